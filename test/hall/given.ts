import type { HallCommand } from '../../server/hall/command.ts'
import { decide } from '../../server/hall/decide.ts'
import type { Decision } from '../../server/hall/decision.ts'
import type { HallEvent } from '../../server/hall/event.ts'
import { evolve } from '../../server/hall/evolve.ts'
import {
  emptyHall,
  knownTicket,
  lineOf,
  windowStateOf,
  type ConfiguredHall,
  type Hall,
  type WindowState,
} from '../../server/hall/hall.ts'
import { ordinalOf, windowNumber, type ServiceId } from '../../server/hall/ids.ts'
import type { Refusal } from '../../server/hall/refusal.ts'
import { byArrival, type Ticket } from '../../server/hall/ticket.ts'
import { configure, openDay, openWindow, sundayAt, ticket } from './presses.ts'
import { dana, olga, sampleHall, yusuf } from './sample-hall.ts'

interface Wait {
  readonly waitMs: number
}

/** What led up to a test: commands that are accepted, events as the log holds them, time that passes. */
export type Step = HallCommand | HallEvent | Wait

export const waitMs = (duration: number): Wait => ({ waitMs: duration })

type Without<Event> = Event extends HallEvent ? Omit<Event, 'atMs'> : never
type Untimed = Without<HallEvent>

function withoutInstant(event: HallEvent): Untimed {
  const { atMs: _, ...untimed } = event
  return untimed
}

export function evolveAll(hall: Hall, events: readonly HallEvent[]): Hall {
  return events.reduce<Hall>(evolve, hall)
}

export function configured(hall: Hall): ConfiguredHall {
  if (hall.status === 'unconfigured') throw new Error('the hall is not configured')
  return hall
}

/** A hall in the middle of a test, and the instant on its clock. */
export class Scenario {
  readonly hall: Hall
  readonly nowMs: number

  constructor(hall: Hall, nowMs: number) {
    this.hall = hall
    this.nowMs = nowMs
  }

  and(...steps: readonly Step[]): Scenario {
    return steps.reduce<Scenario>((scenario, step) => scenario.next(step), this)
  }

  when(command: HallCommand): Outcome {
    return new Outcome(this, decide(this.hall, command, this.nowMs))
  }

  ticket(ordinal: number): Ticket {
    return knownTicket(configured(this.hall), ticket(ordinal))
  }

  window(number: number): WindowState {
    return windowStateOf(configured(this.hall), windowNumber(number))
  }

  /** The ordinals of those in the common queues of a service, in order of arrival. */
  waitingFor(service: ServiceId): readonly number[] {
    const hall = configured(this.hall)
    return hall.queues
      .filter((queue) => queue.service === service)
      .flatMap(({ tickets }) => tickets.map((id) => knownTicket(hall, id)))
      .sort(byArrival)
      .map(({ id }) => ordinalOf(id))
  }

  /** The ordinals of those in the line of one window. */
  lineAt(number: number): readonly number[] {
    return lineOf(configured(this.hall), windowNumber(number)).map(ordinalOf)
  }

  private next(step: Step): Scenario {
    if ('waitMs' in step) return new Scenario(this.hall, this.nowMs + step.waitMs)
    if ('atMs' in step) return new Scenario(evolve(this.hall, step), Math.max(this.nowMs, step.atMs))
    return this.when(step).after
  }
}

/** What a command came to. */
class Outcome {
  private readonly before: Scenario
  private readonly decision: Decision

  constructor(before: Scenario, decision: Decision) {
    this.before = before
    this.decision = decision
  }

  /** What happened, without the instant and without the record that undo needs. */
  get events(): readonly Untimed[] {
    return this.allEvents.filter(({ type }) => type !== 'PressMade').map(withoutInstant)
  }

  /** The record that lets the press be undone; null where it can't be. */
  get press(): Untimed | null {
    const press = this.allEvents.find(({ type }) => type === 'PressMade')
    return press ? withoutInstant(press) : null
  }

  /** The scenario after the command's events. */
  get after(): Scenario {
    return new Scenario(evolveAll(this.before.hall, this.allEvents), this.before.nowMs)
  }

  /** Why not; null where the command was accepted. */
  get refusal(): Refusal | null {
    return this.decision.accepted ? null : this.decision.refusal
  }

  private get allEvents(): readonly HallEvent[] {
    if (!this.decision.accepted) throw new Error(`refused: ${JSON.stringify(this.decision.refusal)}`)
    return this.decision.events
  }
}

/** From a hall that has no log yet, at nine o'clock on a Sunday. */
export function givenNothing(...steps: readonly Step[]): Scenario {
  return new Scenario(emptyHall, sundayAt(9)).and(...steps)
}

/** From the sample hall with its day open and no window open. */
export function givenOpenDay(...steps: readonly Step[]): Scenario {
  return givenNothing(configure(sampleHall), openDay()).and(...steps)
}

/** From the sample hall with its day open, Dana at window 1, Yusuf at 2 and Olga at 3. */
export function given(...steps: readonly Step[]): Scenario {
  return givenOpenDay(
    openWindow(1, { clerk: dana }),
    openWindow(2, { clerk: yusuf }),
    openWindow(3, { clerk: olga }),
  ).and(...steps)
}
