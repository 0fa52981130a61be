import type { BusinessDay } from './ids.ts'
import { isAtWindow, isEnded, type Ticket } from './ticket.ts'

/**
 * One ticket as a flat row with all its times, for plain SQL and reports.
 * Instants end in `_at_ms` (since 1970 UTC), durations in `_ms`; null where it has not come to that.
 */
export interface TicketRecord {
  readonly id: string
  readonly day: string
  readonly number: string
  readonly status: Ticket['status']
  readonly service: string
  readonly first_service: string
  readonly language: string
  readonly priority_class: string
  readonly issued_at_ms: number
  readonly ahead: number
  readonly promise_not_before_at_ms: number | null
  readonly promise_by_at_ms: number | null
  readonly promise_about_ms: number | null
  readonly promise_forecaster: string | null
  readonly promise_score: string | null
  readonly requotes: number
  readonly first_called_at_ms: number | null
  /** Of the last stay at a window. */
  readonly called_at_ms: number | null
  readonly started_at_ms: number | null
  readonly ended_at_ms: number | null
  readonly service_window: number | null
  readonly clerk: string | null
  readonly waiting_ms: number | null
  readonly walk_ms: number | null
  readonly service_ms: number | null
  readonly outcome: string | null
  readonly reason: string | null
  readonly renege: number
  readonly recalls: number
  /** How often it was transferred, parked or taken on by another window. */
  readonly stays: number
  readonly notes: number
  readonly slip: string | null
}

interface LastStay {
  readonly serviceWindow: number | null
  readonly clerk: string | null
  readonly calledAtMs: number | null
  readonly startedAtMs: number | null
}

const noStay: LastStay = { serviceWindow: null, clerk: null, calledAtMs: null, startedAtMs: null }

function lastStayOf(ticket: Ticket): LastStay {
  if (!isAtWindow(ticket)) return ticket.stays.at(-1) ?? noStay
  const { serviceWindow, clerk, calledAtMs } = ticket
  return {
    serviceWindow,
    clerk,
    calledAtMs,
    startedAtMs: ticket.status === 'serving' ? ticket.startedAtMs : null,
  }
}

function between(fromMs: number | null, toMs: number | null): number | null {
  return fromMs === null || toMs === null ? null : Math.max(0, toMs - fromMs)
}

/** The flat row of a ticket as it is now. */
export function ticketRecordOf(ticket: Ticket, day: BusinessDay): TicketRecord {
  const { promise, firstCall } = ticket
  const last = lastStayOf(ticket)
  const endedAtMs = isEnded(ticket) ? ticket.endedAtMs : null
  const served = ticket.status === 'completed'
  return {
    id: ticket.id,
    day,
    number: ticket.number,
    status: ticket.status,
    service: ticket.service,
    first_service: ticket.firstService,
    language: ticket.language,
    priority_class: ticket.priorityClass,
    issued_at_ms: ticket.issuedAtMs,
    ahead: ticket.ahead,
    promise_not_before_at_ms: promise?.notBeforeMs ?? null,
    promise_by_at_ms: promise?.byMs ?? null,
    promise_about_ms: promise?.aboutMs ?? null,
    promise_forecaster: promise?.madeFrom.forecaster ?? null,
    promise_score: firstCall?.score ?? null,
    requotes: ticket.requotes.length,
    first_called_at_ms: firstCall?.atMs ?? null,
    called_at_ms: last.calledAtMs,
    started_at_ms: last.startedAtMs,
    ended_at_ms: endedAtMs,
    service_window: last.serviceWindow,
    clerk: last.clerk,
    waiting_ms: between(ticket.issuedAtMs, firstCall?.atMs ?? null),
    walk_ms: between(last.calledAtMs, last.startedAtMs),
    service_ms: served ? between(last.startedAtMs, endedAtMs) : null,
    outcome: served ? ticket.outcome : null,
    reason: ticket.status === 'cancelled' || ticket.status === 'parked' ? ticket.reason : null,
    renege: ticket.status === 'cancelled' && ticket.renege ? 1 : 0,
    recalls: isAtWindow(ticket) ? ticket.recalls : 0,
    stays: ticket.stays.length + (isAtWindow(ticket) ? 1 : 0),
    notes: ticket.noteCount,
    slip: ticket.slip,
  }
}
