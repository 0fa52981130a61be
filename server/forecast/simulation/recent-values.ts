/** The last values of something, oldest overwritten first, and the same in order of size. */
export interface RecentValues {
  readonly values: Float64Array
  count: number
  next: number
}

export function emptyValues(limit: number): RecentValues {
  return { values: new Float64Array(limit), count: 0, next: 0 }
}

export function addValue(recent: RecentValues, value: number): void {
  recent.values[recent.next] = value
  recent.next = (recent.next + 1) % recent.values.length
  recent.count = Math.min(recent.values.length, recent.count + 1)
}

/** In order of size. */
export function sortedValues(recent: RecentValues): Float64Array {
  return recent.values.slice(0, recent.count).sort()
}
