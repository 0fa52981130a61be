import { binsMost, type Binned } from './bins.ts'

/**
 * Finds where to split, level by level. Node n has the children 2n+1 and 2n+2; a node without a split
 * (feature -1) passes all to the first child. `slope[row]` is the gradient of the loss.
 * Gain: G²/(n+λ) of the children less that of the node (Friedman 2001; Ke et al. 2017, LightGBM).
 */
export function growTree(
  data: Binned,
  slope: Float64Array,
  sample: Int32Array,
  features: Int32Array,
  { depth, leafRows, ridge }: { readonly depth: number; readonly leafRows: number; readonly ridge: number },
): { readonly feature: Int16Array; readonly bin: Uint8Array } {
  const nodes = 2 ** depth - 1
  const feature = new Int16Array(nodes).fill(-1)
  const bin = new Uint8Array(nodes)
  const { bins, width } = data
  const nodeOf = new Int32Array(sample.length)
  const stride = features.length * binsMost
  for (let level = 0; level < depth; level += 1) {
    const first = 2 ** level - 1
    const slopes = new Float64Array(stride * (first + 1))
    const counts = new Float64Array(stride * (first + 1))
    for (let at = 0; at < sample.length; at += 1) {
      const row = sample[at] as number
      const node = nodeOf[at] as number
      if (node < first) continue
      const from = row * width
      const to = (node - first) * stride
      const steep = slope[row] as number
      for (let one = 0; one < features.length; one += 1) {
        const cell = to + one * binsMost + (bins[from + (features[one] as number)] as number)
        slopes[cell] = (slopes[cell] as number) + steep
        counts[cell] = (counts[cell] as number) + 1
      }
    }
    for (let node = first; node < first * 2 + 1; node += 1) {
      const found = bestSplit(slopes, counts, (node - first) * stride, features.length, leafRows, ridge)
      if (found < 0) continue
      feature[node] = features[Math.floor(found / binsMost)] as number
      bin[node] = found % binsMost
    }
    for (let at = 0; at < sample.length; at += 1) {
      const node = nodeOf[at] as number
      if (node < first) continue
      const split = feature[node] as number
      const right =
        split >= 0 && (bins[(sample[at] as number) * width + split] as number) > (bin[node] as number)
      nodeOf[at] = 2 * node + (right ? 2 : 1)
    }
  }
  return { feature, bin }
}

/** Place × bins + bin of the best split of a node; -1 where none gains. */
function bestSplit(
  slopes: Float64Array,
  counts: Float64Array,
  from: number,
  features: number,
  leafRows: number,
  ridge: number,
): number {
  let allSlope = 0
  let all = 0
  for (let cell = from; cell < from + binsMost; cell += 1) {
    allSlope += slopes[cell] as number
    all += counts[cell] as number
  }
  if (all < 2 * leafRows) return -1
  let best = (allSlope * allSlope) / (all + ridge) + 1e-9
  let found = -1
  for (let one = 0; one < features; one += 1) {
    let leftSlope = 0
    let left = 0
    const start = from + one * binsMost
    for (let bin = 0; bin < binsMost - 1; bin += 1) {
      const here = counts[start + bin] as number
      if (here === 0) continue
      left += here
      leftSlope += slopes[start + bin] as number
      const right = all - left
      if (right < leafRows) break
      if (left < leafRows) continue
      const rightSlope = allSlope - leftSlope
      const gain = (leftSlope * leftSlope) / (left + ridge) + (rightSlope * rightSlope) / (right + ridge)
      if (gain > best) {
        best = gain
        found = one * binsMost + bin
      }
    }
  }
  return found
}
