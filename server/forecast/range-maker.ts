import type { Quantiles } from './quantiles.ts'

/** The range that a slip carries, as instants. */
export interface SaidRange {
  readonly notBeforeMs: number
  readonly byMs: number
}

const minuteMs = 60_000

function stepMs(untilMs: number): number {
  if (untilMs <= 60 * minuteMs) return 5 * minuteMs
  return untilMs <= 120 * minuteMs ? 10 * minuteMs : 15 * minuteMs
}

/** Rounded outward to whole steps of the clock. */
export function rangeOf(quantiles: Quantiles, nowMs: number): SaidRange {
  const step = stepMs(quantiles.p90Ms)
  const notBeforeMs = Math.floor((nowMs + quantiles.p10Ms) / step) * step
  const byMs = Math.ceil((nowMs + quantiles.p90Ms) / step) * step
  return { notBeforeMs, byMs: Math.max(byMs, notBeforeMs + step) }
}
