import { undoWithinMs, wholeConfiguration, type LoggedConfiguration } from './configuration.ts'
import type { HallEvent, Place } from './event.ts'
import { evolveTicket, issuedTicket, type TicketEvent } from './evolve-ticket.ts'
import {
  emptyTickets,
  knownTicket,
  lineOf,
  ticketOf,
  windowStateOf,
  type ConfiguredHall,
  type Hall,
  type ServiceState,
  type UndoRecord,
  type WindowState,
} from './hall.ts'
import { ordinalOf, type ServiceId, type WindowNumber } from './ids.ts'
import { placeTickets } from './place-ticket.ts'
import type { WaitingTicket } from './ticket.ts'

type EventOf<Type extends HallEvent['type']> = Extract<HallEvent, { readonly type: Type }>

const freshService: ServiceState = { open: true, closedReason: null, issuedToday: 0 }

function configured(hall: Hall, logged: LoggedConfiguration, atMs: number): ConfiguredHall {
  const configuration = wholeConfiguration(logged)
  const before = hall.status === 'configured' ? hall : null
  return {
    status: 'configured',
    configuration,
    day: before?.day ?? { status: 'never-opened' },
    services: new Map(configuration.services.map(({ id }) => [id, before?.services.get(id) ?? freshService])),
    serviceWindows: new Map(
      configuration.serviceWindows.map(({ number }): [WindowNumber, WindowState] => [
        number,
        before?.serviceWindows.get(number) ?? { status: 'closed' },
      ]),
    ),
    letters: before?.letters ?? new Map(),
    tickets: before?.tickets ?? emptyTickets(),
    queues: before?.queues ?? [],
    lines: before?.lines ?? new Map(),
    undo: before?.undo ?? new Map(),
    lastEventAtMs: atMs,
  }
}

function dayOpened(hall: ConfiguredHall, event: EventOf<'DayOpened'>): ConfiguredHall {
  if (hall.day.status === 'open') throw new Error('a day was opened while another was open')
  const day = { status: 'open', day: event.day, rollsOverAtMs: event.rollsOverAtMs } as const
  const sameDayAgain = hall.day.status === 'closed' && hall.day.day === event.day
  if (sameDayAgain) return { ...hall, day }
  return {
    ...hall,
    day,
    services: new Map([...hall.services.keys()].map((id) => [id, freshService])),
    letters: new Map(),
    tickets: emptyTickets(),
    queues: [],
    lines: new Map(),
    undo: new Map(),
  }
}

function dayClosed(hall: ConfiguredHall): ConfiguredHall {
  if (hall.day.status !== 'open') throw new Error('a day was closed that was not open')
  return { ...hall, day: { ...hall.day, status: 'closed' }, undo: new Map() }
}

function withService(hall: ConfiguredHall, id: ServiceId, change: Partial<ServiceState>): ConfiguredHall {
  const state = hall.services.get(id) ?? freshService
  return { ...hall, services: new Map(hall.services).set(id, { ...state, ...change }) }
}

function withWindow(hall: ConfiguredHall, number: WindowNumber, state: WindowState): ConfiguredHall {
  return { ...hall, serviceWindows: new Map(hall.serviceWindows).set(number, state) }
}

function windowOpened(hall: ConfiguredHall, event: EventOf<'WindowOpened'>): ConfiguredHall {
  const { serviceWindow, clerk, workProfile, atMs } = event
  if (windowStateOf(hall, serviceWindow).status === 'open')
    throw new Error(`service window ${serviceWindow} opened while open`)
  return withWindow(hall, serviceWindow, {
    status: 'open',
    clerk,
    workProfile,
    openedAtMs: atMs,
    ticket: null,
  })
}

function windowClosed(hall: ConfiguredHall, event: EventOf<'WindowClosed'>): ConfiguredHall {
  const { serviceWindow } = event
  const state = windowStateOf(hall, serviceWindow)
  if (state.status === 'open' && state.ticket !== null)
    throw new Error(`service window ${serviceWindow} closed on ticket ${state.ticket}`)
  if (lineOf(hall, serviceWindow).length > 0)
    throw new Error(`service window ${serviceWindow} closed with tickets in its line`)
  return withWindow(hall, serviceWindow, { status: 'closed' })
}

function windowPaused(hall: ConfiguredHall, event: EventOf<'WindowPaused'>): ConfiguredHall {
  const state = windowStateOf(hall, event.serviceWindow)
  if (state.status !== 'open')
    throw new Error(`service window ${event.serviceWindow} paused while ${state.status}`)
  if (state.ticket !== null)
    throw new Error(`service window ${event.serviceWindow} paused on ticket ${state.ticket}`)
  const { clerk, workProfile, openedAtMs } = state
  const { reason, expectedReturnAtMs, atMs } = event
  return withWindow(hall, event.serviceWindow, {
    status: 'paused',
    clerk,
    workProfile,
    openedAtMs,
    pausedAtMs: atMs,
    reason,
    expectedReturnAtMs,
  })
}

function windowResumed(hall: ConfiguredHall, event: EventOf<'WindowResumed'>): ConfiguredHall {
  const state = windowStateOf(hall, event.serviceWindow)
  if (state.status !== 'paused')
    throw new Error(`service window ${event.serviceWindow} resumed while ${state.status}`)
  const { clerk, workProfile, openedAtMs } = state
  return withWindow(hall, event.serviceWindow, {
    status: 'open',
    clerk,
    workProfile,
    openedAtMs,
    ticket: null,
  })
}

function withNumberGiven(hall: ConfiguredHall, number: string): ConfiguredHall {
  const letter = number.replace(/\d+$/, '')
  const lastNumber = Number(number.slice(letter.length))
  const before = hall.letters.get(letter)
  const begunAgain = before !== undefined && (before.begunAgain || lastNumber <= before.lastNumber)
  return { ...hall, letters: new Map(hall.letters).set(letter, { lastNumber, begunAgain }) }
}

function ticketIssued(hall: ConfiguredHall, event: EventOf<'TicketIssued'>): ConfiguredHall {
  if (ordinalOf(event.ticket) !== hall.tickets.size + 1)
    throw new Error(`ticket ${event.ticket} was issued out of turn, after ${hall.tickets.size} others`)
  const state = hall.services.get(event.service) ?? freshService
  const counted = withService(hall, event.service, { issuedToday: state.issuedToday + 1 })
  return placeTickets(withNumberGiven(counted, event.number), [issuedTicket(event)])
}

function ticketChanged(hall: ConfiguredHall, event: TicketEvent): ConfiguredHall {
  const ticket = knownTicket(hall, event.ticket)
  return placeTickets(hall, [evolveTicket(ticket, event, clerkFor(hall, event))])
}

function clerkFor(hall: ConfiguredHall, event: TicketEvent) {
  if (event.type !== 'TicketCalled' && event.type !== 'TicketTakenOver') return null
  const state = windowStateOf(hall, event.serviceWindow)
  return state.status === 'open' ? state.clerk : null
}

function pressMade(hall: ConfiguredHall, event: EventOf<'PressMade'>): ConfiguredHall {
  const undo = new Map<Place, UndoRecord>()
  for (const [place, record] of hall.undo)
    if (event.atMs - record.atMs <= undoWithinMs) undo.set(place, record)
  undo.set(event.place, {
    press: event.press,
    atMs: event.atMs,
    before: event.tickets.map(({ ticket, revisionAfter }) => ({
      ticket: knownTicket(hall, ticket),
      revisionAfter,
    })),
  })
  return { ...hall, undo }
}

function pressUndone(hall: ConfiguredHall, event: EventOf<'PressUndone'>): ConfiguredHall {
  const record = hall.undo.get(event.place)
  if (!record) throw new Error(`a press was undone that was not made: ${event.place}`)
  const undo = new Map(hall.undo)
  undo.delete(event.place)
  const restored = record.before.map(({ ticket }) => {
    const now = knownTicket(hall, ticket.id)
    return {
      ...ticket,
      noteCount: now.noteCount,
      slip: now.slip,
      requotes: now.requotes,
      revision: now.revision + 1,
    }
  })
  return placeTickets({ ...hall, undo }, restored)
}

function released(hall: ConfiguredHall, event: EventOf<'TicketReleased'>): ConfiguredHall {
  const ticket = ticketOf(hall, event.ticket)
  if (ticket?.status !== 'waiting')
    throw new Error(`a ticket was released that does not wait: ${event.ticket}`)
  const free: WaitingTicket = { ...ticket, line: null, resumed: false, revision: ticket.revision + 1 }
  return placeTickets(hall, [free])
}

function evolveConfigured(
  hall: ConfiguredHall,
  event: Exclude<HallEvent, EventOf<'HallConfigured'>>,
): ConfiguredHall {
  switch (event.type) {
    case 'DayOpened':
      return dayOpened(hall, event)
    case 'DayClosed':
      return dayClosed(hall)
    case 'ServiceOpened':
      return withService(hall, event.service, { open: true, closedReason: null })
    case 'ServiceClosed':
      return withService(hall, event.service, { open: false, closedReason: event.reason })
    case 'WindowOpened':
      return windowOpened(hall, event)
    case 'WindowClosed':
      return windowClosed(hall, event)
    case 'WindowPaused':
      return windowPaused(hall, event)
    case 'WindowResumed':
      return windowResumed(hall, event)
    case 'TicketIssued':
      return ticketIssued(hall, event)
    case 'TicketReleased':
      return released(hall, event)
    case 'PressMade':
      return pressMade(hall, event)
    case 'PressUndone':
      return pressUndone(hall, event)
    case 'NoteAdded':
    case 'SlipReprinted':
    case 'SlipRecorded':
    case 'TicketRequoted':
    case 'TicketCalled':
    case 'TicketRecalled':
    case 'TicketStarted':
    case 'TicketCompleted':
    case 'TicketMarkedNoShow':
    case 'TicketReinstated':
    case 'TicketTransferred':
    case 'TicketParked':
    case 'TicketResumed':
    case 'TicketCancelled':
    case 'TicketTakenOver':
    case 'TicketExpired':
      return ticketChanged(hall, event)
    default:
      return unknownEvent(event)
  }
}

function unknownEvent(event: never): never {
  throw new Error(
    `the log holds an event of a kind that this program does not know: ${JSON.stringify(event)}`,
  )
}

/**
 * The state after one more event of the log.
 * Throws only where the log is corrupt: an event that cannot follow the state before it.
 */
export function evolve(hall: Hall, event: HallEvent): ConfiguredHall {
  if (event.type === 'HallConfigured') return configured(hall, event.configuration, event.atMs)
  if (hall.status === 'unconfigured') throw new Error(`${event.type} in a hall that has no configuration`)
  const next = evolveConfigured(hall, event)
  return { ...next, lastEventAtMs: Math.max(hall.lastEventAtMs, event.atMs) }
}
