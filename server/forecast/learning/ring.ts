/** The last values of something in a fixed space; the oldest is overwritten. Plain data. */
export interface Ring {
  readonly values: Float64Array
  /** Values ever put in. */
  count: number
}

export function emptyRing(size: number): Ring {
  return { values: new Float64Array(size), count: 0 }
}

export function push(ring: Ring, value: number): void {
  ring.values[ring.count % ring.values.length] = value
  ring.count += 1
}

/** How many values are held. */
export function held(ring: Ring): number {
  return Math.min(ring.count, ring.values.length)
}

/** The value put in `back` steps before the newest; `otherwise` where so many were never put in. */
export function newest(ring: Ring, back: number, otherwise: number): number {
  if (back >= held(ring)) return otherwise
  return ring.values[(ring.count - 1 - back) % ring.values.length] ?? otherwise
}

/** Mean of the newest values, at most `most` of them; `otherwise` where there is none. */
export function meanOfNewest(ring: Ring, most: number, otherwise: number): number {
  const count = Math.min(most, held(ring))
  if (count === 0) return otherwise
  let sum = 0
  for (let back = 0; back < count; back += 1) sum += newest(ring, back, 0)
  return sum / count
}

/** The held values in rising order. */
export function sorted(ring: Ring): Float64Array {
  return ring.values.slice(0, held(ring)).sort()
}

/** The `share` quantile (0…1) of values in rising order, by linear interpolation; `otherwise` where there is none. */
export function quantileOfSorted(values: Float64Array, share: number, otherwise: number): number {
  const place = share * (values.length - 1)
  const low = values[Math.floor(place)]
  const high = values[Math.ceil(place)]
  if (low === undefined || high === undefined) return otherwise
  return low + (high - low) * (place - Math.floor(place))
}
