import { lineOf, ticketOf, windowStateOf, type ConfiguredHall, type Queue } from './hall.ts'
import { ordinalOf, type TicketId, type WindowNumber } from './ids.ts'
import { withItem } from './persistent-list.ts'
import { byArrival, isAtWindow, type Ticket, type WaitingTicket } from './ticket.ts'

function without(ids: readonly TicketId[], id: TicketId): readonly TicketId[] {
  const at = ids.indexOf(id)
  return at < 0 ? ids : [...ids.slice(0, at), ...ids.slice(at + 1)]
}

function withOrdered(
  ids: readonly TicketId[],
  ticket: Ticket,
  get: (id: TicketId) => Ticket | undefined,
  order: (a: Ticket, b: Ticket) => number,
): readonly TicketId[] {
  let at = ids.length
  while (at > 0) {
    const id = ids[at - 1]
    const other = id === undefined ? undefined : get(id)
    if (!other || order(other, ticket) <= 0) break
    at -= 1
  }
  return [...ids.slice(0, at), ticket.id, ...ids.slice(at)]
}

function sameQueue(queue: Queue, ticket: Ticket): boolean {
  return queue.service === ticket.service && queue.priorityClass === ticket.priorityClass
}

/** Resumed tickets first (MOVE-2), then in order of arrival. */
function lineOrder(a: Ticket, b: Ticket): number {
  const resumedFirst = (ticket: Ticket): number => (ticket.status === 'waiting' && ticket.resumed ? 0 : 1)
  return resumedFirst(a) - resumedFirst(b) || byArrival(a, b)
}

function withLine(hall: ConfiguredHall, number: WindowNumber, ids: readonly TicketId[]): ConfiguredHall {
  const lines = new Map(hall.lines)
  if (ids.length === 0) lines.delete(number)
  else lines.set(number, ids)
  return { ...hall, lines }
}

function withTicketAtWindow(
  hall: ConfiguredHall,
  number: WindowNumber,
  ticket: TicketId | null,
): ConfiguredHall {
  const state = windowStateOf(hall, number)
  if (state.status !== 'open')
    throw new Error(`a ticket at service window ${number}, which is ${state.status}`)
  if (ticket !== null && state.ticket !== null)
    throw new Error(`ticket ${ticket} at service window ${number}, which holds ${state.ticket}`)
  return { ...hall, serviceWindows: new Map(hall.serviceWindows).set(number, { ...state, ticket }) }
}

function takeOut(hall: ConfiguredHall, ticket: Ticket): ConfiguredHall {
  if (isAtWindow(ticket)) return withTicketAtWindow(hall, ticket.serviceWindow, null)
  if (ticket.status !== 'waiting') return hall
  if (ticket.line !== null) return withLine(hall, ticket.line, without(lineOf(hall, ticket.line), ticket.id))
  return {
    ...hall,
    queues: hall.queues.map((queue) =>
      sameQueue(queue, ticket) ? { ...queue, tickets: without(queue.tickets, ticket.id) } : queue,
    ),
  }
}

function putWaiting(hall: ConfiguredHall, ticket: WaitingTicket): ConfiguredHall {
  const get = (id: TicketId): Ticket | undefined => ticketOf(hall, id)
  if (ticket.line !== null)
    return withLine(hall, ticket.line, withOrdered(lineOf(hall, ticket.line), ticket, get, lineOrder))
  const known = hall.queues.some((queue) => sameQueue(queue, ticket))
  const queues: readonly Queue[] = known
    ? hall.queues
    : [...hall.queues, { service: ticket.service, priorityClass: ticket.priorityClass, tickets: [] }]
  return {
    ...hall,
    queues: queues.map((queue) =>
      sameQueue(queue, ticket)
        ? { ...queue, tickets: withOrdered(queue.tickets, ticket, get, byArrival) }
        : queue,
    ),
  }
}

function putIn(hall: ConfiguredHall, ticket: Ticket): ConfiguredHall {
  const held = { ...hall, tickets: withItem(hall.tickets, ordinalOf(ticket.id) - 1, ticket) }
  if (isAtWindow(ticket)) return withTicketAtWindow(held, ticket.serviceWindow, ticket.id)
  return ticket.status === 'waiting' ? putWaiting(held, ticket) : held
}

/**
 * Puts tickets into their new states, and with them into the queue, line or window that the state names.
 * All of them leave their old places first, so that two can trade places (an undone Next).
 */
export function placeTickets(hall: ConfiguredHall, tickets: readonly Ticket[]): ConfiguredHall {
  let placed = hall
  for (const ticket of tickets) {
    const old = ticketOf(placed, ticket.id)
    if (old) placed = takeOut(placed, old)
  }
  for (const ticket of tickets) placed = putIn(placed, ticket)
  return placed
}
