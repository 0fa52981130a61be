import { HallForecaster, type ForecasterSettings } from '../../forecast/hall-forecaster.ts'
import type { PlannedShift } from '../../forecast/observation.ts'
import type { TraceRow } from '../drive/trace-row.ts'
import type { SnapshotRow } from './parse-snapshots.ts'
import { observationsOfDay } from './trace-observations.ts'

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
  for (const [day, ofDay] of byDay(rows)) {
    onDay(day, ofDay.length)
    for (const { line, observation } of observationsOfDay(
      day,
      ofDay,
      told.get(day) ?? [],
      plan?.get(day) ?? null,
    )) {
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
