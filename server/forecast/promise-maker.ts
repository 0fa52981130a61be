import type { Promised } from '../hall/promise.ts'
import type { Estimate } from './forecaster.ts'

const minuteMs = 60_000

/** Steps of the clock to which a promise is rounded: five minutes, wider when far. */
function stepMs(untilMs: number): number {
  if (untilMs <= 60 * minuteMs) return 5 * minuteMs
  return untilMs <= 120 * minuteMs ? 10 * minuteMs : 15 * minuteMs
}

/**
 * The estimate as it is said to the citizen: the range from p10 to p90 rounded outward to whole steps of
 * the clock, and the median as "about". Never an empty range. The range begins no earlier than the step
 * of the clock in which the ticket is issued.
 */
export function promiseOf(estimate: Estimate, nowMs: number): Promised {
  const step = stepMs(estimate.p90Ms)
  const notBeforeMs = Math.floor((nowMs + estimate.p10Ms) / step) * step
  const byMs = Math.ceil((nowMs + estimate.p90Ms) / step) * step
  return {
    notBeforeMs,
    byMs: Math.max(byMs, notBeforeMs + step),
    aboutMs: Math.round(estimate.p50Ms),
    madeFrom: estimate.madeFrom,
  }
}
