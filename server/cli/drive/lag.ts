import { hallInstant, type DriveTiming } from './drive-timing.ts'
import type { FlatRow } from './hall-account.ts'
import type { Action, Operation } from './operation.ts'
import { quantile } from './quantile.ts'

/** How far the hall's stamps lie behind the recorded instants, in hall seconds. */
export interface Lag {
  readonly medianS: number
  readonly p99S: number
  readonly maxS: number
}

/** The flat row's stamp of what an action did; null where it leaves none there. */
function stampOf(action: Action, row: FlatRow): number | null {
  switch (action.verb) {
    case 'issue':
      return row.issued_at_ms
    case 'call':
      return row.called_at_ms
    case 'start':
      return row.started_at_ms
    case 'complete':
    case 'no-show':
    case 'cancel':
      return row.ended_at_ms
    case 'open-window':
    case 'close-window':
      return null
    default:
      return action satisfies never
  }
}

/** Compares the stamps of a day with its schedule; null where nothing was stamped. */
export function lagOf(
  schedule: readonly Operation[],
  rowOf: (line: number) => FlatRow | null,
  timing: DriveTiming,
): Lag | null {
  const lagsS: number[] = []
  for (const { action, atS } of schedule) {
    const row = 'row' in action ? rowOf(action.row.line) : null
    const stampMs = row && stampOf(action, row)
    if (stampMs !== null) lagsS.push((stampMs - hallInstant(timing, atS)) / 1000)
  }
  const [medianS, p99S, maxS] = [quantile(lagsS, 0.5), quantile(lagsS, 0.99), quantile(lagsS, 1)]
  return medianS === null || p99S === null || maxS === null ? null : { medianS, p99S, maxS }
}
