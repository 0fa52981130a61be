import {
  findOpenWindow,
  findTicketAtWindow,
  placeOfWindow,
  ticketAt,
  undoable,
  type OpenWindow,
} from './at-window.ts'
import { callingRuleOf, chooseNext } from './calling-rule.ts'
import type { HallCommand } from './command.ts'
import { accept, refuse, type Decision } from './decision.ts'
import type { HallEvent } from './event.ts'
import { knownTicket, lineOf, ticketOf, type ConfiguredHall } from './hall.ts'
import type { TicketId, WindowNumber } from './ids.ts'
import type { Ticket, TicketAtWindow } from './ticket.ts'

type CommandOf<Type extends HallCommand['type']> = Extract<HallCommand, { readonly type: Type }>
type TicketEvent = HallEvent & { readonly ticket: TicketId }

function headsOfQueues(hall: ConfiguredHall): Ticket[] {
  const heads: Ticket[] = []
  for (const { tickets } of hall.queues) {
    const head = tickets[0]
    if (head !== undefined) heads.push(knownTicket(hall, head))
  }
  return heads
}

/** The ticket that a window's Next would call: its own line first, then by the calling rule; null where nobody waits. */
export function nextFor(
  hall: ConfiguredHall,
  serviceWindow: WindowNumber,
  state: OpenWindow,
  nowMs: number,
): Ticket | null {
  const own = lineOf(hall, serviceWindow)[0]
  if (own !== undefined) return knownTicket(hall, own)
  return chooseNext(headsOfQueues(hall), state.workProfile, callingRuleOf(hall.configuration), nowMs)
}

/** CALL-3: the ticket at the window is completed when another one is called. */
function completion(ticket: TicketAtWindow | null, nowMs: number): TicketEvent[] {
  return ticket ? [{ type: 'TicketCompleted', ticket: ticket.id, outcome: 'done', atMs: nowMs }] : []
}

export function callNext(hall: ConfiguredHall, command: CommandOf<'callNext'>, nowMs: number): Decision {
  const { serviceWindow } = command
  const open = findOpenWindow(hall, serviceWindow)
  if ('refused' in open) return open.refused
  const next = nextFor(hall, serviceWindow, open.found, nowMs)
  const events = completion(ticketAt(hall, open.found), nowMs)
  if (next)
    events.push({ type: 'TicketCalled', ticket: next.id, serviceWindow, how: { by: 'rule' }, atMs: nowMs })
  if (events.length === 0) return accept()
  return accept(...undoable(hall, placeOfWindow(serviceWindow), 'call-next', events, nowMs))
}

/** A clerk picks a ticket by hand, which the log keeps with the reason (CALL-2). */
export function callTicket(hall: ConfiguredHall, command: CommandOf<'callTicket'>, nowMs: number): Decision {
  const { serviceWindow, reason } = command
  const open = findOpenWindow(hall, serviceWindow)
  if ('refused' in open) return open.refused
  const ticket = ticketOf(hall, command.ticket)
  if (!ticket) return refuse({ code: 'unknown-ticket', ticket: command.ticket })
  if (ticket.status !== 'waiting' && ticket.status !== 'parked')
    return refuse({ code: 'ticket-not-fitting', ticket: ticket.id, status: ticket.status })
  const events = completion(ticketAt(hall, open.found), nowMs)
  events.push({
    type: 'TicketCalled',
    ticket: ticket.id,
    serviceWindow,
    how: { by: 'hand', reason },
    atMs: nowMs,
  })
  return accept(...undoable(hall, placeOfWindow(serviceWindow), 'call', events, nowMs))
}

export function recall(hall: ConfiguredHall, command: CommandOf<'recall'>, nowMs: number): Decision {
  const at = findTicketAtWindow(hall, command.serviceWindow)
  if ('refused' in at) return at.refused
  if (at.found.status === 'serving') return refuse({ code: 'already-started', ticket: at.found.id })
  return accept({ type: 'TicketRecalled', ticket: at.found.id, atMs: nowMs })
}

export function startService(
  hall: ConfiguredHall,
  command: CommandOf<'startService'>,
  nowMs: number,
): Decision {
  const at = findTicketAtWindow(hall, command.serviceWindow)
  if ('refused' in at) return at.refused
  if (at.found.status === 'serving') return refuse({ code: 'already-started', ticket: at.found.id })
  return accept({ type: 'TicketStarted', ticket: at.found.id, atMs: nowMs })
}
