import { findTicketAtWindow, placeOfTicket, placeOfWindow, undoable } from './at-window.ts'
import type { HallCommand } from './command.ts'
import { accept, refuse, type Decision } from './decision.ts'
import { priorityClassOf, serviceOf, ticketOf, type ConfiguredHall } from './hall.ts'
import { isAtWindow, isEnded } from './ticket.ts'

type CommandOf<Type extends HallCommand['type']> = Extract<HallCommand, { readonly type: Type }>

export function complete(hall: ConfiguredHall, command: CommandOf<'complete'>, nowMs: number): Decision {
  const at = findTicketAtWindow(hall, command.serviceWindow)
  if ('refused' in at) return at.refused
  const event = {
    type: 'TicketCompleted',
    ticket: at.found.id,
    outcome: command.outcome,
    atMs: nowMs,
  } as const
  return accept(...undoable(hall, placeOfWindow(command.serviceWindow), 'complete', [event], nowMs))
}

/** CALL-4: only after the set number of recalls, and never for someone who is already being served. */
export function markNoShow(hall: ConfiguredHall, command: CommandOf<'markNoShow'>, nowMs: number): Decision {
  const at = findTicketAtWindow(hall, command.serviceWindow)
  if ('refused' in at) return at.refused
  const { found } = at
  if (found.status === 'serving') return refuse({ code: 'already-started', ticket: found.id })
  const recallsNeeded = hall.configuration.recallsBeforeNoShow
  if (found.recalls < recallsNeeded)
    return refuse({ code: 'no-show-too-early', recalls: found.recalls, recallsNeeded })
  const event = { type: 'TicketMarkedNoShow', ticket: found.id, atMs: nowMs } as const
  return accept(...undoable(hall, placeOfWindow(command.serviceWindow), 'no-show', [event], nowMs))
}

export function reinstateTicket(
  hall: ConfiguredHall,
  command: CommandOf<'reinstateTicket'>,
  nowMs: number,
): Decision {
  const ticket = ticketOf(hall, command.ticket)
  if (!ticket) return refuse({ code: 'unknown-ticket', ticket: command.ticket })
  if (ticket.status !== 'no-show')
    return refuse({ code: 'ticket-not-fitting', ticket: ticket.id, status: ticket.status })
  const untilMs = ticket.endedAtMs + hall.configuration.reinstateWithinMs
  if (nowMs > untilMs) return refuse({ code: 'reinstate-too-late', ticket: ticket.id, untilMs })
  const { service, priorityClass } = ticket
  if (!serviceOf(hall, service)) return refuse({ code: 'unknown-service', service })
  if (!priorityClassOf(hall, priorityClass)) return refuse({ code: 'unknown-priority-class', priorityClass })
  return accept({ type: 'TicketReinstated', ticket: ticket.id, atMs: nowMs })
}

/** Withdraws a ticket that is not in service yet. */
export function cancelTicket(
  hall: ConfiguredHall,
  command: CommandOf<'cancelTicket'>,
  nowMs: number,
): Decision {
  const ticket = ticketOf(hall, command.ticket)
  if (!ticket) return refuse({ code: 'unknown-ticket', ticket: command.ticket })
  if (isEnded(ticket)) return refuse({ code: 'ticket-not-fitting', ticket: ticket.id, status: ticket.status })
  if (ticket.status === 'serving') return refuse({ code: 'already-started', ticket: ticket.id })
  const { reason, renege } = command
  const event = { type: 'TicketCancelled', ticket: ticket.id, reason, renege, atMs: nowMs } as const
  const place = isAtWindow(ticket) ? placeOfWindow(ticket.serviceWindow) : placeOfTicket(ticket.id)
  return accept(...undoable(hall, place, 'cancel', [event], nowMs))
}
