import type { ForecastStateStore, KeptForecast } from '../../engine/ports.ts'

/** Keeps what the forecast has learned in memory: for tests and simulations. */
export class MemoryForecastStateStore implements ForecastStateStore {
  #kept: KeptForecast | null = null

  async read(): Promise<KeptForecast | null> {
    return this.#kept
  }

  async write(kept: KeptForecast): Promise<void> {
    this.#kept = kept
  }
}
