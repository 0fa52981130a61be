import type { Note, TicketResource } from '../contract/ticket-resource.ts'
import type { TicketNote } from '../engine/ports.ts'
import type { ConfiguredHall } from '../hall/hall.ts'
import type { TicketId } from '../hall/ids.ts'
import type { Ticket } from '../hall/ticket.ts'
import { ticketView, type TicketExtras } from '../views/ticket-view.ts'
import { shortCodeOf, urlOf, type ApiParts } from './api-parts.ts'

type NotesOf = (ticket: TicketId) => readonly TicketNote[]

const noteOf = ({ text, atMs, by }: TicketNote): Note => ({ text, atMs, by })

export function extrasFrom(parts: ApiParts, notesOf: NotesOf): TicketExtras {
  return {
    notesOf: (ticket) => notesOf(ticket).map(noteOf),
    shortCodeOf: (ticket) => shortCodeOf(parts, ticket),
    urlOf: (ticket) => urlOf(parts, ticket),
  }
}

export function ticketAnswer(
  parts: ApiParts,
  hall: ConfiguredHall,
  ticket: Ticket,
  notesOf: NotesOf,
  nowMs: number,
): TicketResource {
  return ticketView(hall, ticket, extrasFrom(parts, notesOf), nowMs)
}
