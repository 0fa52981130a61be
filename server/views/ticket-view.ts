import type { QueuedTicket } from '../contract/queue-view.ts'
import type { Note, TicketResource } from '../contract/ticket-resource.ts'
import { peopleAheadOf } from '../hall/ahead.ts'
import type { ConfiguredHall } from '../hall/hall.ts'
import type { TicketId } from '../hall/ids.ts'
import { isAtWindow, isEnded, type Ticket } from '../hall/ticket.ts'
import { promiseView } from './promise-view.ts'

/** What a ticket's link and its notes are comes from outside the state. */
export interface TicketExtras {
  notesOf(ticket: TicketId): readonly Note[]
  shortCodeOf(ticket: Ticket): string
  urlOf(ticket: TicketId): string
}

/** How many of the same service would be called before this ticket now; null unless it waits. */
export function aheadNow(hall: ConfiguredHall, ticket: Ticket, nowMs: number): number | null {
  return ticket.status === 'waiting' ? peopleAheadOf(hall, ticket, nowMs) : null
}

function windowOf(ticket: Ticket): number | null {
  if (isAtWindow(ticket) || ticket.status === 'parked') return ticket.serviceWindow
  if (ticket.status === 'waiting') return ticket.line
  return ticket.stays.at(-1)?.serviceWindow ?? null
}

/** When the citizen was at the window, in the present stay or, where there is none, the last one. */
function startedAtMs(ticket: Ticket): number | null {
  if (ticket.status === 'serving') return ticket.startedAtMs
  return ticket.status === 'called' ? null : (ticket.stays.at(-1)?.startedAtMs ?? null)
}

function reasonOf(ticket: Ticket): string | null {
  return ticket.status === 'parked' || ticket.status === 'cancelled' ? ticket.reason : null
}

/** One ticket as staff see it. */
export function ticketView(
  hall: ConfiguredHall,
  ticket: Ticket,
  extras: TicketExtras,
  nowMs: number,
): TicketResource {
  const last = ticket.stays.at(-1)
  const at = isAtWindow(ticket) ? ticket : null
  return {
    id: ticket.id,
    number: ticket.number,
    status: ticket.status,
    service: ticket.service,
    firstService: ticket.firstService,
    language: ticket.language,
    priorityClass: ticket.priorityClass,
    issuedAtMs: ticket.issuedAtMs,
    ahead: ticket.ahead,
    aheadNow: aheadNow(hall, ticket, nowMs),
    promise: ticket.promise && promiseView(ticket.promise),
    requotes: ticket.requotes.map(promiseView),
    promiseScore: ticket.firstCall?.score ?? null,
    serviceWindow: windowOf(ticket),
    clerk: at ? at.clerk : (last?.clerk ?? null),
    calledAtMs: at ? at.calledAtMs : (last?.calledAtMs ?? null),
    firstCalledAtMs: ticket.firstCall?.atMs ?? null,
    startedAtMs: startedAtMs(ticket),
    endedAtMs: isEnded(ticket) ? ticket.endedAtMs : null,
    recalls: at ? at.recalls : 0,
    outcome: ticket.status === 'completed' ? ticket.outcome : null,
    reason: reasonOf(ticket),
    stays: ticket.stays.map((stay) => ({ ...stay })),
    notes: [...extras.notesOf(ticket.id)],
    slip: ticket.slip,
    shortCode: extras.shortCodeOf(ticket),
    url: extras.urlOf(ticket.id),
  }
}

/** One ticket as a line of a list. */
export function queuedTicketView(ticket: Ticket): QueuedTicket {
  return {
    id: ticket.id,
    number: ticket.number,
    service: ticket.service,
    priorityClass: ticket.priorityClass,
    language: ticket.language,
    status: ticket.status,
    issuedAtMs: ticket.issuedAtMs,
    serviceWindow: windowOf(ticket),
    promise: ticket.promise && promiseView(ticket.promise),
    noteCount: ticket.noteCount,
  }
}
