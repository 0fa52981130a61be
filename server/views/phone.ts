import type { PhoneView } from '../contract/phone-view.ts'
import { serviceOf, type ConfiguredHall } from '../hall/hall.ts'
import type { Promised } from '../hall/promise.ts'
import { isAtWindow, type Ticket } from '../hall/ticket.ts'
import { clerkNames } from './clerk-names.ts'
import { aheadNow } from './ticket-view.ts'

/** A range that is not over: nobody reads on her phone that she will be called at a time that has passed. */
function range(promise: Promised | null | undefined, nowMs: number): PhoneView['promise'] {
  return promise && promise.byMs >= nowMs ? { notBeforeMs: promise.notBeforeMs, byMs: promise.byMs } : null
}

/** What a citizen may see of her own ticket. */
export function phoneOf(hall: ConfiguredHall, ticket: Ticket, nowMs: number): PhoneView {
  const at = isAtWindow(ticket) ? ticket : null
  return {
    hall: { names: { ...hall.configuration.names }, timeZone: hall.configuration.timeZone },
    number: ticket.number,
    language: ticket.language,
    serviceNames: { ...serviceOf(hall, ticket.service)?.names },
    status: ticket.status,
    ahead: aheadNow(hall, ticket, nowMs),
    promise: range(ticket.promise, nowMs),
    requote: range(ticket.requotes.at(-1), nowMs),
    serviceWindow: at ? at.serviceWindow : null,
    clerk: at ? clerkNames(hall, at.clerk) : null,
    nowMs,
  }
}
