/** Swaps values of `from` … `until` - 1 until the one at `place` is where sorting would put it (C. A. R. Hoare 1961). */
export function selectPlace(values: Float64Array, from: number, until: number, place: number): void {
  let low = from
  let high = until - 1
  while (low < high) {
    const pivot = values[(low + high) >> 1] as number
    let left = low
    let right = high
    while (left <= right) {
      while ((values[left] as number) < pivot) left += 1
      while ((values[right] as number) > pivot) right -= 1
      if (left > right) break
      const swapped = values[left] as number
      values[left] = values[right] as number
      values[right] = swapped
      left += 1
      right -= 1
    }
    if (place <= right) high = right
    else if (place >= left) low = left
    else return
  }
}
