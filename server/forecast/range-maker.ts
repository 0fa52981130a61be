import type { Quantiles } from './quantiles.ts'
import { shareAfter, type Shares } from './wait-distribution.ts'

/** The range that a slip carries, as instants on whole steps of the clock. */
export interface SaidRange {
  readonly notBeforeMs: number
  readonly byMs: number
}

/**
 * What the rounding of the last ranges of a service still owes: expected shares of early and late calls that
 * rounding has given away (positive) or taken (negative), and the shares aimed at.
 */
export interface Rounding {
  readonly earlyOwed: number
  readonly lateOwed: number
  readonly aims: Shares
}

const minuteMs = 60_000

/** Steps of the clock to which a promise is rounded: five minutes, wider when far. */
function stepMs(untilMs: number): number {
  if (untilMs <= 60 * minuteMs) return 5 * minuteMs
  return untilMs <= 120 * minuteMs ? 10 * minuteMs : 15 * minuteMs
}

/**
 * The range as it is said to the citizen, from the quantiles of her wait (from now). A range on five-minute
 * steps cannot have just the share of late calls that is wanted, so each edge is the step for which the shares
 * over the last ranges come nearest to it: error diffusion (Floyd and Steinberg 1976), along time. Rounding
 * always outward would print ranges that are wider than they need to be, and keep more than they say.
 * Never an empty range nor one without the median; it begins no earlier than the step of the clock of this moment.
 */
export function rangeOf(quantiles: Quantiles, nowMs: number, rounding: Rounding, shares: Shares): SaidRange {
  const step = stepMs(quantiles.p90Ms)
  const first = Math.floor(nowMs / step) * step
  const byBelow = Math.max(first + step, Math.floor((nowMs + quantiles.p90Ms) / step) * step)
  const lateIf = (byMs: number): number =>
    Math.abs(rounding.lateOwed + rounding.aims.lateShare - shareAfter(quantiles, shares, byMs - nowMs))
  const middleMs = nowMs + quantiles.p50Ms
  const byMs = byBelow >= middleMs && lateIf(byBelow) < lateIf(byBelow + step) ? byBelow : byBelow + step
  const belowMs = Math.max(first, Math.floor((nowMs + quantiles.p10Ms) / step) * step)
  const earlyIf = (notBeforeMs: number): number =>
    Math.abs(
      rounding.earlyOwed +
        rounding.aims.earlyShare -
        (1 - shareAfter(quantiles, shares, notBeforeMs - nowMs)),
    )
  const aboveMs = belowMs + step
  const notBeforeMs =
    aboveMs <= middleMs && aboveMs < byMs && earlyIf(aboveMs) < earlyIf(belowMs) ? aboveMs : belowMs
  return { notBeforeMs: Math.min(notBeforeMs, byMs - step), byMs }
}
