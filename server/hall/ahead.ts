import { calledBefore, callingRuleOf, type Candidate } from './calling-rule.ts'
import { knownTicket, lineOf, type ConfiguredHall } from './hall.ts'
import type { PriorityClassId, ServiceId, TicketId } from './ids.ts'
import type { WaitingTicket } from './ticket.ts'

/** Comes after every ticket that is there, also one of the same millisecond. */
const afterAll = '~' as TicketId

/** Someone of a class who arrives now, as the calling rule will see her. */
export function arrival(service: ServiceId, priorityClass: PriorityClassId, nowMs: number): Candidate {
  return { id: afterAll, service, priorityClass, issuedAtMs: nowMs }
}

/** Those sent to one window count as ahead of all who wait for any: their window takes them first. */
function aheadInCommon(hall: ConfiguredHall, candidate: Candidate, nowMs: number): number {
  const isBefore = calledBefore(candidate, callingRuleOf(hall.configuration), nowMs)
  let ahead = 0
  for (const { service, tickets } of hall.queues)
    if (service === candidate.service)
      for (const id of tickets) if (isBefore(knownTicket(hall, id))) ahead += 1
  for (const [, line] of hall.lines)
    for (const id of line) if (knownTicket(hall, id).service === candidate.service) ahead += 1
  return ahead
}

/**
 * How many who wait for the same service would be called before someone of this class who arrives now.
 * Other services of the same windows are not counted; the slip says so where it matters.
 */
export function peopleAhead(
  hall: ConfiguredHall,
  service: ServiceId,
  priorityClass: PriorityClassId,
  nowMs: number,
): number {
  return aheadInCommon(hall, arrival(service, priorityClass, nowMs), nowMs)
}

/** The same for a ticket that waits; for one in a window's line, its place there. */
export function peopleAheadOf(hall: ConfiguredHall, ticket: WaitingTicket, nowMs: number): number {
  if (ticket.line !== null) return lineOf(hall, ticket.line).indexOf(ticket.id)
  return aheadInCommon(hall, ticket, nowMs)
}
