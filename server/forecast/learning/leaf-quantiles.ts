/** Parts into which the interval of a leaf’s residuals is cut, and how often its part is cut again. */
const parts = 96
const cuts = 2

/**
 * Weighted quantile of the residuals `target − fit` of the examples in each leaf, to one part in 96² of their
 * interval; 0 for a leaf without examples. Counting in parts is much cheaper than sorting.
 */
export function leafQuantiles(
  target: Float64Array,
  fit: Float64Array,
  weight: Float64Array,
  leafOf: Int32Array,
  leaves: number,
  share: number,
): Float64Array {
  const low = new Float64Array(leaves).fill(Number.POSITIVE_INFINITY)
  const high = new Float64Array(leaves).fill(Number.NEGATIVE_INFINITY)
  const wanted = new Float64Array(leaves)
  const rows = target.length
  const residuals = new Float64Array(rows)
  for (let row = 0; row < rows; row += 1) {
    const leaf = leafOf[row] as number
    const residual = (target[row] as number) - (fit[row] as number)
    residuals[row] = residual
    wanted[leaf] = (wanted[leaf] as number) + share * (weight[row] as number)
    if (residual < (low[leaf] as number)) low[leaf] = residual
    if (residual > (high[leaf] as number)) high[leaf] = residual
  }
  const sums = new Float64Array(leaves * parts)
  for (let cut = 0; cut < cuts; cut += 1) {
    sums.fill(0)
    for (let row = 0; row < rows; row += 1) {
      const leaf = leafOf[row] as number
      const from = low[leaf] as number
      const to = high[leaf] as number
      const residual = residuals[row] as number
      if (residual < from || residual > to || to <= from) continue
      const part = Math.min(parts - 1, Math.floor((parts * (residual - from)) / (to - from)))
      const at = leaf * parts + part
      sums[at] = (sums[at] as number) + (weight[row] as number)
    }
    for (let leaf = 0; leaf < leaves; leaf += 1) {
      const from = low[leaf] as number
      const size = ((high[leaf] as number) - from) / parts
      if (!(size > 0)) continue
      let part = 0
      let left = wanted[leaf] as number
      while (part < parts - 1 && left > (sums[leaf * parts + part] as number)) {
        left -= sums[leaf * parts + part] as number
        part += 1
      }
      wanted[leaf] = left
      low[leaf] = from + part * size
      high[leaf] = from + (part + 1) * size
    }
  }
  return low.map((one, leaf) => (one === Number.POSITIVE_INFINITY ? 0 : (one + (high[leaf] as number)) / 2))
}
