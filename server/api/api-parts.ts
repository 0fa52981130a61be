import type { Logger } from 'pino'
import type { QueueView } from '../contract/queue-view.ts'
import type { AccessStore } from '../engine/access.ts'
import type { Engine } from '../engine/engine.ts'
import type { Clock, EventStore, SlipPrinter } from '../engine/ports.ts'
import type { ConfiguredHall } from '../hall/hall.ts'
import type { TicketId } from '../hall/ids.ts'
import type { Ticket } from '../hall/ticket.ts'
import { queueOf, type PromiseNow } from '../views/queue.ts'
import type { SaidWait, Say } from '../views/say.ts'
import type { ServiceId } from '../hall/ids.ts'
import type { TicketLinks } from './auth/ticket-links.ts'

/** What the API stands on. Made by `main`, passed to every handler. */
export interface ApiParts {
  readonly engine: Engine
  readonly store: EventStore
  readonly access: AccessStore
  readonly clock: Clock
  readonly printer: SlipPrinter
  readonly links: TicketLinks
  readonly log: Logger
  /** Where phones reach this server, without a slash at the end. */
  readonly publicUrl: () => string
  /** The wait for someone of the ordinary class who arrives now. */
  waitNow(hall: ConfiguredHall, service: ServiceId, nowMs: number): SaidWait | null
  /** The range of a slip that is issued now. */
  rangeNow(hall: ConfiguredHall, ...about: [...Parameters<PromiseNow>, nowMs: number]): ReturnType<PromiseNow>
  /** Told whenever there is a new forecast, so that screens can show it. */
  onForecast(listener: () => void): void
}

/** The hall, which the server configures before it listens. */
export function hallOf({ engine }: ApiParts): ConfiguredHall {
  const { hall } = engine
  if (hall.status === 'unconfigured') throw new Error('the API was reached before the hall was configured')
  return hall
}

export function sayFrom(parts: ApiParts, hall: ConfiguredHall, nowMs: number): Say {
  return { nowMs, arrivingNow: (service) => parts.waitNow(hall, service, nowMs) }
}

/** The queue view of this instant. */
export function queueNow(parts: ApiParts, hall: ConfiguredHall, nowMs: number): QueueView {
  return queueOf(hall, sayFrom(parts, hall, nowMs), (service, priorityClass) =>
    parts.rangeNow(hall, service, priorityClass, nowMs),
  )
}

export function urlOf(parts: ApiParts, ticket: TicketId): string {
  return `${parts.publicUrl()}/t/${parts.links.secretOf(ticket)}`
}

export function shortCodeOf(parts: ApiParts, ticket: Ticket): string {
  return parts.links.shortCodeOf(ticket.id, ticket.number)
}
