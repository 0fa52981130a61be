import type { Floor } from './floor.ts'
import type { Observation } from './observation.ts'
import type { Quantiles } from './quantiles.ts'
import type { Rounding, SaidRange } from './range-maker.ts'
import { shareAfter, type Shares } from './wait-distribution.ts'

/** What is owed never grows beyond this, so that hours in which no call can be early do not make later ranges narrow. */
const owedMax = 0.5
/** How fast the shares aimed at follow what happened, for each call. */
const aimRate = 0.004
/** The shares aimed at stay within these multiples of those wanted. */
const aimMin = 0.3
const aimMax = 2
const hourMs = 3_600_000
const hours = 24

interface ServiceAccount {
  earlyOwed: number
  lateOwed: number
  /** What is added to the shares wanted. */
  earlier: number
  later: number
}

/** A range that was said and waits for its call. */
interface OpenRange {
  readonly service: number
  readonly hour: number
  readonly range: SaidRange
}

export interface RangeKeeperState {
  readonly services: Map<number, ServiceAccount>
  /** By hour of the day: what is added to the shares wanted. */
  readonly hours: { earlier: number; later: number }[]
  /** Ranges said today and not yet scored. */
  readonly open: Map<string, OpenRange>
}

export function emptyRangeKeeper(): RangeKeeperState {
  return {
    services: new Map(),
    hours: Array.from({ length: hours }, () => ({ earlier: 0, later: 0 })),
    open: new Map(),
  }
}

/**
 * Keeps the account of each service's ranges: what rounding owes, and how often calls really came before or
 * after them, by service and by hour. Where they come late more often than wanted, it aims at fewer, and the
 * other way round.
 */
export class RangeKeeper {
  readonly state: RangeKeeperState
  readonly #shares: Shares

  constructor(shares: Shares, state: RangeKeeperState = emptyRangeKeeper()) {
    this.#shares = shares
    this.state = state
  }

  /** For a range that is said `sinceMidnightMs` after local midnight. */
  roundingOf(service: number, sinceMidnightMs: number): Rounding {
    const account = this.state.services.get(service) ?? freshAccount()
    const hour = this.#hour(hourOf(sinceMidnightMs))
    const { earlyShare, lateShare } = this.#shares
    return {
      earlyOwed: account.earlyOwed,
      lateOwed: account.lateOwed,
      aims: {
        earlyShare: aimed(earlyShare, account.earlier + hour.earlier),
        lateShare: aimed(lateShare, account.later + hour.later),
      },
    }
  }

  /** A range was said, at an instant, to someone who arrived then. */
  said(
    ticket: string,
    service: number,
    quantiles: Quantiles,
    range: SaidRange,
    { atMs, midnightMs }: { readonly atMs: number; readonly midnightMs: number },
  ): void {
    const { aims } = this.roundingOf(service, atMs - midnightMs)
    const account = this.#account(service)
    const late = shareAfter(quantiles, this.#shares, range.byMs - atMs)
    const early = 1 - shareAfter(quantiles, this.#shares, range.notBeforeMs - atMs)
    account.lateOwed = clamp(account.lateOwed + aims.lateShare - late, -owedMax, owedMax)
    account.earlyOwed = clamp(account.earlyOwed + aims.earlyShare - early, -owedMax, owedMax)
    this.state.open.set(ticket, { service, hour: hourOf(atMs - midnightMs), range })
  }

  /** Told of each observation before the floor has folded it in. */
  observe(observation: Observation, floor: Floor): void {
    if (observation.type === 'day-began') this.state.open.clear()
    if (observation.type === 'left') this.state.open.delete(observation.ticket)
    if (observation.type !== 'called' || !floor.waitingTicket(observation.ticket)) return
    const open = this.state.open.get(observation.ticket)
    if (!open) return
    this.state.open.delete(observation.ticket)
    this.#score(open, observation.atMs)
  }

  #score({ service, hour, range }: OpenRange, calledAtMs: number): void {
    const { earlyShare, lateShare } = this.#shares
    const late = aimRate * (lateShare - (calledAtMs > range.byMs ? 1 : 0))
    const early = aimRate * (earlyShare - (calledAtMs < range.notBeforeMs ? 1 : 0))
    for (const one of [this.#account(service), this.#hour(hour)]) {
      one.later = clamp(one.later + late, -lateShare, lateShare)
      one.earlier = clamp(one.earlier + early, -earlyShare, earlyShare)
    }
  }

  #hour(hour: number): { earlier: number; later: number } {
    const known = this.state.hours[hour]
    if (!known) throw new RangeError(`no hour ${hour}`)
    return known
  }

  #account(service: number): ServiceAccount {
    const known = this.state.services.get(service)
    if (known) return known
    const fresh = freshAccount()
    this.state.services.set(service, fresh)
    return fresh
  }
}

function freshAccount(): ServiceAccount {
  return { earlyOwed: 0, lateOwed: 0, earlier: 0, later: 0 }
}

/** Hours after midnight go on into those of the next day. */
function hourOf(sinceMidnightMs: number): number {
  return Math.max(0, Math.floor(sinceMidnightMs / hourMs)) % hours
}

function aimed(share: number, more: number): number {
  return clamp(share + more, aimMin * share, aimMax * share)
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value))
}
