import type { PhoneView } from '../contract/phone-view.ts'
import { serviceOf, type ConfiguredHall } from '../hall/hall.ts'
import type { Promised } from '../hall/promise.ts'
import { isAtWindow, type Ticket } from '../hall/ticket.ts'
import { clerkNames } from './clerk-names.ts'
import { aheadNow } from './ticket-view.ts'

function range(promise: Promised | null | undefined): PhoneView['promise'] {
  return promise ? { notBeforeMs: promise.notBeforeMs, byMs: promise.byMs } : null
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
    promise: range(ticket.promise),
    requote: range(ticket.requotes.at(-1)),
    serviceWindow: at ? at.serviceWindow : null,
    clerk: at ? clerkNames(hall, at.clerk) : null,
    nowMs,
  }
}
