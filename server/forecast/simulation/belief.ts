import { covarianceOfSums, meanOfSum } from './gaussian-state.ts'
import type { ServiceTimes } from './service-times.ts'
import { tableSteps, tabulateStays } from './stay-table.ts'

/** What is believed of stays at one moment, as numbers to draw from; services and clerks by their place in the scene. */
export interface Belief {
  readonly services: number
  /** Mean log of a stay with an average clerk today. */
  readonly serviceMean: Float64Array
  /** Lower triangular root of the covariance of those means, row by row. */
  readonly serviceRoot: Float64Array
  readonly clerkMean: Float64Array
  readonly clerkDeviation: Float64Array
  /** Factors of stays by service, `tableSteps` + 1 each. */
  readonly factors: Float64Array
  /** Mean of the log of how far stays exceed the longest ones seen, by service. */
  readonly tails: Float64Array
}

/** Lower triangular root of a covariance (Cholesky), with whatever is degenerate taken as known. */
export function rootOf(covariance: Float64Array, size: number): Float64Array {
  const root = new Float64Array(size * size)
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1) {
      let sum = covariance[row * size + column] as number
      for (let inner = 0; inner < column; inner += 1)
        sum -= (root[row * size + inner] as number) * (root[column * size + inner] as number)
      if (row === column) root[row * size + row] = Math.sqrt(Math.max(0, sum))
      else {
        const diagonal = root[column * size + column] as number
        root[row * size + column] = diagonal > 1e-9 ? sum / diagonal : 0
      }
    }
  return root
}

/** Beyond the longest residuals the log of a normal tail falls like this share of its deviation (Mills). */
const tailShare = 0.35

/** Tables of factors change only when a stay was learned, of whatever service; so they are kept by service until then. */
export class Believer {
  readonly #times: ServiceTimes
  readonly #tables = new Map<string, { learned: number; readonly table: Float64Array }>()

  constructor(times: ServiceTimes) {
    this.#times = times
  }

  believe(services: readonly string[], clerks: readonly (string | null)[]): Belief {
    const times = this.#times
    const { effects } = times.state
    const size = services.length
    const places = services.map((service) => times.placesOf(service, null))
    const covariance = new Float64Array(size * size)
    for (const [row, some] of places.entries())
      for (const [column, others] of places.entries())
        covariance[row * size + column] = covarianceOfSums(effects, some, others)
    const factors = new Float64Array(size * (tableSteps + 1))
    for (const [at, service] of services.entries()) factors.set(this.#tableOf(service), at * (tableSteps + 1))
    const clerkPlaces = clerks.map((clerk) => (clerk === null ? null : times.knownClerkPlace(clerk)))
    return {
      services: size,
      serviceMean: Float64Array.from(places, (some) => meanOfSum(effects, some)),
      serviceRoot: rootOf(covariance, size),
      clerkMean: Float64Array.from(clerkPlaces, (place) => (place === null ? 0 : (effects.mean[place] ?? 0))),
      clerkDeviation: Float64Array.from(clerkPlaces, (place) =>
        Math.sqrt(
          place === null
            ? times.state.clerkVariance
            : Math.max(0, effects.covariance[place * effects.capacity + place] ?? 0),
        ),
      ),
      factors,
      tails: Float64Array.from(
        services,
        (service) => tailShare * Math.sqrt(times.spreadOf(service).variance),
      ),
    }
  }

  #tableOf(service: string): Float64Array {
    let learned = 0
    for (const spread of this.#times.state.spreads.values()) learned += spread.learned
    const kept = this.#tables.get(service)
    if (kept && kept.learned === learned) return kept.table
    const table = kept?.table ?? new Float64Array(tableSteps + 1)
    tabulateStays(this.#times, service, table)
    this.#tables.set(service, { learned, table })
    return table
  }
}
