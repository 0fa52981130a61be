import type { Floor } from './floor.ts'
import type { Observation } from './observation.ts'

/** Calls that a record must have before its classes are believed; until then all arrivals count as one class. */
const callsNeeded = 100
/** A class counts in the comparison from this many calls on. */
const callsOfClassNeeded = 30
/** A wait is “at once” below this share of the mean wait. */
const atOnceShareOfMean = 1 / 20
/** Where fewer than this share are called at once, classes cannot give it away. */
const atOnceNeeded = 0.05
/** A class that is called at once less than this share as often as all was written down while its people waited. */
const suspectRatio = 0.4
/** Halving of the weight of old calls, in calls. */
const memory = 20_000

export interface ClassTrustState {
  /** By class: calls, and those at once. */
  readonly calls: number[]
  readonly atOnce: number[]
  waitSumMs: number
  waits: number
}

export function emptyClassTrust(): ClassTrustState {
  return { calls: [], atOnce: [], waitSumMs: 0, waits: 0 }
}

/**
 * Whether the class of an arrival may be used to forecast her wait. In a hall with a configuration it may. A
 * record can deceive: some write a caller's class down only while she waits, so that a class means “did not
 * find anyone free”. Such a class shows by hardly ever being called at once where others are.
 */
export class ClassTrust {
  readonly state: ClassTrustState

  constructor(state: ClassTrustState = emptyClassTrust()) {
    this.state = state
  }

  /** Told of each observation before the floor has folded it in. */
  observe(observation: Observation, floor: Floor): void {
    if (observation.type !== 'called' || floor.classRules) return
    const waiting = floor.waitingTicket(observation.ticket)
    if (!waiting) return
    const { state } = this
    const waitMs = observation.atMs - waiting.arrivedAtMs
    const fade = 1 - 1 / memory
    state.waitSumMs = state.waitSumMs * fade + waitMs
    state.waits = state.waits * fade + 1
    while (state.calls.length <= waiting.priorityClass) {
      state.calls.push(0)
      state.atOnce.push(0)
    }
    for (let one = 0; one < state.calls.length; one += 1) {
      state.calls[one] = (state.calls[one] ?? 0) * fade
      state.atOnce[one] = (state.atOnce[one] ?? 0) * fade
    }
    state.calls[waiting.priorityClass] = (state.calls[waiting.priorityClass] ?? 0) + 1
    if (waitMs <= (atOnceShareOfMean * state.waitSumMs) / state.waits)
      state.atOnce[waiting.priorityClass] = (state.atOnce[waiting.priorityClass] ?? 0) + 1
  }

  isKnownAtArrival(floor: Floor): boolean {
    if (floor.classRules) return true
    const { calls, atOnce } = this.state
    const total = calls.reduce((sum, count) => sum + count, 0)
    const compared = calls.filter((count) => count >= callsOfClassNeeded).length
    if (total < callsNeeded || compared < 2) return false
    const share = atOnce.reduce((sum, count) => sum + count, 0) / total
    if (share < atOnceNeeded) return true
    return calls.every(
      (count, one) => count < callsOfClassNeeded || (atOnce[one] ?? 0) / count >= suspectRatio * share,
    )
  }
}
