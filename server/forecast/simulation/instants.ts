/** Possible instants of one thing, from now, ascending, by their cumulative weights; `Infinity`: not at all today. */
export interface Instants {
  readonly atMs: Float64Array
  readonly cumulative: Float64Array
  /** How long it lasts at each; null where that is drawn otherwise. */
  readonly lengthsMs: Float64Array | null
  /** Weight of those that are past. */
  readonly past: number
  readonly total: number
}

/** Prepares the instants after `afterMs`; null where none has any weight. */
export function instantsAfter(
  atMs: ArrayLike<number>,
  weights: ArrayLike<number>,
  lengthsMs: ArrayLike<number> | null,
  afterMs: number,
): Instants | null {
  const places: number[] = []
  for (let place = 0; place < atMs.length; place += 1)
    if ((atMs[place] ?? 0) > afterMs && (weights[place] ?? 0) > 0) places.push(place)
  if (places.length === 0) return null
  places.sort((a, b) => {
    const [one, other] = [atMs[a] ?? 0, atMs[b] ?? 0]
    return one === other ? a - b : one < other ? -1 : 1
  })
  const cumulative = new Float64Array(places.length)
  let total = 0
  let past = 0
  for (const [at, place] of places.entries()) {
    total += weights[place] ?? 0
    cumulative[at] = total
    if ((atMs[place] ?? 0) <= 0) past = total
  }
  return {
    atMs: Float64Array.from(places, (place) => atMs[place] ?? 0),
    cumulative,
    lengthsMs: lengthsMs && Float64Array.from(places, (place) => lengthsMs[place] ?? 0),
    past,
    total,
  }
}

/** The place at which the cumulative weights pass `weight`. */
export function placeAt({ cumulative }: Instants, weight: number): number {
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cumulative[middle] as number) > weight) high = middle
    else low = middle + 1
  }
  return low
}
