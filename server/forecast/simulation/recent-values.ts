/** The last values of something, oldest overwritten first, and the same in order of size. */
export interface RecentValues {
  readonly values: Float64Array
  readonly inOrder: Float64Array
  count: number
  next: number
}

export function emptyValues(limit: number): RecentValues {
  return { values: new Float64Array(limit), inOrder: new Float64Array(limit), count: 0, next: 0 }
}

/** The first place at which the first `count` values in order are not below `value`. */
function placeOf({ inOrder }: RecentValues, count: number, value: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if ((inOrder[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

export function addValue(recent: RecentValues, value: number): void {
  const { values, inOrder, next } = recent
  if (recent.count === values.length) {
    const gone = placeOf(recent, recent.count, values[next] as number)
    inOrder.copyWithin(gone, gone + 1)
    recent.count -= 1
  }
  const place = placeOf(recent, recent.count, value)
  inOrder.copyWithin(place + 1, place, recent.count)
  inOrder[place] = value
  values[next] = value
  recent.next = (next + 1) % values.length
  recent.count += 1
}

/** In order of size; a view of what is kept. */
export function sortedValues(recent: RecentValues): Float64Array {
  return recent.inOrder.subarray(0, recent.count)
}
