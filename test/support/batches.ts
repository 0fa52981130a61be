import type { Batch, LoggedEvent, StoredAnswer, TicketNote } from '../../server/engine/ports.ts'
import type { HallEvent } from '../../server/hall/event.ts'
import { businessDay } from '../../server/hall/ids.ts'
import type { TicketRecord } from '../../server/hall/ticket-record.ts'
import { sampleHall } from '../hall/sample-hall.ts'
import { sundayAt, ticket } from '../hall/presses.ts'

const nothing: Batch = { events: [], answers: [], records: [], notes: [], purge: false }

/** A batch in which only what is given is written. */
export const batch = (parts: Partial<Batch>): Batch => ({ ...nothing, ...parts })

/** Events that follow the log's first `after` ones. */
export function logged(after: number, ...events: readonly HallEvent[]): LoggedEvent[] {
  return events.map((event, at) => ({
    sequence: after + at + 1,
    commandId: `command-${after + at + 1}`,
    by: 'test',
    event,
  }))
}

export const configuredAt = (atMs: number): HallEvent => ({
  type: 'HallConfigured',
  configuration: sampleHall,
  atMs,
})
export const opened = (day: string, atMs: number): HallEvent => ({
  type: 'DayOpened',
  day: businessDay(day),
  rollsOverAtMs: null,
  atMs,
})
export const closed = (atMs: number): HallEvent => ({ type: 'DayClosed', reason: 'by-hand', atMs })

export const answer = (commandId: string, atMs: number): StoredAnswer => ({
  commandId,
  fingerprint: `print of ${commandId}`,
  answer: JSON.stringify({ text: `“${commandId}” שלום` }),
  atMs,
})

export const note = (ordinal: number, text: string): TicketNote => ({
  ticket: ticket(ordinal),
  atMs: sundayAt(9, ordinal),
  by: 'triage:abc',
  text,
})

export function record(ordinal: number, change: Partial<TicketRecord> = {}): TicketRecord {
  return {
    id: ticket(ordinal),
    day: '2026-11-22',
    number: `A${String(ordinal).padStart(3, '0')}`,
    status: 'waiting',
    service: 'taxes',
    first_service: 'taxes',
    language: 'he',
    priority_class: 'ordinary',
    issued_at_ms: sundayAt(9, ordinal),
    ahead: ordinal - 1,
    promise_not_before_at_ms: null,
    promise_by_at_ms: null,
    promise_about_ms: null,
    promise_forecaster: null,
    promise_score: null,
    requotes: 0,
    first_called_at_ms: null,
    called_at_ms: null,
    started_at_ms: null,
    ended_at_ms: null,
    service_window: null,
    clerk: null,
    waiting_ms: null,
    walk_ms: null,
    service_ms: null,
    outcome: null,
    reason: null,
    renege: 0,
    recalls: 0,
    stays: 0,
    notes: 0,
    slip: null,
    ...change,
  }
}
