import type { Floor } from '../floor.ts'
import type { PlannedShift } from '../observation.ts'
import { emptyArrivalHabits, type ArrivalHabitsState } from './arrival-habits.ts'
import { kindName, orderName } from './kind-name.ts'
import { emptyLeaving, type LeavingState } from './leaving.ts'
import { emptyOrder, learnedHeadStart, type OrderState } from './order-learner.ts'
import { emptyProfiles, inferredProfile, type ProfilesState } from './profiles.ts'
import { emptySentOn, keepsPlace, type SentOnState } from './sent-on.ts'
import { emptyServiceTimes, ServiceTimes, type ServiceTimesState } from './service-times.ts'
import { emptyWindowHabits, type WindowHabitsState } from './window-habits.ts'

/** All that the simulation has learned: plain data, to be saved with a structured clone. */
export interface KnowledgeState {
  readonly times: ServiceTimesState
  readonly windows: WindowHabitsState
  readonly order: OrderState
  readonly arrivals: ArrivalHabitsState
  readonly profiles: ProfilesState
  readonly sentOn: SentOnState
  readonly leaving: LeavingState
}

export function emptyKnowledge(): KnowledgeState {
  return {
    times: emptyServiceTimes(),
    windows: emptyWindowHabits(),
    order: emptyOrder(),
    arrivals: emptyArrivalHabits(),
    profiles: emptyProfiles(),
    sentOn: emptySentOn(),
    leaving: emptyLeaving(),
  }
}

export interface Kind {
  readonly service: number
  readonly priorityClass: number
  readonly afterStay: boolean
}

/** The services that a window calls, with their ranks. */
export type Profile = readonly { readonly service: number; readonly rank: number }[]

export interface WaitingKind extends Kind {
  readonly line: null
  readonly resumed: false
}

/** What is known, as the questions of a scene. */
export class Knowledge {
  readonly state: KnowledgeState
  readonly times: ServiceTimes
  readonly #inferred = new Map<string, Profile>()

  constructor(state: KnowledgeState) {
    this.state = state
    this.times = new ServiceTimes(state.times)
  }

  get windows(): WindowHabitsState {
    return this.state.windows
  }

  get arrivals(): ArrivalHabitsState {
    return this.state.arrivals
  }

  /** Whether she came at the instant at which a stay ended. */
  isAfterStay(ticket: string): boolean {
    return this.state.sentOn.firstArrivalMs.has(ticket)
  }

  /** The queue of a ticket: those who were sent on and keep their place wait among the others. */
  queuesAfterStay(floor: Floor, afterStay: boolean): boolean {
    return afterStay && floor.classRules === null && !keepsPlace(this.state.sentOn)
  }

  /** Kinds of citizens that have arrived on some day, of services that the floor knows. */
  *kindsSeen(floor: Floor): Iterable<WaitingKind> {
    for (let service = 0; service < floor.services.size; service += 1)
      for (let priorityClass = 0; priorityClass < floor.classes.size; priorityClass += 1)
        for (const afterStay of [false, true]) {
          const kind = kindName(
            floor.services.nameOf(service),
            floor.classes.nameOf(priorityClass),
            afterStay,
          )
          if (this.arrivals.kinds.has(kind))
            yield { service, priorityClass, afterStay, line: null, resumed: false }
        }
  }

  /** How a kind is ordered: as told, or as learned from who was called before whom. */
  ruleOf(floor: Floor, { priorityClass, afterStay }: Kind): { headStartMs: number; rate: number } {
    const name = floor.classes.nameOf(priorityClass)
    if (floor.classRules) {
      const told = floor.classRules.find((rule) => rule.priorityClass === name)
      return { headStartMs: told?.headStartMs ?? 0, rate: told?.rate ?? 1 }
    }
    const { order, sentOn } = this.state
    if (!afterStay || !keepsPlace(sentOn))
      return { headStartMs: learnedHeadStart(order, orderName(name, afterStay)), rate: 1 }
    return { headStartMs: learnedHeadStart(order, name) + sentOn.meanAgeMs, rate: 1 }
  }

  /** What a window calls: as planned, as told, or as it called on recent days. */
  profileOf(floor: Floor, name: string): Profile {
    const planned = floor.plan?.find(
      ({ serviceWindow, workProfile }) => serviceWindow === name && workProfile !== null,
    )
    if (planned?.workProfile) {
      const profile: { service: number; rank: number }[] = []
      for (const { service, rank } of planned.workProfile) {
        const number = floor.services.find(service)
        if (number !== null) profile.push({ service: number, rank })
      }
      return profile
    }
    const number = floor.serviceWindows.find(name)
    const told = number === null ? null : (floor.windows[number]?.workProfile ?? null)
    if (told) return told
    const kept = this.#inferred.get(name)
    if (kept) return kept
    const inferred = inferredProfile(this.state.profiles, floor, name)
    this.#inferred.set(name, inferred)
    return inferred
  }

  /** Inferred profiles are kept until the window calls again, or a day begins. */
  forgetProfile(name: string | null): void {
    if (name === null) this.#inferred.clear()
    else this.#inferred.delete(name)
  }

  /** What is planned for a window today, in order. */
  shiftsOf(floor: Floor, name: string): PlannedShift[] {
    return (floor.plan ?? []).filter(({ serviceWindow }) => serviceWindow === name)
  }

  /** Since when somebody has waited whom the window can call; `Infinity`: nobody does. */
  waitingSince(floor: Floor, profile: Profile): number {
    let sinceMs = Number.POSITIVE_INFINITY
    for (const { service } of profile) {
      const head = floor.waitersFor(service).find(({ line }) => line === null)
      if (head) sinceMs = Math.min(sinceMs, head.arrivedAtMs)
    }
    return sinceMs
  }

  /** For how long somebody has waited whom the window could have called, since it was last seen at `freeSinceMs`. */
  missedMs(floor: Floor, name: string, profile: Profile, freeSinceMs: number): number {
    const { waitClocksMs, toldAtMs } = this.windows
    const before = this.windows.today.get(name)?.waitClocksMs ?? []
    let missedMs = 0
    for (const { service } of profile) {
      const goesOnMs = floor.waitersFor(service).length > 0 ? floor.nowMs - toldAtMs : 0
      missedMs = Math.max(missedMs, (waitClocksMs[service] ?? 0) + goesOnMs - (before[service] ?? 0))
    }
    return Math.min(missedMs, floor.nowMs - freeSinceMs)
  }

  /** Lets the clocks of services in which somebody waits go on to an instant. */
  tick(floor: Floor, atMs: number): void {
    const { windows } = this
    const passedMs = Math.max(0, atMs - windows.toldAtMs)
    for (const [service, queue] of floor.waiting.entries())
      if (queue.length > 0) windows.waitClocksMs[service] = (windows.waitClocksMs[service] ?? 0) + passedMs
      else windows.waitClocksMs[service] ??= 0
    windows.toldAtMs = Math.max(windows.toldAtMs, atMs)
  }
}
