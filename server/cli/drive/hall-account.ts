import { z } from 'zod'

/** What the reconciliation reads of a flat row. */
export const flatRow = z.object({
  id: z.string(),
  number: z.string(),
  service: z.string(),
  first_service: z.string(),
  priority_class: z.string(),
  status: z.string(),
  issued_at_ms: z.int(),
  first_called_at_ms: z.int().nullable(),
  called_at_ms: z.int().nullable(),
  started_at_ms: z.int().nullable(),
  ended_at_ms: z.int().nullable(),
  service_window: z.int().nullable(),
  clerk: z.string().nullable(),
  promise_score: z.enum(['kept', 'early', 'late']).nullable(),
  slip: z.string().nullable(),
})
export type FlatRow = z.infer<typeof flatRow>

/** What the reconciliation reads of an event; which fields there are depends on `type`. */
export const ticketEvent = z.object({
  type: z.string(),
  ticket: z.string(),
  number: z.string().optional(),
  service: z.string().optional(),
  serviceWindow: z.int().optional(),
  outcome: z.string().optional(),
  renege: z.boolean().optional(),
})
export type TicketEvent = z.infer<typeof ticketEvent>
