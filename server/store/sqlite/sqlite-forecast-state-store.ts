import type { ForecastStateStore, KeptForecast } from '../../engine/ports.ts'
import { forecastStateBytesMax } from '../limits.ts'
import type { Connection } from './open-database.ts'

/** What the forecast has learned, in one row that is replaced whole. The connection stays the caller's. */
export class SqliteForecastStateStore implements ForecastStateStore {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  async read(): Promise<KeptForecast | null> {
    const row = this.#connection
      .prepare<[], { sequence: number; version: string; state: Buffer }>(
        'SELECT sequence, version, state FROM forecast_state',
      )
      .get()
    return row ?? null
  }

  /** Rejects a state that has grown beyond all bounds: it is learned again from the log. */
  async write({ sequence, version, state }: KeptForecast): Promise<void> {
    if (state.byteLength > forecastStateBytesMax)
      throw new Error(`what the forecast has learned takes ${state.byteLength} bytes`)
    this.#connection
      .prepare(
        `INSERT INTO forecast_state (one, sequence, version, state) VALUES (1, ?, ?, ?)
         ON CONFLICT (one) DO UPDATE SET sequence = excluded.sequence, version = excluded.version, state = excluded.state`,
      )
      .run(sequence, version, state)
  }
}
