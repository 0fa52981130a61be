import { parseTable } from './parse-table.ts'

/** What a hall's public feed said at one moment. */
export interface SnapshotRow {
  readonly day: string
  /** Seconds after local midnight. */
  readonly timeS: number
  readonly service: string
  /** Service windows open for the service. */
  readonly open: number
  readonly waiting: number | null
  /** The service time typed in by the office. */
  readonly typicalServiceMs: number | null
}

const columns = ['day', 'time', 'service', 'open', 'waiting', 'published_service_min'] as const

/** Reads snapshots, `day,time,service,open,waiting,published_service_min`. Throws a `TraceError`. */
export function parseSnapshots(text: string, file: string): SnapshotRow[] {
  return parseTable(text, file, columns, ({ cell, seconds, day, name }) => ({
    day: day('day'),
    timeS: seconds('time'),
    service: name('service'),
    open: seconds('open'),
    waiting: cell('waiting') === '' ? null : seconds('waiting'),
    typicalServiceMs: cell('published_service_min') === '' ? null : seconds('published_service_min') * 60_000,
  }))
}
