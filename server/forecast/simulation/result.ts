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

/** Where in the order of `count` values the one lies below which `share` of them are. */
function placeOf(share: number, count: number): number {
  return Math.max(0, Math.min(count - 1, share * count - 0.5))
}

/** The value at a place of the order, between its two neighbours; `from` … `until` are known to hold them. */
function valueAt(values: Float64Array, place: number, from: number, until: number): number {
  const low = Math.floor(place)
  const high = Math.min(until - 1, low + 1)
  selectPlace(values, from, until, low)
  if (high > low) selectPlace(values, high, until, high)
  return (values[low] as number) + (place - low) * ((values[high] as number) - (values[low] as number))
}

/**
 * Quantiles of the first `count` values. The middle one is the mean of the values from the 42 % point to the 58 %
 * point, steadier than one run's value. Each selection narrows the next.
 */
function quantilesOf(values: Float64Array, count: number): Quantiles {
  const from = Math.floor(0.42 * count)
  const until = Math.max(from + 1, Math.ceil(0.58 * count))
  selectPlace(values, 0, count, from)
  selectPlace(values, from, count, until - 1)
  let sum = 0
  for (let at = from; at < until; at += 1) sum += values[at] as number
  const low = placeOf(0.1, count)
  const high = placeOf(0.9, count)
  return {
    p10Ms: valueAt(values, low, 0, Math.max(from, Math.min(count, Math.floor(low) + 2))),
    p50Ms: sum / (until - from),
    p90Ms: valueAt(values, high, Math.min(until, Math.floor(high)), count),
  }
}

/** What the runs found. */
export interface Answers {
  readonly runs: number
  /** Run × question: when she was called, from now; `Infinity` where the run ended before. */
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
  const questions = calledBefore.length
  const stayed = staying ? stayingShare(staying, waitedMs) : 1
  let called = 0
  let kept = 0
  let sum = 0
  for (let run = 0; run < runs; run += 1) {
    const found = calledMs[run * questions + question] as number
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
    ...quantilesOf(scratch, kept),
    meanMs: sum / kept,
    calledShare: called / runs,
    calledBefore: (calledBefore[question] as number) / called,
    ...about,
  }
}
