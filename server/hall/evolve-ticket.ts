import type { HallEvent } from './event.ts'
import type { ClerkId } from './ids.ts'
import { scorePromise } from './promise.ts'
import {
  factsOf,
  isAtWindow,
  isEnded,
  type CalledTicket,
  type FirstCall,
  type ParkedTicket,
  type Stay,
  type Ticket,
  type TicketAtWindow,
  type WaitingTicket,
} from './ticket.ts'

/** Events that change one existing ticket and nothing else but its place. */
export type TicketEvent = Extract<
  HallEvent,
  {
    readonly type:
      | 'NoteAdded'
      | 'SlipReprinted'
      | 'SlipRecorded'
      | 'TicketRequoted'
      | 'TicketCalled'
      | 'TicketRecalled'
      | 'TicketStarted'
      | 'TicketCompleted'
      | 'TicketMarkedNoShow'
      | 'TicketReinstated'
      | 'TicketTransferred'
      | 'TicketParked'
      | 'TicketResumed'
      | 'TicketCancelled'
      | 'TicketTakenOver'
      | 'TicketExpired'
  }
>

type EventOf<Type extends HallEvent['type']> = Extract<HallEvent, { readonly type: Type }>

function impossible(ticket: Ticket, event: HallEvent): never {
  throw new Error(`${event.type} cannot follow for ticket ${ticket.id}, which is ${ticket.status}`)
}

export function issuedTicket(event: EventOf<'TicketIssued'>): WaitingTicket {
  return {
    status: 'waiting',
    id: event.ticket,
    number: event.number,
    firstService: event.service,
    service: event.service,
    language: event.language,
    priorityClass: event.priorityClass,
    issuedAtMs: event.atMs,
    ahead: event.ahead,
    promise: event.promise,
    requotes: [],
    firstCall: null,
    stays: [],
    noteCount: 0,
    slip: null,
    revision: 1,
    line: null,
    resumed: false,
  }
}

function stayOf(ticket: TicketAtWindow, endedAtMs: number, endedBy: Stay['endedBy']): Stay {
  return {
    service: ticket.service,
    serviceWindow: ticket.serviceWindow,
    clerk: ticket.clerk,
    calledAtMs: ticket.calledAtMs,
    startedAtMs: ticket.status === 'serving' ? ticket.startedAtMs : null,
    endedAtMs,
    endedBy,
  }
}

/** The facts after a stay at a window has ended; unchanged facts where there was none. */
function factsAfterStay(ticket: Ticket, endedAtMs: number, endedBy: Stay['endedBy']) {
  const facts = { ...factsOf(ticket), revision: ticket.revision + 1 }
  if (!isAtWindow(ticket)) return facts
  return { ...facts, stays: [...ticket.stays, stayOf(ticket, endedAtMs, endedBy)] }
}

function firstCallOf(ticket: Ticket, event: EventOf<'TicketCalled'>): FirstCall {
  if (ticket.firstCall) return ticket.firstCall
  return {
    atMs: event.atMs,
    serviceWindow: event.serviceWindow,
    score: ticket.promise ? scorePromise(ticket.promise, event.atMs) : null,
  }
}

function called(ticket: Ticket, event: EventOf<'TicketCalled'>, clerk: ClerkId | null): CalledTicket {
  if (ticket.status !== 'waiting' && ticket.status !== 'parked') return impossible(ticket, event)
  return {
    ...factsOf(ticket),
    status: 'called',
    revision: ticket.revision + 1,
    firstCall: firstCallOf(ticket, event),
    serviceWindow: event.serviceWindow,
    clerk,
    calledAtMs: event.atMs,
    lastCalledAtMs: event.atMs,
    recalls: 0,
  }
}

function waitingAgain(
  ticket: Ticket,
  change: Pick<WaitingTicket, 'line' | 'resumed' | 'service'>,
  endedAtMs: number,
): WaitingTicket {
  return { ...factsAfterStay(ticket, endedAtMs, 'transferred'), status: 'waiting', ...change }
}

function parked(ticket: Ticket, event: EventOf<'TicketParked'>): ParkedTicket {
  if (!isAtWindow(ticket)) return impossible(ticket, event)
  const { reason, atMs } = event
  const facts = factsAfterStay(ticket, atMs, 'parked')
  return { ...facts, status: 'parked', serviceWindow: ticket.serviceWindow, parkedAtMs: atMs, reason }
}

function takenOver(ticket: Ticket, event: EventOf<'TicketTakenOver'>, clerk: ClerkId | null): Ticket {
  if (isAtWindow(ticket)) {
    const facts = factsAfterStay(ticket, event.atMs, 'taken-over')
    const here = { serviceWindow: event.serviceWindow, clerk, calledAtMs: event.atMs }
    return ticket.status === 'serving'
      ? { ...ticket, ...facts, ...here, startedAtMs: event.atMs }
      : { ...ticket, ...facts, ...here, lastCalledAtMs: event.atMs }
  }
  if (ticket.status === 'parked')
    return { ...ticket, serviceWindow: event.serviceWindow, revision: ticket.revision + 1 }
  return impossible(ticket, event)
}

/** The ticket after one event about it. `clerk` sits at the window that the event names. */
export function evolveTicket(ticket: Ticket, event: TicketEvent, clerk: ClerkId | null): Ticket {
  const revision = ticket.revision + 1
  switch (event.type) {
    case 'NoteAdded':
      return { ...ticket, noteCount: ticket.noteCount + 1 }
    case 'SlipReprinted':
      return { ...ticket, slip: null }
    case 'SlipRecorded':
      return { ...ticket, slip: event.outcome }
    case 'TicketRequoted':
      return { ...ticket, requotes: [...ticket.requotes, event.promise] }
    case 'TicketCalled':
      return called(ticket, event, clerk)
    case 'TicketRecalled':
      if (ticket.status !== 'called') return impossible(ticket, event)
      return { ...ticket, recalls: ticket.recalls + 1, lastCalledAtMs: event.atMs, revision }
    case 'TicketStarted': {
      if (ticket.status !== 'called') return impossible(ticket, event)
      const { serviceWindow, clerk: servedBy, calledAtMs, recalls } = ticket
      return {
        ...factsOf(ticket),
        status: 'serving',
        revision,
        serviceWindow,
        clerk: servedBy,
        calledAtMs,
        recalls,
        startedAtMs: event.atMs,
      }
    }
    case 'TicketCompleted': {
      if (!isAtWindow(ticket)) return impossible(ticket, event)
      const facts = factsAfterStay(ticket, event.atMs, 'completed')
      return { ...facts, status: 'completed', endedAtMs: event.atMs, outcome: event.outcome }
    }
    case 'TicketMarkedNoShow': {
      if (ticket.status !== 'called') return impossible(ticket, event)
      return { ...factsAfterStay(ticket, event.atMs, 'no-show'), status: 'no-show', endedAtMs: event.atMs }
    }
    case 'TicketReinstated':
      if (ticket.status !== 'no-show') return impossible(ticket, event)
      return { ...factsOf(ticket), status: 'waiting', revision, line: null, resumed: false }
    case 'TicketTransferred': {
      if (ticket.status !== 'waiting' && !isAtWindow(ticket)) return impossible(ticket, event)
      return waitingAgain(ticket, { service: event.service, line: event.line, resumed: false }, event.atMs)
    }
    case 'TicketParked':
      return parked(ticket, event)
    case 'TicketResumed':
      if (ticket.status !== 'parked') return impossible(ticket, event)
      return {
        ...factsOf(ticket),
        status: 'waiting',
        revision,
        line: event.line,
        resumed: event.line !== null,
      }
    case 'TicketCancelled': {
      if (isEnded(ticket) || ticket.status === 'serving') return impossible(ticket, event)
      const { reason, renege, atMs } = event
      return {
        ...factsAfterStay(ticket, atMs, 'cancelled'),
        status: 'cancelled',
        endedAtMs: atMs,
        reason,
        renege,
      }
    }
    case 'TicketTakenOver':
      return takenOver(ticket, event, clerk)
    case 'TicketExpired':
      if (isEnded(ticket)) return impossible(ticket, event)
      return { ...factsAfterStay(ticket, event.atMs, 'expired'), status: 'expired', endedAtMs: event.atMs }
    default:
      return impossible(ticket, event)
  }
}
