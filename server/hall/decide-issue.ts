import { peopleAhead } from './ahead.ts'
import { callingEndsAtMs } from './calling-end.ts'
import type { HallCommand } from './command.ts'
import { undoWithinMs, type Service } from './configuration.ts'
import { accept, refuse, type Decision } from './decision.ts'
import { nextTicketId, priorityClassOf, serviceOf, type ConfiguredHall, type LetterState } from './hall.ts'
import type { BusinessDay } from './ids.ts'
import { openingAt } from './opening.ts'
import { itemsOf } from './persistent-list.ts'
import type { Refusal } from './refusal.ts'
import { isEnded, type Ticket } from './ticket.ts'

type IssueTicket = Extract<HallCommand, { readonly type: 'issueTicket' }>

/** A business day holds at most this many tickets. */
export const ticketsADay = 99_999

const noneGiven: LetterState = { lastNumber: 0, begunAgain: false }

export function formatNumber(letter: string, number: number): string {
  return `${letter}${String(number).padStart(3, '0')}`
}

/** Whether the number is still the ticket's own: it is open, or an undo or reinstating can open it again. */
function holdsNumber(hall: ConfiguredHall, ticket: Ticket, nowMs: number): boolean {
  if (!isEnded(ticket)) return true
  const { reinstateWithinMs } = hall.configuration
  const withinMs = ticket.status === 'no-show' ? Math.max(reinstateWithinMs, undoWithinMs) : undoWithinMs
  return nowMs - ticket.endedAtMs <= withinMs
}

/** The next number of a letter that no ticket holds (ISSUE-1, ISSUE-7); null where all are held. */
function nextNumber(hall: ConfiguredHall, service: Service, nowMs: number): string | null {
  const { lastNumber } = hall.configuration
  const { lastNumber: given, begunAgain } = hall.letters.get(service.letter) ?? noneGiven
  if (given < lastNumber && !begunAgain) return formatNumber(service.letter, given + 1)
  const held = new Set<string>()
  for (const ticket of itemsOf(hall.tickets)) if (holdsNumber(hall, ticket, nowMs)) held.add(ticket.number)
  for (let step = 0; step < lastNumber; step += 1) {
    const number = formatNumber(service.letter, ((given + step) % lastNumber) + 1)
    if (!held.has(number)) return number
  }
  return null
}

/** ISSUE-5, and the hall's own hours. */
function closedFor(hall: ConfiguredHall, day: BusinessDay, service: Service, nowMs: number): Refusal | null {
  const { configuration } = hall
  const state = hall.services.get(service.id)
  if (!state?.open)
    return { code: 'service-closed', service: service.id, reason: state?.closedReason ?? null }
  if (configuration.outsideHours === 'refuse') {
    const { open, opensAtMs } = openingAt(configuration.hours, day, configuration, nowMs)
    if (!open) return { code: 'hall-closed', opensAtMs }
  }
  if (service.hours) {
    const { open, opensAtMs } = openingAt(service.hours, day, configuration, nowMs)
    if (!open) return { code: 'service-outside-hours', service: service.id, opensAtMs }
  }
  if (service.dailyLimit !== null && state.issuedToday >= service.dailyLimit)
    return { code: 'daily-limit-reached', service: service.id, limit: service.dailyLimit }
  return null
}

/** Whose chance of being called today is below this will probably not be served. */
const likelyShare = 0.5

/** ISSUE-4: one who is expected to be called after closing, or is likelier not to be called today, is told so first. */
function mayNotBeServed(
  hall: ConfiguredHall,
  day: BusinessDay,
  service: Service,
  command: IssueTicket,
  nowMs: number,
): Refusal | null {
  if (command.toldMayNotBeServed) return null
  const ends = callingEndsAtMs(hall, day, service, nowMs)
  if (ends === null) return null
  const { promise, calledShare } = command
  const expectedAtMs = promise && nowMs + promise.aboutMs
  if (expectedAtMs !== null && expectedAtMs > ends)
    return { code: 'may-not-be-served', closesAtMs: ends, expectedAtMs }
  if (calledShare === null || calledShare >= likelyShare) return null
  // What is expected is expected of those who are called; the others are not before closing.
  return { code: 'may-not-be-served', closesAtMs: ends, expectedAtMs: ends }
}

export function issueTicket(
  hall: ConfiguredHall,
  day: BusinessDay,
  command: IssueTicket,
  nowMs: number,
): Decision {
  const { configuration } = hall
  const service = serviceOf(hall, command.service)
  if (!service) return refuse({ code: 'unknown-service', service: command.service })
  const ordinary = configuration.priorityClasses[0]?.id
  const priorityClass = command.priorityClass ?? ordinary
  if (priorityClass === undefined || !priorityClassOf(hall, priorityClass))
    return refuse({ code: 'unknown-priority-class', priorityClass: command.priorityClass ?? ('' as never) })
  const language = command.language ?? configuration.languages[0] ?? 'en'
  if (!configuration.languages.includes(language))
    return refuse({ code: 'unknown-language', language, languages: configuration.languages })
  const refusal = closedFor(hall, day, service, nowMs) ?? mayNotBeServed(hall, day, service, command, nowMs)
  if (refusal) return refuse(refusal)
  if (hall.tickets.size >= ticketsADay) return refuse({ code: 'day-is-full', limit: ticketsADay })
  const number = nextNumber(hall, service, nowMs)
  if (number === null) return refuse({ code: 'numbers-used-up', service: service.id })
  const ticket = nextTicketId(hall, day)
  const issued = {
    type: 'TicketIssued',
    ticket,
    number,
    service: service.id,
    language,
    priorityClass,
    ahead: peopleAhead(hall, service.id, priorityClass, nowMs),
    promise: command.promise,
    toldMayNotBeServed: command.toldMayNotBeServed,
    atMs: nowMs,
  } as const
  return command.withNote ? accept(issued, { type: 'NoteAdded', ticket, atMs: nowMs }) : accept(issued)
}
