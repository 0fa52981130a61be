import type { TicketRecord } from '../../hall/ticket-record.ts'

const columns: Record<keyof TicketRecord, true> = {
  id: true,
  day: true,
  number: true,
  status: true,
  service: true,
  first_service: true,
  language: true,
  priority_class: true,
  issued_at_ms: true,
  ahead: true,
  promise_not_before_at_ms: true,
  promise_by_at_ms: true,
  promise_about_ms: true,
  promise_forecaster: true,
  promise_score: true,
  requotes: true,
  first_called_at_ms: true,
  called_at_ms: true,
  started_at_ms: true,
  ended_at_ms: true,
  service_window: true,
  clerk: true,
  waiting_ms: true,
  walk_ms: true,
  service_ms: true,
  outcome: true,
  reason: true,
  renege: true,
  recalls: true,
  stays: true,
  notes: true,
  slip: true,
}

/** Every column of the flat table; a field of the record that is missing here does not compile. */
export const recordColumns = Object.keys(columns)
