import type { HallConfiguration, PriorityClass, WorkProfile } from './configuration.ts'
import type { PriorityClassId, ServiceId, TicketId } from './ids.ts'

/** A ticket as the calling rule sees it. */
export interface Candidate {
  readonly id: TicketId
  readonly service: ServiceId
  readonly priorityClass: PriorityClassId
  readonly issuedAtMs: number
}

/** What the calling rule takes from the hall's configuration. */
export interface CallingRule {
  readonly classes: readonly PriorityClass[]
  /** From this wait on a ticket goes before all others, in order of arrival. */
  readonly overdueAfterMs: number
}

export function callingRuleOf(configuration: HallConfiguration): CallingRule {
  const { priorityClasses, overdueAfterMs } = configuration
  return { classes: priorityClasses, overdueAfterMs }
}

/**
 * A waiting ticket's score, in milliseconds: `headStart(class) + rate(class) × waited`.
 *
 * A very large head start is strict priority, equal rates are first come first served, different
 * rates are accumulating priority (Kleinrock 1964; Stanford, Taylor and Ziedins 2014).
 */
export function scoreOf(
  { headStartMs, rate }: Pick<PriorityClass, 'headStartMs' | 'rate'>,
  issuedAtMs: number,
  nowMs: number,
): number {
  return standingScore(headStartMs, rate, issuedAtMs, nowMs)
}

/** The score on bare numbers. */
export function standingScore(headStartMs: number, rate: number, issuedAtMs: number, nowMs: number): number {
  return headStartMs + rate * Math.max(0, nowMs - issuedAtMs)
}

/** The rank of overdue tickets: before every rank of a work profile. */
export const overdueRank = Number.NEGATIVE_INFINITY

/** Whether a ticket has waited so long that it goes before all others. */
export function isOverdue(issuedAtMs: number, overdueAfterMs: number, nowMs: number): boolean {
  return nowMs - issuedAtMs >= overdueAfterMs
}

/**
 * The calling rule on bare numbers, for whoever applies it millions of times: negative where the first of two
 * tickets is called before the second, positive where after, 0 where both arrived at one instant and nothing else
 * tells them apart. An overdue ticket has the rank `overdueRank`, and its score does not count.
 */
export function compareStandings(
  rank: number,
  score: number,
  issuedAtMs: number,
  otherRank: number,
  otherScore: number,
  otherIssuedAtMs: number,
): number {
  if (rank !== otherRank) return rank < otherRank ? -1 : 1
  if (score !== otherScore && rank !== overdueRank) return otherScore - score
  return issuedAtMs - otherIssuedAtMs
}

interface Ranked<Kind extends Candidate> {
  readonly candidate: Kind
  readonly rank: number
  readonly score: number
}

/** Negative where `a` is called before `b`. */
function compare(a: Ranked<Candidate>, b: Ranked<Candidate>): number {
  return (
    compareStandings(a.rank, a.score, a.candidate.issuedAtMs, b.rank, b.score, b.candidate.issuedAtMs) ||
    (a.candidate.id < b.candidate.id ? -1 : 1)
  )
}

function ranked<Kind extends Candidate>(
  candidate: Kind,
  rank: number | undefined,
  rule: CallingRule,
  nowMs: number,
): Ranked<Kind> | null {
  const priorityClass = rule.classes.find(({ id }) => id === candidate.priorityClass)
  if (rank === undefined || !priorityClass) return null
  return {
    candidate,
    rank: isOverdue(candidate.issuedAtMs, rule.overdueAfterMs, nowMs) ? overdueRank : rank,
    score: scoreOf(priorityClass, candidate.issuedAtMs, nowMs),
  }
}

function rankIn(profile: WorkProfile, service: ServiceId): number | undefined {
  return profile.find((entry) => entry.service === service)?.rank
}

/**
 * Says of any other ticket whether it would be called before this one, by a window that ranks their services alike.
 * Whoever counts people ahead counts with this.
 */
export function calledBefore(
  ticket: Candidate,
  rule: CallingRule,
  nowMs: number,
): (other: Candidate) => boolean {
  const own = ranked(ticket, 1, rule, nowMs)
  return (other) => {
    const theirs = other.id === ticket.id ? null : ranked(other, 1, rule, nowMs)
    return own !== null && theirs !== null && compare(theirs, own) < 0
  }
}

/**
 * Which ticket a free window takes next (CALL-2, CALL-6): overdue tickets in order of arrival, then the
 * services of the work profile by rank, within a rank the highest score, at equal scores the earlier arrival.
 *
 * `heads` needs to hold only the longest-waiting ticket of each service and priority class, since within
 * one of those the order is that of arrival. Tickets of services outside the profile are passed over.
 * Returns null where nobody fits.
 */
export function chooseNext<Head extends Candidate>(
  heads: Iterable<Head>,
  profile: WorkProfile,
  rule: CallingRule,
  nowMs: number,
): Head | null {
  let best: Ranked<Head> | null = null
  for (const head of heads) {
    const next = ranked(head, rankIn(profile, head.service), rule, nowMs)
    if (next && (!best || compare(next, best) < 0)) best = next
  }
  return best?.candidate ?? null
}

/** All who could be called, in the order in which the rule would call them if nothing changed from now on. */
export function callingOrder<Kind extends Candidate>(
  waiting: Iterable<Kind>,
  profile: WorkProfile,
  rule: CallingRule,
  nowMs: number,
): readonly Kind[] {
  const all: Ranked<Kind>[] = []
  for (const candidate of waiting) {
    const one = ranked(candidate, rankIn(profile, candidate.service), rule, nowMs)
    if (one) all.push(one)
  }
  return all.sort(compare).map(({ candidate }) => candidate)
}
