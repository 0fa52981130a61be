import type { Floor } from '../floor.ts'
import { emptyArrivalHabits, type ArrivalHabitsState } from './arrival-habits.ts'
import { kindName, orderName } from './kind-name.ts'
import { emptyOrder, learnedHeadStart, type OrderState } from './order-learner.ts'
import { emptyProfiles, inferredProfile, type ProfilesState } from './profiles.ts'
import { emptyServiceTimes, ServiceTimes, type ServiceTimesState } from './service-times.ts'
import { emptyWindowHabits, type WindowHabitsState } from './window-habits.ts'

/** All that the simulation has learned: plain data, to be saved with a structured clone. */
export interface KnowledgeState {
  readonly times: ServiceTimesState
  readonly windows: WindowHabitsState
  readonly order: OrderState
  readonly arrivals: ArrivalHabitsState
  readonly profiles: ProfilesState
  /** Those waiting who came at the instant at which a stay ended. */
  readonly afterStay: Set<string>
  lastEndMs: number
}

export function emptyKnowledge(): KnowledgeState {
  return {
    times: emptyServiceTimes(),
    windows: emptyWindowHabits(),
    order: emptyOrder(),
    arrivals: emptyArrivalHabits(),
    profiles: emptyProfiles(),
    afterStay: new Set(),
    lastEndMs: Number.NEGATIVE_INFINITY,
  }
}

export interface Kind {
  readonly service: number
  readonly priorityClass: number
  readonly afterStay: boolean
}

export interface WaitingKind extends Kind {
  readonly line: null
  readonly resumed: false
}

/** What is known, as the questions of a scene. */
export class Knowledge {
  readonly state: KnowledgeState
  readonly times: ServiceTimes

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

  isAfterStay(ticket: string): boolean {
    return this.state.afterStay.has(ticket)
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
    return { headStartMs: learnedHeadStart(this.state.order, orderName(name, afterStay)), rate: 1 }
  }

  /** What a window calls: as planned, as told, or as it called on recent days. */
  profileOf(floor: Floor, name: string): readonly { readonly service: number; readonly rank: number }[] {
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
    return told ?? inferredProfile(this.state.profiles, floor, name)
  }
}
