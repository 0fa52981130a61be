import { addValue, emptyValues, type RecentValues } from './recent-values.ts'

/**
 * How far from its plan something happens, where each time only bounds are seen: it had not begun at one instant, and
 * had at a later one. Weights on a grid of offsets, by self-consistency (Turnbull 1976) with fading.
 */
export interface BoundaryRecord {
  readonly weights: Float64Array
}

const stepMs = 60_000
const stepsEachWay = 40
export const offsetsMs = Float64Array.from(
  { length: 2 * stepsEachWay + 1 },
  (_, step) => (step - stepsEachWay) * stepMs,
)
/** Before anything is seen: within some minutes of the plan. */
const firstScaleMs = 240_000
const firstWeight = 4
const fading = 0.995

export function emptyBoundary(): BoundaryRecord {
  const weights = offsetsMs.map((offset) => Math.exp(-Math.abs(offset) / firstScaleMs))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return { weights: weights.map((weight) => (firstWeight * weight) / total) }
}

/** Share of offsets above `afterMs` and at most `untilMs`; unscaled. */
function weightBetween(record: BoundaryRecord, afterMs: number, untilMs: number): number {
  let sum = 0
  for (let step = 0; step < offsetsMs.length; step += 1) {
    const offset = offsetsMs[step] as number
    if (offset > afterMs && offset <= untilMs) sum += record.weights[step] as number
  }
  return sum
}

export function learnBoundary(record: BoundaryRecord, afterMs: number, untilMs: number): void {
  const within = weightBetween(record, afterMs, untilMs)
  if (within <= 0) return
  for (let step = 0; step < offsetsMs.length; step += 1) {
    const offset = offsetsMs[step] as number
    const weight = record.weights[step] as number
    record.weights[step] = weight * fading + (offset > afterMs && offset <= untilMs ? weight / within : 0)
  }
}

/** Values to begin with, as if they had been seen. */
export function valuesOf(limit: number, first: readonly number[]): RecentValues {
  const recent = emptyValues(limit)
  for (const value of first) addValue(recent, value)
  return recent
}
