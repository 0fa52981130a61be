/**
 * A joint normal belief about named quantities: plain data, grown as names come.
 * `covariance` is `capacity` × `capacity`, row by row.
 */
export interface GaussianState {
  readonly places: Map<string, number>
  capacity: number
  mean: Float64Array
  covariance: Float64Array
  /** When each was last told of, to know whom to forget first. */
  usedAt: Float64Array
}

export function emptyGaussian(): GaussianState {
  return {
    places: new Map(),
    capacity: 0,
    mean: new Float64Array(0),
    covariance: new Float64Array(0),
    usedAt: new Float64Array(0),
  }
}

function grow(state: GaussianState): void {
  const old = state.capacity
  const capacity = Math.max(16, old * 2)
  const covariance = new Float64Array(capacity * capacity)
  for (let row = 0; row < old; row += 1)
    covariance.set(state.covariance.subarray(row * old, (row + 1) * old), row * capacity)
  const mean = new Float64Array(capacity)
  mean.set(state.mean)
  const usedAt = new Float64Array(capacity)
  usedAt.set(state.usedAt)
  state.capacity = capacity
  state.mean = mean
  state.covariance = covariance
  state.usedAt = usedAt
}

/** Makes the quantity at `place` independent of all others, with this mean and variance. */
export function setBelief(state: GaussianState, place: number, mean: number, variance: number): void {
  const { capacity, covariance } = state
  for (let other = 0; other < capacity; other += 1) {
    covariance[place * capacity + other] = 0
    covariance[other * capacity + place] = 0
  }
  covariance[place * capacity + place] = variance
  state.mean[place] = mean
}

/** The place of a new quantity; where there are `limit` already, the least recently used one that `canGo` goes. */
export function placeFor(
  state: GaussianState,
  name: string,
  limit: number,
  canGo: (name: string) => boolean,
): number {
  const known = state.places.get(name)
  if (known !== undefined) return known
  let place = state.places.size
  if (place >= limit) {
    let oldest: string | null = null
    let oldestAt = Number.POSITIVE_INFINITY
    for (const [other, at] of state.places) {
      const used = state.usedAt[at] ?? 0
      if (used < oldestAt && canGo(other)) [oldest, oldestAt] = [other, used]
    }
    if (oldest !== null) {
      place = state.places.get(oldest) ?? place
      state.places.delete(oldest)
    }
  }
  while (place >= state.capacity) grow(state)
  state.places.set(name, place)
  return place
}

/** Mean of the sum of the quantities at these places. */
export function meanOfSum(state: GaussianState, places: readonly number[]): number {
  let mean = 0
  for (const place of places) mean += state.mean[place] ?? 0
  return mean
}

export function covarianceOfSums(
  state: GaussianState,
  some: readonly number[],
  others: readonly number[],
): number {
  let sum = 0
  for (const one of some)
    for (const other of others) sum += state.covariance[one * state.capacity + other] ?? 0
  return sum
}

/**
 * Learns that the sum of the quantities at `places` was measured `surprise` above its mean, with noise of this
 * variance (R. E. Kalman 1960). `surprise` may have been bounded by the caller.
 */
export function learnSum(
  state: GaussianState,
  places: readonly number[],
  surprise: number,
  noiseVariance: number,
): void {
  const { capacity, covariance, mean } = state
  const size = state.places.size
  const joint = new Float64Array(size)
  for (const place of places)
    for (let other = 0; other < size; other += 1)
      joint[other] = (joint[other] as number) + (covariance[place * capacity + other] as number)
  let variance = noiseVariance
  for (const place of places) variance += joint[place] ?? 0
  for (let row = 0; row < size; row += 1) {
    const gain = (joint[row] as number) / variance
    if (gain === 0) continue
    mean[row] = (mean[row] as number) + gain * surprise
    for (let column = 0; column < size; column += 1)
      covariance[row * capacity + column] =
        (covariance[row * capacity + column] as number) - gain * (joint[column] as number)
  }
}
