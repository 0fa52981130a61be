import type { HallEvent } from '../hall/event.ts'
import { evolve } from '../hall/evolve.ts'
import { emptyHall, knownTicket, windowStateOf, type ConfiguredHall, type Hall } from '../hall/hall.ts'
import type { TicketId, WindowNumber } from '../hall/ids.ts'
import { isAtWindow, type Ticket } from '../hall/ticket.ts'
import { dayObservations, setUpObservations } from './day-observations.ts'
import type { Observation } from './observation.ts'

type EventOf<Type extends HallEvent['type']> = Extract<HallEvent, { readonly type: Type }>
type EndedHow = Extract<Observation, { readonly type: 'ended' }>['how']

const windowName = (number: WindowNumber): string => String(number)

/** Where a ticket that is open now stands: in a queue, a line, or at a window. Nothing for one that is nowhere. */
function placeNow(ticket: Ticket, atMs: number): Observation[] {
  const { id, service, priorityClass, issuedAtMs } = ticket
  const who = { ticket: id, service, priorityClass, arrivedAtMs: issuedAtMs, atMs }
  if (ticket.status === 'waiting') {
    const line = ticket.line === null ? null : windowName(ticket.line)
    return [{ type: 'put-back', ...who, line, resumed: ticket.resumed }]
  }
  if (!isAtWindow(ticket)) return []
  return [
    {
      type: 'put-at-window',
      ...who,
      serviceWindow: windowName(ticket.serviceWindow),
      clerk: ticket.clerk,
      calledAtMs: ticket.calledAtMs,
      startedAtMs: ticket.status === 'serving' ? ticket.startedAtMs : null,
    },
  ]
}

/** The end of what a ticket was doing: a stay, a wait, or nothing that the floor knows of. */
function endOf(before: Ticket, how: EndedHow, atMs: number): Observation[] {
  if (isAtWindow(before)) return [{ type: 'ended', ticket: before.id, how, atMs }]
  return before.status === 'waiting' ? [{ type: 'left', ticket: before.id, atMs }] : []
}

function called(
  before: Ticket,
  after: Ticket,
  { serviceWindow, atMs }: EventOf<'TicketCalled'>,
): Observation[] {
  const { id, service, priorityClass, issuedAtMs } = before
  const clerk = isAtWindow(after) ? after.clerk : null
  const call = { type: 'called', ticket: id, serviceWindow: windowName(serviceWindow), clerk, atMs } as const
  if (before.status === 'waiting') return [call]
  // A parked ticket is in no queue, and is called out of none: it stands in the window's line for that instant.
  const who = { ticket: id, service, priorityClass, arrivedAtMs: issuedAtMs }
  const line = windowName(serviceWindow)
  return [{ type: 'put-back', ...who, line, resumed: true, atMs }, call]
}

function undone(before: ConfiguredHall, after: ConfiguredHall, tickets: readonly TicketId[], atMs: number) {
  const left = tickets.flatMap((id) => endOf(knownTicket(before, id), 'other', atMs))
  return [...left, ...tickets.flatMap((id) => placeNow(knownTicket(after, id), atMs))]
}

function windowOpen(after: ConfiguredHall, serviceWindow: WindowNumber, atMs: number): Observation[] {
  const state = windowStateOf(after, serviceWindow)
  if (state.status !== 'open') return []
  const { clerk, workProfile } = state
  return [{ type: 'window-opened', serviceWindow: windowName(serviceWindow), clerk, workProfile, atMs }]
}

function observations(before: ConfiguredHall, event: HallEvent, after: ConfiguredHall): Observation[] {
  const { atMs } = event
  switch (event.type) {
    case 'HallConfigured':
      return setUpObservations(after, atMs)
    case 'DayOpened':
      return dayObservations(before, after, atMs)
    case 'WindowOpened':
    case 'WindowResumed':
      return windowOpen(after, event.serviceWindow, atMs)
    case 'WindowPaused': {
      const { serviceWindow, expectedReturnAtMs: returnAtMs } = event
      return [{ type: 'window-paused', serviceWindow: windowName(serviceWindow), returnAtMs, atMs }]
    }
    case 'WindowClosed':
      return [{ type: 'window-closed', serviceWindow: windowName(event.serviceWindow), atMs }]
    case 'TicketIssued': {
      const { ticket, service, priorityClass, promise } = event
      const promised = promise && { notBeforeMs: promise.notBeforeMs, byMs: promise.byMs }
      return [{ type: 'arrived', ticket, service, priorityClass, promised, atMs }]
    }
    case 'TicketCalled':
      return called(knownTicket(before, event.ticket), knownTicket(after, event.ticket), event)
    case 'TicketStarted':
      return [{ type: 'started', ticket: event.ticket, atMs }]
    case 'TicketCompleted':
      return [{ type: 'ended', ticket: event.ticket, how: 'completed', atMs }]
    case 'TicketMarkedNoShow':
      return [{ type: 'ended', ticket: event.ticket, how: 'no-show', atMs }]
    case 'TicketParked':
      return [{ type: 'ended', ticket: event.ticket, how: 'parked', atMs }]
    case 'TicketCancelled':
    case 'TicketExpired':
      return endOf(knownTicket(before, event.ticket), 'other', atMs)
    case 'TicketTransferred': {
      const ticket = knownTicket(before, event.ticket)
      const end = isAtWindow(ticket) ? endOf(ticket, 'transferred', atMs) : []
      return [...end, ...placeNow(knownTicket(after, event.ticket), atMs)]
    }
    case 'TicketTakenOver': {
      const end = endOf(knownTicket(before, event.ticket), 'taken-over', atMs)
      return [...end, ...placeNow(knownTicket(after, event.ticket), atMs)]
    }
    case 'TicketReinstated':
    case 'TicketResumed':
    case 'TicketReleased':
      return placeNow(knownTicket(after, event.ticket), atMs)
    case 'PressUndone':
      return undone(before, after, event.tickets, atMs)
    case 'DayClosed':
    case 'ServiceOpened':
    case 'ServiceClosed':
    case 'NoteAdded':
    case 'SlipReprinted':
    case 'SlipRecorded':
    case 'TicketRequoted':
    case 'TicketRecalled':
    case 'PressMade':
      return []
    default:
      return event satisfies never
  }
}

/**
 * The hall as its log tells it, in the words of the forecaster: each event of the log, in order, becomes what
 * the forecaster is told. It keeps the state that an event needs to be understood, and nothing of its own.
 */
export class ObservedHall {
  #hall: Hall = emptyHall

  get hall(): Hall {
    return this.#hall
  }

  /** What the next event of the log tells. Throws where the log is corrupt. */
  follow(event: HallEvent): readonly Observation[] {
    const before = this.#hall
    const after = evolve(before, event)
    this.#hall = after
    return observations(before.status === 'unconfigured' ? after : before, event, after)
  }
}
