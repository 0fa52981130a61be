import { findOpenWindow, findTicketAtWindow, placeOfTicket, placeOfWindow, undoable } from './at-window.ts'
import type { HallCommand } from './command.ts'
import { accept, refuse, type Decision } from './decision.ts'
import type { HallEvent } from './event.ts'
import { serviceOf, serviceWindowOf, ticketOf, windowStateOf, type ConfiguredHall } from './hall.ts'
import type { TicketId } from './ids.ts'
import { isAtWindow } from './ticket.ts'

type CommandOf<Type extends HallCommand['type']> = Extract<HallCommand, { readonly type: Type }>
type TicketEvent = HallEvent & { readonly ticket: TicketId }

export function park(hall: ConfiguredHall, command: CommandOf<'park'>, nowMs: number): Decision {
  const at = findTicketAtWindow(hall, command.serviceWindow)
  if ('refused' in at) return at.refused
  const event = { type: 'TicketParked', ticket: at.found.id, reason: command.reason, atMs: nowMs } as const
  return accept(...undoable(hall, placeOfWindow(command.serviceWindow), 'park', [event], nowMs))
}

/** MOVE-2: first in line at its own window or the one the clerk names; to the common queue where that is closed or gone. */
export function resumeTicket(
  hall: ConfiguredHall,
  command: CommandOf<'resumeTicket'>,
  nowMs: number,
): Decision {
  const ticket = ticketOf(hall, command.ticket)
  if (!ticket) return refuse({ code: 'unknown-ticket', ticket: command.ticket })
  if (ticket.status !== 'parked')
    return refuse({ code: 'ticket-not-fitting', ticket: ticket.id, status: ticket.status })
  const serviceWindow = command.serviceWindow ?? ticket.serviceWindow
  if (command.serviceWindow !== null && !serviceWindowOf(hall, serviceWindow))
    return refuse({ code: 'unknown-service-window', serviceWindow })
  const line = windowStateOf(hall, serviceWindow).status === 'closed' ? null : serviceWindow
  return accept({ type: 'TicketResumed', ticket: ticket.id, line, atMs: nowMs })
}

/** MOVE-1: arrival time, language, notes and history stay with the ticket. */
export function transferTicket(
  hall: ConfiguredHall,
  command: CommandOf<'transferTicket'>,
  nowMs: number,
): Decision {
  const ticket = ticketOf(hall, command.ticket)
  if (!ticket) return refuse({ code: 'unknown-ticket', ticket: command.ticket })
  if (ticket.status !== 'waiting' && !isAtWindow(ticket))
    return refuse({ code: 'ticket-not-fitting', ticket: ticket.id, status: ticket.status })
  const service = command.service ?? ticket.service
  if (!serviceOf(hall, service)) return refuse({ code: 'unknown-service', service })
  const line = command.serviceWindow
  if (line !== null) {
    if (!serviceWindowOf(hall, line)) return refuse({ code: 'unknown-service-window', serviceWindow: line })
    if (windowStateOf(hall, line).status === 'closed')
      return refuse({ code: 'window-not-open', serviceWindow: line })
  }
  if (service === ticket.service && line === null) return refuse({ code: 'transfer-nowhere' })
  const events: TicketEvent[] = []
  if (command.withNote) events.push({ type: 'NoteAdded', ticket: ticket.id, atMs: nowMs })
  events.push({ type: 'TicketTransferred', ticket: ticket.id, service, line, atMs: nowMs })
  const place = isAtWindow(ticket) ? placeOfWindow(ticket.serviceWindow) : placeOfTicket(ticket.id)
  return accept(...undoable(hall, place, 'transfer', events, nowMs))
}

/** CLOSE-2: a ticket at another window, or parked, comes to this one as it is. */
export function takeOver(hall: ConfiguredHall, command: CommandOf<'takeOver'>, nowMs: number): Decision {
  const { serviceWindow } = command
  const open = findOpenWindow(hall, serviceWindow)
  if ('refused' in open) return open.refused
  if (open.found.ticket !== null)
    return refuse({ code: 'window-has-ticket', serviceWindow, ticket: open.found.ticket })
  const ticket = ticketOf(hall, command.ticket)
  if (!ticket) return refuse({ code: 'unknown-ticket', ticket: command.ticket })
  if (!isAtWindow(ticket) && ticket.status !== 'parked')
    return refuse({ code: 'ticket-not-fitting', ticket: ticket.id, status: ticket.status })
  const event = { type: 'TicketTakenOver', ticket: ticket.id, serviceWindow, atMs: nowMs } as const
  return accept(...undoable(hall, placeOfWindow(serviceWindow), 'take-over', [event], nowMs))
}
