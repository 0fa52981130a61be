import type { Floor, FloorWindow } from './floor.ts'
import { callsNeeded } from './learning/wait-learner.ts'
import type { Observation } from './observation.ts'

/** Completed services that show how long a service takes, where the configuration does not say it. */
export const servicesNeeded = 5
/** The weight of the newest service in the usual time, once there are enough. */
const newestWeight = 1 / 30
/** A configured time counts as this many completed services. */
const configuredWeight = 5
/** A stay this many times longer than the usual one is a forgotten press. */
const forgottenTimes = 8
const longestMs = 4 * 3_600_000

export interface ServiceEvidence {
  /** Calls out of the queue that were seen. */
  waits: number
  /** Completed services that were seen. */
  services: number
  /** Mean of the logarithms of their lengths, the newer counting more; null before the first. */
  logMeanMs: number | null
}

/** By service number of the floor. */
export type EvidenceState = ServiceEvidence[]

/**
 * What there is to go on for each service: how many waits and services were seen, and how long one usually
 * takes. It decides whether minutes are said at all (PROMISE-2), and tells a manager what they rest on.
 */
export class Evidence {
  readonly state: EvidenceState

  constructor(state: EvidenceState = []) {
    this.state = state
  }

  /** Told of each observation before the floor has folded it in. */
  observe(observation: Observation, floor: Floor): void {
    if (observation.type === 'called') {
      const waiting = floor.waitingTicket(observation.ticket)
      if (waiting && !waiting.resumed) this.#of(waiting.service).waits += 1
    }
    if (observation.type !== 'ended' || observation.how !== 'completed') return
    const stay = floor.stayOf(observation.ticket)
    if (stay) this.#learnService(stay.service, observation.atMs - stay.calledAtMs, floor)
  }

  waitsOf(service: number): number {
    return this.state[service]?.waits ?? 0
  }

  /** How long one citizen usually occupies a window; null where nobody knows yet. */
  serviceMs(service: number, floor: Floor): number | null {
    const { services = 0, logMeanMs = null } = this.state[service] ?? {}
    const configuredMs = floor.typicalServiceMs[service] ?? null
    if (logMeanMs === null || (configuredMs === null && services < servicesNeeded)) return configuredMs
    if (configuredMs === null) return Math.exp(logMeanMs)
    const seen = Math.min(services, 1 / newestWeight)
    return Math.exp(
      (seen * logMeanMs + configuredWeight * Math.log(configuredMs)) / (seen + configuredWeight),
    )
  }

  /**
   * PROMISE-2: minutes are said where a window that calls the service is open, on a break, or planned to open
   * today; and where the configuration says how long one takes, or the service was called a few times.
   */
  isEnough(service: number, floor: Floor): boolean {
    const configured = (floor.typicalServiceMs[service] ?? null) !== null
    if (!configured && this.waitsOf(service) < callsNeeded) return false
    return floor.windows.some((one) => isThere(one, service, floor))
  }

  #learnService(service: number, lengthMs: number, floor: Floor): void {
    const usualMs = this.serviceMs(service, floor)
    if (lengthMs <= 0 || lengthMs > longestMs) return
    if (usualMs !== null && lengthMs > forgottenTimes * usualMs) return
    const one = this.#of(service)
    const weight = Math.max(newestWeight, 1 / (one.services + 1))
    const length = Math.log(lengthMs)
    one.logMeanMs = one.logMeanMs === null ? length : one.logMeanMs + weight * (length - one.logMeanMs)
    one.services += 1
  }

  #of(service: number): ServiceEvidence {
    while (this.state.length <= service) this.state.push({ waits: 0, services: 0, logMeanMs: null })
    const one = this.state[service]
    if (!one) throw new RangeError(`no service ${service}`)
    return one
  }
}

/** Whether a window calls the service now, after its break, or later today by the plan. */
function isThere(floorWindow: FloorWindow, service: number, floor: Floor): boolean {
  if (floorWindow.workProfile?.some((entry) => entry.service === service) === false) return false
  if (floorWindow.status !== 'closed') return true
  const name = floor.serviceWindows.nameOf(floorWindow.serviceWindow)
  return floor.plan?.some(({ serviceWindow, toMs }) => serviceWindow === name && toMs > floor.nowMs) ?? false
}
