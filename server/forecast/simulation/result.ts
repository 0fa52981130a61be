import type { Quantiles } from '../quantiles.ts'
import { selectPlace } from './select.ts'

/** What the runs say of one question. Times in milliseconds from now, of the runs in which she is called. */
export interface SimulationResult extends Quantiles {
  readonly meanMs: number
  /** Windows that call her service and may still do so today. */
  readonly windows: number
  /** Mean number of people called before her, by windows of any service. */
  readonly calledBefore: number
  /** Typical time at the window in her service. */
  readonly serviceMs: number
  /** Share of runs in which she is called. */
  readonly calledShare: number
}

/** Where a window is free that would call her now. */
export function calledAtOnce(windows: number, serviceMs: number): SimulationResult {
  return { p10Ms: 0, p50Ms: 0, p90Ms: 0, meanMs: 0, windows, calledBefore: 0, serviceMs, calledShare: 1 }
}

/** The value below which `share` of them lie, between the two nearest; puts those two in their places of the order. */
function quantileOf(values: Float64Array, count: number, share: number): number {
  const place = Math.max(0, Math.min(count - 1, share * count - 0.5))
  const low = Math.floor(place)
  const high = Math.min(count - 1, low + 1)
  selectPlace(values, 0, count, low)
  if (high > low) selectPlace(values, high, count, high)
  return (values[low] as number) + (place - low) * ((values[high] as number) - (values[low] as number))
}

/** The middle of the runs: the mean of those from the 42 % point to the 58 % point, steadier than one run's value. */
function middleOf(values: Float64Array, count: number): number {
  const from = Math.floor(0.42 * count)
  const until = Math.max(from + 1, Math.ceil(0.58 * count))
  selectPlace(values, 0, count, from)
  selectPlace(values, from, count, until - 1)
  let sum = 0
  for (let at = from; at < until; at += 1) sum += values[at] as number
  return sum / (until - from)
}

/** Null where no run called her. `scratch` is overwritten; it holds at least one number for each run. */
export function resultOf(
  answers: Float64Array,
  from: number,
  runs: number,
  scratch: Float64Array,
  about: Pick<SimulationResult, 'windows' | 'calledBefore' | 'serviceMs'>,
): SimulationResult | null {
  let called = 0
  let sum = 0
  for (let run = 0; run < runs; run += 1) {
    const answer = answers[from + run] as number
    if (answer === Number.POSITIVE_INFINITY) continue
    scratch[called] = answer
    called += 1
    sum += answer
  }
  if (called === 0) return null
  return {
    p10Ms: quantileOf(scratch, called, 0.1),
    p50Ms: middleOf(scratch, called),
    p90Ms: quantileOf(scratch, called, 0.9),
    meanMs: sum / called,
    calledShare: called / runs,
    ...about,
  }
}
