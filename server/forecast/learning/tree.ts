import { binsMost, type Binned } from './bins.ts'

export interface TreeOptions {
  readonly depth: number
  readonly leafRows: number
  readonly ridge: number
}

/** Where a tree splits. Node n has the children 2n+1 and 2n+2; feature -1 passes all to the first child. */
export interface Splits {
  readonly feature: Int16Array
  readonly bin: Uint8Array
}

/** Sums of slopes and counts of rows, in turn, by feature and bin. */
type Histogram = Float64Array

/** The rows of one node, a stretch of the sample, and their histogram. */
interface Part {
  readonly node: number
  readonly from: number
  readonly to: number
  readonly histogram: Histogram
}

/**
 * Finds where to split, level by level. `slope[row]` is the gradient of the loss; `sample` is put in another order.
 * Gain: G²/(n+λ) of the children less that of the node (Friedman 2001); of two children only the smaller
 * is counted, the other is what is left of the parent (Ke et al. 2017, LightGBM).
 */
export function growTree(
  data: Binned,
  slope: Float64Array,
  sample: Int32Array,
  features: Int32Array,
  options: TreeOptions,
): Splits {
  const nodes = 2 ** options.depth - 1
  const feature = new Int16Array(nodes).fill(-1)
  const bin = new Uint8Array(nodes)
  const spare = new Int32Array(sample.length)
  const histogram = histogramOf(data, slope, sample, features, 0, sample.length)
  const parts: Part[] = [{ node: 0, from: 0, to: sample.length, histogram }]
  for (let part = parts.pop(); part; part = parts.pop()) {
    const { node, from, to } = part
    const found = bestSplit(part.histogram, features.length, to - from, options)
    if (found < 0) continue
    const split = features[Math.floor(found / binsMost)] as number
    feature[node] = split
    bin[node] = found % binsMost
    const middle = divide(data, sample, spare, from, to, split, found % binsMost)
    const right = 2 * node + 2
    if (right >= nodes) continue
    const isLeftSmaller = middle - from < to - middle
    const smaller = isLeftSmaller
      ? histogramOf(data, slope, sample, features, from, middle)
      : histogramOf(data, slope, sample, features, middle, to)
    const larger = part.histogram
    for (let cell = 0; cell < larger.length; cell += 1)
      larger[cell] = (larger[cell] as number) - (smaller[cell] as number)
    parts.push({ node: right, from: middle, to, histogram: isLeftSmaller ? larger : smaller })
    parts.push({ node: right - 1, from, to: middle, histogram: isLeftSmaller ? smaller : larger })
  }
  return { feature, bin }
}

function histogramOf(
  { bins, width }: Binned,
  slope: Float64Array,
  sample: Int32Array,
  features: Int32Array,
  from: number,
  to: number,
): Histogram {
  const histogram = new Float64Array(2 * binsMost * features.length)
  for (let at = from; at < to; at += 1) {
    const row = sample[at] as number
    const start = row * width
    const steep = slope[row] as number
    for (let one = 0; one < features.length; one += 1) {
      const cell = 2 * (one * binsMost + (bins[start + (features[one] as number)] as number))
      histogram[cell] = (histogram[cell] as number) + steep
      histogram[cell + 1] = (histogram[cell + 1] as number) + 1
    }
  }
  return histogram
}

/** Puts the rows of a node that go left first, keeping their order; says where the others begin. */
function divide(
  { bins, width }: Binned,
  sample: Int32Array,
  spare: Int32Array,
  from: number,
  to: number,
  feature: number,
  bin: number,
): number {
  let left = from
  let others = 0
  for (let at = from; at < to; at += 1) {
    const row = sample[at] as number
    if ((bins[row * width + feature] as number) > bin) spare[others++] = row
    else sample[left++] = row
  }
  for (let at = 0; at < others; at += 1) sample[left + at] = spare[at] as number
  return left
}

/** Place × bins + bin of the best split of a node; -1 where none gains. */
function bestSplit(
  histogram: Histogram,
  features: number,
  all: number,
  { leafRows, ridge }: TreeOptions,
): number {
  if (all < 2 * leafRows) return -1
  let allSlope = 0
  for (let cell = 0; cell < 2 * binsMost; cell += 2) allSlope += histogram[cell] as number
  let best = (allSlope * allSlope) / (all + ridge) + 1e-9
  let found = -1
  for (let one = 0; one < features; one += 1) {
    let leftSlope = 0
    let left = 0
    const start = 2 * one * binsMost
    for (let bin = 0; bin < binsMost - 1; bin += 1) {
      const here = histogram[start + 2 * bin + 1] as number
      if (here === 0) continue
      left += here
      leftSlope += histogram[start + 2 * bin] as number
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
