import { knownTicket, type ConfiguredHall } from '../hall/hall.ts'
import type { ServiceId } from '../hall/ids.ts'
import type { Ticket } from '../hall/ticket.ts'

/** Everyone who waits, in queues and in windows' lines, in no particular order. */
export function* allWaiting(hall: ConfiguredHall): Generator<Ticket, void, undefined> {
  for (const { tickets } of hall.queues) for (const id of tickets) yield knownTicket(hall, id)
  for (const [, line] of hall.lines) for (const id of line) yield knownTicket(hall, id)
}

/** How many wait for a service, and since when the longest of them does. */
export function waitingFor(
  hall: ConfiguredHall,
  service: ServiceId,
): { count: number; longestSinceMs: number | null } {
  let count = 0
  let longestSinceMs: number | null = null
  const take = (ticket: Ticket): void => {
    if (longestSinceMs === null || ticket.issuedAtMs < longestSinceMs) longestSinceMs = ticket.issuedAtMs
  }
  for (const queue of hall.queues) {
    const head = queue.service === service ? queue.tickets[0] : undefined
    if (head === undefined) continue
    count += queue.tickets.length
    take(knownTicket(hall, head))
  }
  for (const [, line] of hall.lines)
    for (const id of line) {
      const ticket = knownTicket(hall, id)
      if (ticket.service !== service) continue
      count += 1
      take(ticket)
    }
  return { count, longestSinceMs }
}
