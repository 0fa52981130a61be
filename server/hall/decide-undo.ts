import { placeOfTicket, placeOfWindow } from './at-window.ts'
import type { HallCommand } from './command.ts'
import { undoWithinMs } from './configuration.ts'
import { accept, refuse, type Decision } from './decision.ts'
import type { Place } from './event.ts'
import {
  priorityClassOf,
  serviceOf,
  serviceWindowOf,
  ticketOf,
  windowStateOf,
  type ConfiguredHall,
  type UndoRecord,
} from './hall.ts'
import type { TicketId, WindowNumber } from './ids.ts'
import type { Refusal } from './refusal.ts'
import { isAtWindow } from './ticket.ts'

type CommandOf<Type extends HallCommand['type']> = Extract<HallCommand, { readonly type: Type }>

/** Whether a window can hold the ticket again: open, and empty but for tickets of the same undo. */
function canHoldAgain(hall: ConfiguredHall, number: WindowNumber, undone: ReadonlySet<TicketId>): boolean {
  const state = windowStateOf(hall, number)
  return state.status === 'open' && (state.ticket === null || undone.has(state.ticket))
}

/** Whether nothing has happened since that the undo would tear apart. */
function stillFits(hall: ConfiguredHall, place: Place, record: UndoRecord): boolean {
  const undone = new Set(record.before.map(({ ticket }) => ticket.id))
  return record.before.every(({ ticket: before, revisionAfter }) => {
    const now = ticketOf(hall, before.id)
    if (!now) return false
    if (!serviceOf(hall, before.service) || !priorityClassOf(hall, before.priorityClass)) return false
    if (isAtWindow(before) && !canHoldAgain(hall, before.serviceWindow, undone)) return false
    if (
      before.status === 'waiting' &&
      before.line !== null &&
      windowStateOf(hall, before.line).status === 'closed'
    )
      return false
    if (now.revision === revisionAfter) return true
    return isAtWindow(now) && placeOfWindow(now.serviceWindow) === place
  })
}

/** The press that can still be undone at a place; the refusal where there is none (CALL-5). */
export function undoableAt(hall: ConfiguredHall, place: Place, nowMs: number): UndoRecord | Refusal {
  const record = hall.undo.get(place)
  if (!record) return { code: 'nothing-to-undo' }
  const inTime = nowMs - record.atMs <= undoWithinMs
  return inTime && stillFits(hall, place, record) ? record : { code: 'undo-too-late' }
}

function undo(hall: ConfiguredHall, place: Place, nowMs: number): Decision {
  const record = undoableAt(hall, place, nowMs)
  if ('code' in record) return refuse(record)
  const tickets = record.before.map(({ ticket }) => ticket.id)
  return accept({ type: 'PressUndone', place, tickets, atMs: nowMs })
}

export function undoAtWindow(
  hall: ConfiguredHall,
  command: CommandOf<'undoAtWindow'>,
  nowMs: number,
): Decision {
  const { serviceWindow } = command
  if (!serviceWindowOf(hall, serviceWindow)) return refuse({ code: 'unknown-service-window', serviceWindow })
  return undo(hall, placeOfWindow(serviceWindow), nowMs)
}

export function undoOnTicket(
  hall: ConfiguredHall,
  command: CommandOf<'undoOnTicket'>,
  nowMs: number,
): Decision {
  if (!ticketOf(hall, command.ticket)) return refuse({ code: 'unknown-ticket', ticket: command.ticket })
  return undo(hall, placeOfTicket(command.ticket), nowMs)
}
