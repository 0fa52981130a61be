import type { Quantiles } from '../quantiles.ts'

/** Log factors by which the two halves of the range are widened, learned in cells that are added up. Plain data. */
export interface Calibrator {
  readonly low: Widths
  readonly high: Widths
}

interface Widths {
  all: number
  readonly byService: number[]
  readonly byHour: number[]
  readonly byBucket: number[]
}

/** Where an arrival falls: its service, hour and queue-length bucket. */
export interface Cell {
  readonly service: number
  readonly hour: number
  readonly bucket: number
}

const steps = { all: 0.01, byService: 0.02, byHour: 0.01, byBucket: 0.01 }
const widest = 2.5

export function emptyCalibrator(): Calibrator {
  const empty = (): Widths => ({ all: 0, byService: [], byHour: [], byBucket: [] })
  return { low: empty(), high: empty() }
}

function widening(widths: Widths, { service, hour, bucket }: Cell): number {
  const sum =
    widths.all +
    (widths.byService[service] ?? 0) +
    (widths.byHour[hour] ?? 0) +
    (widths.byBucket[bucket] ?? 0)
  return Math.max(-widest, Math.min(widest, sum))
}

/** Least log width of each half, so that a range that was once too narrow can widen again. */
const leastWidth = 0.02

export function calibrated(calibrator: Calibrator, raw: Quantiles, cell: Cell, slack: number): Quantiles {
  const middle = Math.log(raw.p50Ms + slack)
  const down = Math.max(leastWidth, middle - Math.log(raw.p10Ms + slack))
  const up = Math.max(leastWidth, Math.log(raw.p90Ms + slack) - middle)
  const { low, high } = calibrator
  const p10 = Math.exp(middle - down * Math.exp(widening(low, cell))) - slack
  const p90 = Math.exp(middle + Math.min(6, up * Math.exp(widening(high, cell)))) - slack
  return {
    p10Ms: Math.max(0, Math.min(raw.p50Ms, p10)),
    p50Ms: raw.p50Ms,
    p90Ms: Math.max(raw.p50Ms, p90),
  }
}

/**
 * Adaptive conformal inference (Gibbs and Candès 2021; quantile tracking, Angelopoulos, Candès and Tibshirani
 * 2023): each miss widens by (1 − share) steps, each hit narrows by share steps, so that the share of misses
 * comes to what was set, whatever the forecasts were.
 */
export function learnCalibration(
  calibrator: Calibrator,
  said: Quantiles,
  cell: Cell,
  waitMs: number,
  shares: { readonly earlyShare: number; readonly lateShare: number },
): void {
  // A lump of waits at the edge itself is neither hit nor miss.
  if (waitMs !== said.p10Ms)
    move(calibrator.low, cell, waitMs < said.p10Ms ? 1 - shares.earlyShare : -shares.earlyShare)
  move(calibrator.high, cell, waitMs > said.p90Ms ? 1 - shares.lateShare : -shares.lateShare)
}

function move(widths: Widths, { service, hour, bucket }: Cell, by: number): void {
  widths.all += steps.all * by
  step(widths.byService, service, steps.byService * by)
  step(widths.byHour, hour, steps.byHour * by)
  step(widths.byBucket, bucket, steps.byBucket * by)
}

function step(cells: number[], at: number, by: number): void {
  while (cells.length <= at) cells.push(0)
  cells[at] = Math.max(-widest, Math.min(widest, (cells[at] as number) + by))
}
