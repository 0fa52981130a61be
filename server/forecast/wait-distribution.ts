import type { Quantiles } from './quantiles.ts'

/** What shares of waits lie below and above the outer quantiles. */
export interface Shares {
  readonly earlyShare: number
  readonly lateShare: number
}

/** Waits shorter than this are one and the same to a clock on the wall. */
const floorMs = 1_000

/** Share of waits above `afterMs`, both sides of the median exponential through the quantiles that are known. */
export function shareAfter(
  { p10Ms, p50Ms, p90Ms }: Quantiles,
  { earlyShare, lateShare }: Shares,
  afterMs: number,
): number {
  if (afterMs < 0) return 1
  if (afterMs >= p50Ms) {
    const widthMs = Math.max(p90Ms - p50Ms, floorMs)
    return 0.5 * Math.exp((-Math.log(0.5 / lateShare) * (afterMs - p50Ms)) / widthMs)
  }
  const widthMs = Math.max(p50Ms - p10Ms, floorMs)
  return 1 - 0.5 * Math.exp((-Math.log(0.5 / earlyShare) * (p50Ms - afterMs)) / widthMs)
}
