import { sortedValues } from './recent-values.ts'
import type { ServiceTimes } from './service-times.ts'

/** Steps of a table of residuals; one more value than steps. */
export const tableSteps = 256
/** The residuals of all services count as this many of a service's own. */
const pooledWeight = 25

function valueAt(sorted: Float64Array, share: number): number {
  const place = share * sorted.length - 0.5
  const low = Math.max(0, Math.min(sorted.length - 1, Math.floor(place)))
  const high = Math.min(sorted.length - 1, low + 1)
  const part = Math.max(0, Math.min(1, place - low))
  return (sorted[low] as number) * (1 - part) + (sorted[high] as number) * part
}

/** Standard normal quantile to three places (Odeh and Evans 1974), for before anything is seen. */
function normalAt(share: number): number {
  const tail = Math.min(share, 1 - share)
  const root = Math.sqrt(-2 * Math.log(Math.max(1e-4, tail)))
  const top = (0.010328 * root + 0.802853) * root + 2.515517
  const bottom = ((0.001308 * root + 0.189269) * root + 1.432788) * root + 1
  const value = root - top / bottom
  return share < 0.5 ? -value : value
}

/**
 * Fills `table` with the factors by which a stay of the service differs from what its effects say, at equal steps
 * of probability: the exponential of its recent residuals, drawn towards those of all services where it has few.
 * Quantiles are averaged, so that the shape stays (Vincent 1912).
 */
export function tabulateStays(times: ServiceTimes, service: string, table: Float64Array): void {
  const spread = times.spreadOf(service)
  const own = sortedValues(spread.residuals)
  const pooled = sortedValues(times.state.pooled)
  const deviation = Math.sqrt(spread.variance)
  const ownWeight = own.length / (own.length + pooledWeight)
  const pooledShare = pooled.length / (pooled.length + pooledWeight)
  for (let step = 0; step <= tableSteps; step += 1) {
    const share = step / tableSteps
    const normal = normalAt(share)
    const common =
      pooled.length > 0 ? pooledShare * valueAt(pooled, share) + (1 - pooledShare) * normal : normal
    const residual = own.length > 0 ? ownWeight * valueAt(own, share) + (1 - ownWeight) * common : common
    table[step] = Math.exp(deviation * residual)
  }
}

/** The factor at this share of a table that begins at `from`; linear between the steps. */
export function factorAt(table: Float64Array, from: number, share: number): number {
  const place = share * tableSteps
  const step = place | 0
  const low = table[from + step] as number
  return low + (place - step) * ((table[from + step + 1] as number) - low)
}

/** The share of a table that begins at `from` below this factor. */
export function shareBelow(table: Float64Array, from: number, factor: number): number {
  if (factor <= (table[from] as number)) return 0
  if (factor >= (table[from + tableSteps] as number)) return 1
  let low = 0
  let high = tableSteps
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((table[from + middle] as number) <= factor) low = middle
    else high = middle
  }
  const at = table[from + low] as number
  const width = (table[from + high] as number) - at
  return (low + (width > 0 ? (factor - at) / width : 0)) / tableSteps
}
