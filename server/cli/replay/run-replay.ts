import { HallForecaster, type ForecasterSettings } from '../../forecast/hall-forecaster.ts'
import type { PlannedShift } from '../../forecast/observation.ts'
import type { TraceRow } from '../drive/trace-row.ts'
import type { SnapshotRow } from './parse-snapshots.ts'
import { midnightOf, observationsOfDay } from './trace-observations.ts'

export interface ReplayInput {
  readonly rows: readonly TraceRow<number | null>[]
  readonly snapshots: readonly SnapshotRow[] | null
  readonly plan: ReadonlyMap<string, readonly PlannedShift[]> | null
  readonly settings: ForecasterSettings
}

/** What was forecast for one line of a trace at its arrival; seconds from the arrival. Null: nothing was said. */
export interface ReplayedForecast {
  /** From 1 for the first line after the header. */
  readonly line: number
  readonly p10S: number
  readonly p50S: number
  readonly p90S: number
  /** The printed range. */
  readonly lowS: number
  readonly highS: number
  readonly ahead: number
}

function byDay<Row extends { readonly day: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const days = new Map<string, Row[]>()
  for (const row of rows) {
    const day = days.get(row.day)
    if (day) day.push(row)
    else days.set(row.day, [row])
  }
  return days
}

/** When the first of a day arrives; never where there is no such day. */
function firstArrivalMs(day: readonly [string, TraceRow<number | null>[]] | undefined): number {
  const [name, [first] = []] = day ?? ['']
  return first ? midnightOf(name) + Math.round(first.arriveS * 1000) : Number.POSITIVE_INFINITY
}

/**
 * Runs recorded days through the forecaster that a live hall uses, which is told of nothing before it happens,
 * and yields what it says to each arrival. `onDay` is told of each day before it begins.
 */
export function* runReplay(
  { rows, snapshots, plan, settings }: ReplayInput,
  onDay: (day: string, lines: number) => void = () => undefined,
): Generator<ReplayedForecast, void, undefined> {
  const forecaster = new HallForecaster(settings)
  const told = byDay(snapshots ?? [])
  const days = [...byDay(rows)]
  for (const [at, [day, ofDay]] of days.entries()) {
    onDay(day, ofDay.length)
    const nextBeginsAtMs = firstArrivalMs(days[at + 1])
    for (const { line, observation } of observationsOfDay(
      day,
      ofDay,
      told.get(day) ?? [],
      plan?.get(day) ?? null,
    )) {
      // What a day tells after midnight is not told before the next day’s first arrival, which it may lie behind.
      if (observation.atMs > nextBeginsAtMs && observation.type !== 'arrived') continue
      forecaster.observe(observation)
      if (observation.type !== 'arrived') continue
      const said = forecaster.saidAtArrival(observation.ticket)
      if (!said) continue
      yield {
        // The header is line 1 of the file, and the first visit is line 1 of the forecasts.
        line: line - 1,
        p10S: said.quantiles.p10Ms / 1000,
        p50S: said.quantiles.p50Ms / 1000,
        p90S: said.quantiles.p90Ms / 1000,
        lowS: (said.range.notBeforeMs - observation.atMs) / 1000,
        highS: (said.range.byMs - observation.atMs) / 1000,
        ahead: said.ahead,
      }
    }
  }
}
