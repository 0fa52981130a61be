import type { PressAnswer, TicketResource } from '../../contract/ticket-resource.ts'
import { extrasFrom } from '../ticket-answer.ts'
import type { ApiParts } from '../api-parts.ts'

type Answer = TicketResource | PressAnswer

function isTicket(body: object): body is TicketResource {
  return 'id' in body && 'notes' in body
}

function isPress(body: object): body is PressAnswer {
  return 'serviceWindow' in body && 'completed' in body
}

/** Applies `change` to each ticket in an answer; answers that hold none pass through. */
function mapTickets(body: unknown, change: (ticket: TicketResource) => TicketResource): unknown {
  if (typeof body !== 'object' || body === null) return body
  if (isTicket(body)) return change(body) satisfies Answer
  if (!isPress(body)) return body
  const { ticket, completed } = body
  return {
    ...body,
    ticket: ticket ? change(ticket) : null,
    completed: completed ? change(completed) : null,
  } satisfies Answer
}

/** An answer as it is kept for a repeat: notes stay apart (PRIV-1). */
export function withoutNotes(body: unknown): unknown {
  return mapTickets(body, (ticket) => ({ ...ticket, notes: [] }))
}

/** A kept answer with the notes that its tickets have now. */
export function withNotes(body: unknown, parts: ApiParts): unknown {
  const extras = extrasFrom(parts, (ticket) => parts.engine.notesOf(ticket))
  return mapTickets(body, (ticket) => ({ ...ticket, notes: [...extras.notesOf(ticket.id as never)] }))
}
