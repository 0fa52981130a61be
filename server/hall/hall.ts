import type {
  HallConfiguration,
  PriorityClass,
  Service,
  ServiceWindow,
  WorkProfile,
} from './configuration.ts'
import type { Place, Press } from './event.ts'
import {
  ordinalOf,
  ticketIdOf,
  type BusinessDay,
  type ClerkId,
  type PriorityClassId,
  type ServiceId,
  type TicketId,
  type WindowNumber,
} from './ids.ts'
import { emptyList, itemAt, type PersistentList } from './persistent-list.ts'
import type { Ticket } from './ticket.ts'

export interface ServiceState {
  readonly open: boolean
  readonly closedReason: string | null
  readonly issuedToday: number
}

/** The numbers given today under one letter, whichever service carries it. */
export interface LetterState {
  readonly lastNumber: number
  /** True once the numbers began again at 1: from then on a number may be one that an open ticket holds. */
  readonly begunAgain: boolean
}

export type WindowState =
  | { readonly status: 'closed' }
  | {
      readonly status: 'open'
      readonly clerk: ClerkId | null
      readonly workProfile: WorkProfile
      readonly openedAtMs: number
      /** The ticket called to it or in service there. */
      readonly ticket: TicketId | null
    }
  | {
      readonly status: 'paused'
      readonly clerk: ClerkId | null
      readonly workProfile: WorkProfile
      readonly openedAtMs: number
      readonly pausedAtMs: number
      readonly reason: string | null
      readonly expectedReturnAtMs: number | null
    }

/** Who waits for one service in one priority class, in order of arrival. */
export interface Queue {
  readonly service: ServiceId
  readonly priorityClass: PriorityClassId
  readonly tickets: readonly TicketId[]
}

export interface UndoRecord {
  readonly press: Press
  readonly atMs: number
  readonly before: readonly { readonly ticket: Ticket; readonly revisionAfter: number }[]
}

export type DayState =
  | { readonly status: 'never-opened' }
  | { readonly status: 'open'; readonly day: BusinessDay; readonly rollsOverAtMs: number | null }
  | { readonly status: 'closed'; readonly day: BusinessDay; readonly rollsOverAtMs: number | null }

/** A hall before its first configuration. */
export interface UnconfiguredHall {
  readonly status: 'unconfigured'
}

/** The state of a configured hall: the fold of its log. Never changed in place. */
export interface ConfiguredHall {
  readonly status: 'configured'
  readonly configuration: HallConfiguration
  readonly day: DayState
  readonly services: ReadonlyMap<ServiceId, ServiceState>
  readonly letters: ReadonlyMap<string, LetterState>
  readonly serviceWindows: ReadonlyMap<WindowNumber, WindowState>
  /** Tickets of the current business day, in issuing order. */
  readonly tickets: PersistentList<Ticket>
  readonly queues: readonly Queue[]
  /** Tickets sent to one window: resumed ones first, then in order of arrival. */
  readonly lines: ReadonlyMap<WindowNumber, readonly TicketId[]>
  readonly undo: ReadonlyMap<Place, UndoRecord>
  /** The instant of the last event. */
  readonly lastEventAtMs: number
}

export type Hall = UnconfiguredHall | ConfiguredHall

export const emptyHall: Hall = { status: 'unconfigured' }

export function emptyTickets(): PersistentList<Ticket> {
  return emptyList<Ticket>()
}

/** The ticket of the current business day with this id. */
export function ticketOf(hall: ConfiguredHall, id: TicketId): Ticket | undefined {
  const ticket = itemAt(hall.tickets, ordinalOf(id) - 1)
  return ticket?.id === id ? ticket : undefined
}

/** For ids that the state itself holds: a missing one means that the state is broken. */
export function knownTicket(hall: ConfiguredHall, id: TicketId): Ticket {
  const ticket = ticketOf(hall, id)
  if (!ticket) throw new Error(`the hall's state names a ticket that it does not hold: ${id}`)
  return ticket
}

export function nextTicketId(hall: ConfiguredHall, day: BusinessDay): TicketId {
  return ticketIdOf(day, hall.tickets.size + 1)
}

export function serviceOf(hall: ConfiguredHall, id: ServiceId): Service | undefined {
  return hall.configuration.services.find((service) => service.id === id)
}

export function serviceWindowOf(hall: ConfiguredHall, number: WindowNumber): ServiceWindow | undefined {
  return hall.configuration.serviceWindows.find((serviceWindow) => serviceWindow.number === number)
}

export function priorityClassOf(hall: ConfiguredHall, id: PriorityClassId): PriorityClass | undefined {
  return hall.configuration.priorityClasses.find((priorityClass) => priorityClass.id === id)
}

export function windowStateOf(hall: ConfiguredHall, number: WindowNumber): WindowState {
  return hall.serviceWindows.get(number) ?? { status: 'closed' }
}

export function lineOf(hall: ConfiguredHall, number: WindowNumber): readonly TicketId[] {
  return hall.lines.get(number) ?? []
}
