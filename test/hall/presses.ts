import type { HallCommand } from '../../server/hall/command.ts'
import type { HallConfiguration } from '../../server/hall/configuration.ts'
import {
  businessDay,
  ticketIdOf,
  windowNumber,
  type ServiceId,
  type TicketId,
} from '../../server/hall/ids.ts'
import type { PromiseInputs, Promised } from '../../server/hall/promise.ts'
import { hourMs, minuteMs } from './sample-hall.ts'

type CommandOf<Type extends HallCommand['type']> = Extract<HallCommand, { readonly type: Type }>
type Optional<Type extends HallCommand['type']> = Partial<Omit<CommandOf<Type>, 'type'>>

/** Sunday, 22 November 2026, in winter time, two hours ahead of UTC. */
export const sunday = businessDay('2026-11-22')
export const monday = businessDay('2026-11-23')
export const saturday = businessDay('2026-11-21')

/** A time of day on that Sunday, on the clocks of Jerusalem. */
export function sundayAt(hour: number, minute = 0): number {
  return Date.UTC(2026, 10, 22) + (hour - 2) * hourMs + minute * minuteMs
}

/** The `ordinal`th ticket of that Sunday, from 1. */
export const ticket = (ordinal: number): TicketId => ticketIdOf(sunday, ordinal)

export const configure = (configuration: HallConfiguration): HallCommand => ({
  type: 'configureHall',
  configuration,
})
export const openDay = (day: CommandOf<'openDay'>['day'] = null): HallCommand => ({ type: 'openDay', day })
export const closeDay = (reason: CommandOf<'closeDay'>['reason'] = 'by-hand'): HallCommand => ({
  type: 'closeDay',
  reason,
})
export const openService = (service: ServiceId): HallCommand => ({ type: 'openService', service })
export const closeService = (service: ServiceId, reason: string | null = null): HallCommand => ({
  type: 'closeService',
  service,
  reason,
})

export const openWindow = (number: number, optional: Optional<'openWindow'> = {}): HallCommand => ({
  type: 'openWindow',
  serviceWindow: windowNumber(number),
  clerk: null,
  workProfile: null,
  ...optional,
})
export const closeWindow = (number: number): HallCommand => ({
  type: 'closeWindow',
  serviceWindow: windowNumber(number),
})
export const pauseWindow = (number: number, optional: Optional<'pauseWindow'> = {}): HallCommand => ({
  type: 'pauseWindow',
  serviceWindow: windowNumber(number),
  reason: null,
  expectedReturnAtMs: null,
  ...optional,
})

export const issue = (service: ServiceId, optional: Optional<'issueTicket'> = {}): HallCommand => ({
  type: 'issueTicket',
  service,
  language: null,
  priorityClass: null,
  withNote: false,
  promise: null,
  calledShare: null,
  toldMayNotBeServed: false,
  ...optional,
})
export const addNote = (id: TicketId): HallCommand => ({ type: 'addNote', ticket: id })
export const recordSlip = (id: TicketId, outcome: CommandOf<'recordSlip'>['outcome']): HallCommand => ({
  type: 'recordSlip',
  ticket: id,
  outcome,
})
export const reprint = (id: TicketId): HallCommand => ({ type: 'reprintSlip', ticket: id })
export const requote = (id: TicketId, promise: Promised): HallCommand => ({
  type: 'requoteTicket',
  ticket: id,
  promise,
})

export const callNext = (number: number): HallCommand => ({
  type: 'callNext',
  serviceWindow: windowNumber(number),
})
export const callByHand = (number: number, id: TicketId, reason = 'she is unwell'): HallCommand => ({
  type: 'callTicket',
  serviceWindow: windowNumber(number),
  ticket: id,
  reason,
})
export const recall = (number: number): HallCommand => ({
  type: 'recall',
  serviceWindow: windowNumber(number),
})
export const start = (number: number): HallCommand => ({
  type: 'startService',
  serviceWindow: windowNumber(number),
})
export const complete = (
  number: number,
  outcome: CommandOf<'complete'>['outcome'] = 'done',
): HallCommand => ({ type: 'complete', serviceWindow: windowNumber(number), outcome })
export const markNoShow = (number: number): HallCommand => ({
  type: 'markNoShow',
  serviceWindow: windowNumber(number),
})
export const park = (number: number, reason: string | null = null): HallCommand => ({
  type: 'park',
  serviceWindow: windowNumber(number),
  reason,
})
export const resume = (id: TicketId, number: number | null = null): HallCommand => ({
  type: 'resumeTicket',
  ticket: id,
  serviceWindow: number === null ? null : windowNumber(number),
})
export const transfer = (
  id: TicketId,
  to: { readonly service?: ServiceId; readonly serviceWindow?: number; readonly withNote?: boolean },
): HallCommand => ({
  type: 'transferTicket',
  ticket: id,
  service: to.service ?? null,
  serviceWindow: to.serviceWindow === undefined ? null : windowNumber(to.serviceWindow),
  withNote: to.withNote ?? false,
})
export const cancel = (id: TicketId, optional: Optional<'cancelTicket'> = {}): HallCommand => ({
  type: 'cancelTicket',
  ticket: id,
  reason: null,
  renege: false,
  ...optional,
})
export const reinstate = (id: TicketId): HallCommand => ({ type: 'reinstateTicket', ticket: id })
export const takeOver = (number: number, id: TicketId): HallCommand => ({
  type: 'takeOver',
  serviceWindow: windowNumber(number),
  ticket: id,
})
export const undoAtWindow = (number: number): HallCommand => ({
  type: 'undoAtWindow',
  serviceWindow: windowNumber(number),
})
export const undoOnTicket = (id: TicketId): HallCommand => ({ type: 'undoOnTicket', ticket: id })

/** What a promise in a test was made from. */
export const testInputs: PromiseInputs = {
  forecaster: 'test 1',
  ahead: 1,
  workAhead: 2,
  windowsOpen: 2,
  windowsExpected: 2,
  changes: [],
  closesAtMs: null,
  calledShare: 1,
  serviceMs: 5 * minuteMs,
  leanings: { simulation: 0.5, similarWaits: 0.3, recentCalls: 0.2 },
  waitsLearned: 40,
  p10Ms: 5 * minuteMs,
  p50Ms: 10 * minuteMs,
  p90Ms: 15 * minuteMs,
}

/** A promise of a call between two instants. */
export function promised(notBeforeMs: number, byMs: number, aboutMs = 10 * minuteMs): Promised {
  return { notBeforeMs, byMs, aboutMs, madeFrom: testInputs }
}
