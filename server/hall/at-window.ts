import { refuse, type Decision } from './decision.ts'
import type { HallEvent, Place, Press } from './event.ts'
import { knownTicket, serviceWindowOf, windowStateOf, type ConfiguredHall, type WindowState } from './hall.ts'
import type { TicketId, WindowNumber } from './ids.ts'
import { isAtWindow, type TicketAtWindow } from './ticket.ts'

export type OpenWindow = Extract<WindowState, { readonly status: 'open' }>

type Found<Value> = { readonly found: Value } | { readonly refused: Decision }

/** The window's state if it is open; otherwise the refusal that says why not. */
export function findOpenWindow(hall: ConfiguredHall, serviceWindow: WindowNumber): Found<OpenWindow> {
  if (!serviceWindowOf(hall, serviceWindow))
    return { refused: refuse({ code: 'unknown-service-window', serviceWindow }) }
  const state = windowStateOf(hall, serviceWindow)
  if (state.status !== 'open') return { refused: refuse({ code: 'window-not-open', serviceWindow }) }
  return { found: state }
}

export function ticketAt(hall: ConfiguredHall, state: OpenWindow): TicketAtWindow | null {
  if (state.ticket === null) return null
  const ticket = knownTicket(hall, state.ticket)
  if (!isAtWindow(ticket)) throw new Error(`ticket ${ticket.id} is held at a window but is ${ticket.status}`)
  return ticket
}

/** The ticket called to the window or in service there; otherwise the refusal that says why not. */
export function findTicketAtWindow(hall: ConfiguredHall, serviceWindow: WindowNumber): Found<TicketAtWindow> {
  const open = findOpenWindow(hall, serviceWindow)
  if ('refused' in open) return open
  const ticket = ticketAt(hall, open.found)
  if (!ticket) return { refused: refuse({ code: 'window-has-no-ticket', serviceWindow }) }
  return { found: ticket }
}

export const placeOfWindow = (serviceWindow: WindowNumber): Place => `window:${serviceWindow}`
export const placeOfTicket = (ticket: TicketId): Place => `ticket:${ticket}`

/** Events that write something on a ticket and leave it where it is. */
const annotations: ReadonlySet<HallEvent['type']> = new Set([
  'NoteAdded',
  'SlipReprinted',
  'SlipRecorded',
  'TicketRequoted',
])

/** The events of one destructive press, led by the record that lets it be undone (CALL-5). */
export function undoable(
  hall: ConfiguredHall,
  place: Place,
  press: Press,
  events: readonly (HallEvent & { readonly ticket: TicketId })[],
  nowMs: number,
): readonly HallEvent[] {
  const touched = new Map<TicketId, number>()
  for (const { ticket, type } of events) {
    if (annotations.has(type)) continue
    const revision = touched.get(ticket) ?? knownTicket(hall, ticket).revision
    touched.set(ticket, revision + 1)
  }
  const tickets = [...touched].map(([ticket, revisionAfter]) => ({ ticket, revisionAfter }))
  return [{ type: 'PressMade', place, press, tickets, atMs: nowMs }, ...events]
}
