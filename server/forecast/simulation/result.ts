import type { Quantiles } from '../quantiles.ts'

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

function quantileOf(sorted: Float64Array, share: number): number {
  const place = Math.max(0, Math.min(sorted.length - 1, share * sorted.length - 0.5))
  const low = Math.floor(place)
  const high = Math.min(sorted.length - 1, low + 1)
  return (sorted[low] as number) + (place - low) * ((sorted[high] as number) - (sorted[low] as number))
}

/** The middle of the runs: the mean of those between the 42 % and 58 % points, steadier than one run's value. */
function middleOf(sorted: Float64Array): number {
  let sum = 0
  for (let step = 0; step <= 8; step += 1) sum += quantileOf(sorted, 0.42 + 0.02 * step)
  return sum / 9
}

/** Null where no run called her. */
export function resultOf(
  answers: Float64Array,
  from: number,
  runs: number,
  about: Pick<SimulationResult, 'windows' | 'calledBefore' | 'serviceMs'>,
): SimulationResult | null {
  const sorted = answers.slice(from, from + runs).sort()
  let called = 0
  while (called < runs && (sorted[called] as number) < Number.POSITIVE_INFINITY) called += 1
  if (called === 0) return null
  const answered = sorted.subarray(0, called)
  let sum = 0
  for (const value of answered) sum += value
  return {
    p10Ms: quantileOf(answered, 0.1),
    p50Ms: middleOf(answered),
    p90Ms: quantileOf(answered, 0.9),
    meanMs: sum / called,
    calledShare: called / runs,
    ...about,
  }
}
