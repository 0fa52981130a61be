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
const aimMin = 0.4
const aimMax = 1.8

export interface RangeKeeperState {
  readonly services: Map<number, { earlyOwed: number; lateOwed: number; aimEarly: number; aimLate: number }>
  /** Ranges said today and not yet scored. */
  readonly open: Map<string, { service: number; range: SaidRange }>
}

export function emptyRangeKeeper(): RangeKeeperState {
  return { services: new Map(), open: new Map() }
}

/**
 * Keeps the account of each service's ranges: what rounding owes, and how often calls really came before or
 * after them. Where they come late more often than wanted, it aims at fewer, and the other way round.
 */
export class RangeKeeper {
  readonly state: RangeKeeperState
  readonly #shares: Shares

  constructor(shares: Shares, state: RangeKeeperState = emptyRangeKeeper()) {
    this.#shares = shares
    this.state = state
  }

  roundingOf(service: number): Rounding {
    const { earlyOwed, lateOwed, aimEarly, aimLate } = this.#account(service)
    return { earlyOwed, lateOwed, aims: { earlyShare: aimEarly, lateShare: aimLate } }
  }

  /** A range was said to someone who arrives at `nowMs`. */
  said(ticket: string, service: number, quantiles: Quantiles, range: SaidRange, nowMs: number): void {
    const account = this.#account(service)
    const late = shareAfter(quantiles, this.#shares, range.byMs - nowMs)
    const early = 1 - shareAfter(quantiles, this.#shares, range.notBeforeMs - nowMs)
    account.lateOwed = clamp(account.lateOwed + account.aimLate - late, -owedMax, owedMax)
    account.earlyOwed = clamp(account.earlyOwed + account.aimEarly - early, -owedMax, owedMax)
    this.state.open.set(ticket, { service, range })
  }

  /** Told of each observation before the floor has folded it in. */
  observe(observation: Observation, floor: Floor): void {
    if (observation.type === 'day-began') this.state.open.clear()
    if (observation.type === 'left') this.state.open.delete(observation.ticket)
    if (observation.type !== 'called' || !floor.waitingTicket(observation.ticket)) return
    const open = this.state.open.get(observation.ticket)
    if (!open) return
    this.state.open.delete(observation.ticket)
    this.#score(open.service, open.range, observation.atMs)
  }

  #score(service: number, range: SaidRange, calledAtMs: number): void {
    const account = this.#account(service)
    const { earlyShare, lateShare } = this.#shares
    const late = calledAtMs > range.byMs ? 1 : 0
    const early = calledAtMs < range.notBeforeMs ? 1 : 0
    account.aimLate = clamp(
      account.aimLate + aimRate * (lateShare - late),
      aimMin * lateShare,
      aimMax * lateShare,
    )
    account.aimEarly = clamp(
      account.aimEarly + aimRate * (earlyShare - early),
      aimMin * earlyShare,
      aimMax * earlyShare,
    )
  }

  #account(service: number) {
    const known = this.state.services.get(service)
    if (known) return known
    const { earlyShare, lateShare } = this.#shares
    const fresh = { earlyOwed: 0, lateOwed: 0, aimEarly: earlyShare, aimLate: lateShare }
    this.state.services.set(service, fresh)
    return fresh
  }
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value))
}
