import type { Names } from '../hall/configuration.ts'
import { serviceOf, type ConfiguredHall } from '../hall/hall.ts'
import type { Promised } from '../hall/promise.ts'
import type { Ticket } from '../hall/ticket.ts'

/** What a slip says of a ticket, as it was when the ticket was issued (SAY-1). */
export interface SlipView {
  readonly language: string
  readonly hallLanguage: string
  readonly timeZone: string
  readonly hallName: string
  readonly hallNameInHallLanguage: string
  readonly number: string
  readonly serviceName: string
  readonly serviceNameInHallLanguage: string
  readonly issuedAtMs: number
  readonly promise: Pick<Promised, 'notBeforeMs' | 'byMs' | 'aboutMs'> | null
  readonly ahead: number
  readonly otherLettersMayBeCalledBefore: boolean
  readonly documents: readonly string[]
  readonly missedCallMinutes: number
}

function said(names: Names | undefined, language: string): string {
  return names?.[language] ?? Object.values(names ?? {})[0] ?? ''
}

/** Whether some window that calls the ticket's service calls others too. */
function sharesWindows(hall: ConfiguredHall, ticket: Ticket): boolean {
  return hall.configuration.serviceWindows.some(
    ({ workProfile }) =>
      workProfile.length > 1 && workProfile.some(({ service }) => service === ticket.service),
  )
}

export function slipOf(hall: ConfiguredHall, ticket: Ticket): SlipView {
  const { names, languages, timeZone, reinstateWithinMs } = hall.configuration
  const { language } = ticket
  const hallLanguage = languages[0] ?? language
  const service = serviceOf(hall, ticket.firstService)
  return {
    language,
    hallLanguage,
    timeZone,
    hallName: said(names, language),
    hallNameInHallLanguage: said(names, hallLanguage),
    number: ticket.number,
    serviceName: said(service?.names, language),
    serviceNameInHallLanguage: said(service?.names, hallLanguage),
    issuedAtMs: ticket.issuedAtMs,
    promise: ticket.promise,
    ahead: ticket.ahead,
    otherLettersMayBeCalledBefore: sharesWindows(hall, ticket),
    documents: (service?.documents ?? []).map((document) => said(document, language)),
    missedCallMinutes: Math.round(reinstateWithinMs / 60_000),
  }
}
