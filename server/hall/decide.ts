import type { HallCommand } from './command.ts'
import { callNext, callTicket, recall, startService } from './decide-call.ts'
import { closeDay, configureHall, openDay } from './decide-day.ts'
import { cancelTicket, complete, markNoShow, reinstateTicket } from './decide-end.ts'
import { issueTicket } from './decide-issue.ts'
import { park, resumeTicket, takeOver, transferTicket } from './decide-move.ts'
import { undoAtWindow, undoOnTicket } from './decide-undo.ts'
import { closeService, closeWindow, openService, openWindow, pauseWindow } from './decide-window.ts'
import { accept, refuse, type Decision } from './decision.ts'
import { ticketOf, type ConfiguredHall, type Hall } from './hall.ts'

function addNote(
  hall: ConfiguredHall,
  command: Extract<HallCommand, { type: 'addNote' }>,
  nowMs: number,
): Decision {
  if (!ticketOf(hall, command.ticket)) return refuse({ code: 'unknown-ticket', ticket: command.ticket })
  return accept({ type: 'NoteAdded', ticket: command.ticket, atMs: nowMs })
}

function recordSlip(
  hall: ConfiguredHall,
  command: Extract<HallCommand, { type: 'recordSlip' }>,
  nowMs: number,
): Decision {
  if (!ticketOf(hall, command.ticket)) return refuse({ code: 'unknown-ticket', ticket: command.ticket })
  return accept({ type: 'SlipRecorded', ticket: command.ticket, outcome: command.outcome, atMs: nowMs })
}

/** The slip is printed again, marked as a copy. */
function reprintSlip(
  hall: ConfiguredHall,
  command: Extract<HallCommand, { type: 'reprintSlip' }>,
  nowMs: number,
): Decision {
  if (!ticketOf(hall, command.ticket)) return refuse({ code: 'unknown-ticket', ticket: command.ticket })
  return accept({ type: 'SlipReprinted', ticket: command.ticket, atMs: nowMs })
}

function requoteTicket(
  hall: ConfiguredHall,
  command: Extract<HallCommand, { type: 'requoteTicket' }>,
  nowMs: number,
): Decision {
  const ticket = ticketOf(hall, command.ticket)
  if (!ticket) return refuse({ code: 'unknown-ticket', ticket: command.ticket })
  if (ticket.status !== 'waiting')
    return refuse({ code: 'ticket-not-fitting', ticket: ticket.id, status: ticket.status })
  return accept({ type: 'TicketRequoted', ticket: ticket.id, promise: command.promise, atMs: nowMs })
}

/**
 * What the hall does when asked: the events that follow, or a refusal.
 *
 * Total and pure. `nowMs` is the instant of the decision in integer milliseconds since 1970 UTC,
 * from a clock that never runs backwards (DAY-2).
 */
export function decide(hall: Hall, command: HallCommand, nowMs: number): Decision {
  if (command.type === 'configureHall') return configureHall(hall, command, nowMs)
  if (hall.status === 'unconfigured') return refuse({ code: 'hall-not-configured' })
  const now = Math.max(nowMs, hall.lastEventAtMs)
  switch (command.type) {
    case 'openDay':
      return openDay(hall, command, now)
    case 'closeDay':
      return closeDay(hall, command, now)
    case 'openService':
      return openService(hall, command, now)
    case 'closeService':
      return closeService(hall, command, now)
    case 'reprintSlip':
      return reprintSlip(hall, command, now)
    case 'recordSlip':
      return recordSlip(hall, command, now)
    default:
  }
  if (hall.day.status !== 'open') return refuse({ code: 'day-not-open' })
  switch (command.type) {
    case 'openWindow':
      return openWindow(hall, command, now)
    case 'closeWindow':
      return closeWindow(hall, command, now)
    case 'pauseWindow':
      return pauseWindow(hall, command, now)
    case 'issueTicket':
      return issueTicket(hall, hall.day.day, command, now)
    case 'addNote':
      return addNote(hall, command, now)
    case 'requoteTicket':
      return requoteTicket(hall, command, now)
    case 'callNext':
      return callNext(hall, command, now)
    case 'callTicket':
      return callTicket(hall, command, now)
    case 'recall':
      return recall(hall, command, now)
    case 'startService':
      return startService(hall, command, now)
    case 'complete':
      return complete(hall, command, now)
    case 'markNoShow':
      return markNoShow(hall, command, now)
    case 'park':
      return park(hall, command, now)
    case 'resumeTicket':
      return resumeTicket(hall, command, now)
    case 'transferTicket':
      return transferTicket(hall, command, now)
    case 'cancelTicket':
      return cancelTicket(hall, command, now)
    case 'reinstateTicket':
      return reinstateTicket(hall, command, now)
    case 'takeOver':
      return takeOver(hall, command, now)
    case 'undoAtWindow':
      return undoAtWindow(hall, command, now)
    case 'undoOnTicket':
      return undoOnTicket(hall, command, now)
    default:
      return unknownCommand(command)
  }
}

function unknownCommand(command: never): never {
  throw new Error(`a command of a kind that this program does not know: ${JSON.stringify(command)}`)
}
