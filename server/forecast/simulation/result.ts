import type { Quantiles } from '../quantiles.ts'
import { stayingShare } from './leaving.ts'
import { selectPlace } from './select.ts'

/**
 * What the runs say of one question. Times in milliseconds from now, of the runs in which she is called before she
 * would have left: so they are scored at the first call, too.
 */
export interface SimulationResult extends Quantiles {
  readonly meanMs: number
  /** Windows that call her service and may still do so today. */
  readonly windows: number
  /** Mean number of people called before her, by windows of any service. */
  readonly calledBefore: number
  /** Typical time at the window in her service. */
  readonly serviceMs: number
  /** Share of runs in which she is called if she stays. */
  readonly calledShare: number
}

/** Evenly spread over 0…1, in no order (J. G. van der Corput 1935). */
function spread(run: number): number {
  let value = 0
  let half = 0.5
  for (let bits = run + 1; bits > 0; bits >>= 1) {
    if (bits & 1) value += half
    half /= 2
  }
  return value
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

/** What the runs found. */
export interface Answers {
  readonly runs: number
  /** Question × run: when she was called, from now; `Infinity` where the run ended before. */
  readonly calledMs: Float64Array
  /** By question: how many were called before her, summed over the runs. */
  readonly calledBefore: Float64Array
}

export function emptyAnswers(questions: number, runs: number): Answers {
  return {
    runs,
    calledMs: new Float64Array(questions * runs).fill(Number.POSITIVE_INFINITY),
    calledBefore: new Float64Array(questions),
  }
}

/** What bounds the answers to one question. */
export interface AnswerBounds {
  /** No answer counts for longer. */
  readonly longestMs: number
  /** Shares that still wait, by how long they have waited; null: nobody leaves. */
  readonly staying: Float64Array | null
  /** How long she has waited already. */
  readonly waitedMs: number
}

/** Null where no run called her. `scratch` is overwritten; it holds at least one number for each run. */
export function resultOf(
  { runs, calledMs, calledBefore }: Answers,
  question: number,
  { longestMs, staying, waitedMs }: AnswerBounds,
  scratch: Float64Array,
  about: Pick<SimulationResult, 'windows' | 'serviceMs'>,
): SimulationResult | null {
  const stayed = staying ? stayingShare(staying, waitedMs) : 1
  let called = 0
  let kept = 0
  let sum = 0
  for (let run = 0; run < runs; run += 1) {
    const found = calledMs[question * runs + run] as number
    if (found === Number.POSITIVE_INFINITY) continue
    called += 1
    const answer = Math.min(found, longestMs)
    // Whoever would have left by then is never called; the runs are spread evenly over how patient she is.
    if (staying && kept > 0 && stayingShare(staying, waitedMs + answer) < stayed * spread(run)) continue
    scratch[kept] = answer
    kept += 1
    sum += answer
  }
  if (called === 0) return null
  return {
    p10Ms: quantileOf(scratch, kept, 0.1),
    p50Ms: middleOf(scratch, kept),
    p90Ms: quantileOf(scratch, kept, 0.9),
    meanMs: sum / kept,
    calledShare: called / runs,
    calledBefore: (calledBefore[question] as number) / called,
    ...about,
  }
}
