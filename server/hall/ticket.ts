import type { ClerkId, PriorityClassId, ServiceId, TicketId, WindowNumber } from './ids.ts'
import type { Promised, PromiseScore } from './promise.ts'

export const outcomes = ['done', 'documents-missing', 'to-return', 'referred', 'not-ours'] as const
/** What came of a completed service. */
export type Outcome = (typeof outcomes)[number]

export const slipOutcomes = [
  'printed',
  'sent-unconfirmed',
  'not-sent',
  'unknown',
  'on-screen',
  'dropped',
] as const
/** What became of the slip on paper; `on-screen` where no printer is set up. */
export type SlipOutcome = (typeof slipOutcomes)[number]

/** One stay of a ticket at one service window. */
export interface Stay {
  readonly service: ServiceId
  readonly serviceWindow: WindowNumber
  readonly clerk: ClerkId | null
  readonly calledAtMs: number
  /** Null where the clerk never said that the citizen was there. */
  readonly startedAtMs: number | null
  readonly endedAtMs: number
  readonly endedBy:
    'completed' | 'no-show' | 'transferred' | 'parked' | 'cancelled' | 'taken-over' | 'expired'
}

export interface FirstCall {
  readonly atMs: number
  readonly serviceWindow: WindowNumber
  /** Null where no minutes were promised. */
  readonly score: PromiseScore | null
}

interface TicketFacts {
  readonly id: TicketId
  /** Letter and number, as on the slip. */
  readonly number: string
  /** What the citizen came for first. */
  readonly firstService: ServiceId
  /** What she waits for or is served with now. */
  readonly service: ServiceId
  readonly language: string
  readonly priorityClass: PriorityClassId
  readonly issuedAtMs: number
  /** People told to be ahead when the ticket was issued. */
  readonly ahead: number
  readonly promise: Promised | null
  /** Later promises, each with an apology, newest last. */
  readonly requotes: readonly Promised[]
  readonly firstCall: FirstCall | null
  readonly stays: readonly Stay[]
  /** Notes for this ticket live apart from the log (PRIV-1); this says that there are some. */
  readonly noteCount: number
  readonly slip: SlipOutcome | null
  /** Grows by one with every event that moves the ticket; notes, slips and re-quotes do not. */
  readonly revision: number
}

export interface WaitingTicket extends TicketFacts {
  readonly status: 'waiting'
  /** Waits in the line of this one window; null: for any window that calls its service. */
  readonly line: WindowNumber | null
  /** First in that line, before others sent to the window (MOVE-2). */
  readonly resumed: boolean
}

interface AtWindow extends TicketFacts {
  readonly serviceWindow: WindowNumber
  readonly clerk: ClerkId | null
  readonly calledAtMs: number
  readonly recalls: number
}

export interface CalledTicket extends AtWindow {
  readonly status: 'called'
  readonly lastCalledAtMs: number
}

export interface ServingTicket extends AtWindow {
  readonly status: 'serving'
  readonly startedAtMs: number
}

export interface ParkedTicket extends TicketFacts {
  readonly status: 'parked'
  readonly serviceWindow: WindowNumber
  readonly parkedAtMs: number
  readonly reason: string | null
}

interface Ended extends TicketFacts {
  readonly endedAtMs: number
}

export interface CompletedTicket extends Ended {
  readonly status: 'completed'
  readonly outcome: Outcome
}

export interface NoShowTicket extends Ended {
  readonly status: 'no-show'
}

export interface CancelledTicket extends Ended {
  readonly status: 'cancelled'
  readonly reason: string | null
  /** True where the citizen just left. */
  readonly renege: boolean
}

export interface ExpiredTicket extends Ended {
  readonly status: 'expired'
}

export type TicketAtWindow = CalledTicket | ServingTicket
export type EndedTicket = CompletedTicket | NoShowTicket | CancelledTicket | ExpiredTicket
export type OpenTicket = WaitingTicket | TicketAtWindow | ParkedTicket
export type Ticket = OpenTicket | EndedTicket

export function isAtWindow(ticket: Ticket): ticket is TicketAtWindow {
  return ticket.status === 'called' || ticket.status === 'serving'
}

export function isEnded(ticket: Ticket): ticket is EndedTicket {
  return (
    ticket.status === 'completed' ||
    ticket.status === 'no-show' ||
    ticket.status === 'cancelled' ||
    ticket.status === 'expired'
  )
}

/** The facts that every status carries, without those of the status it is in. */
export function factsOf(ticket: Ticket): TicketFacts {
  const { id, number, firstService, service, language, priorityClass, issuedAtMs, ahead } = ticket
  const { promise, requotes, firstCall, stays, noteCount, slip, revision } = ticket
  return {
    id,
    number,
    firstService,
    service,
    language,
    priorityClass,
    issuedAtMs,
    ahead,
    promise,
    requotes,
    firstCall,
    stays,
    noteCount,
    slip,
    revision,
  }
}

/** Earlier arrival first; issuing order where two arrived in the same millisecond (CALL-2). */
export function byArrival(a: Ticket, b: Ticket): number {
  return a.issuedAtMs - b.issuedAtMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
