import { baseOf, type Booster } from './booster.ts'
import { featureCount } from './features.ts'

/**
 * Several sets of trees in a shape that is quick to ask: each feature of a moment is put among all thresholds once,
 * and from then on a node compares two small numbers, without a branch that could be guessed wrong. Made from the
 * boosters whenever it is needed; not part of what is kept.
 */
export interface Forest {
  readonly boosters: readonly Booster[]
  /** By feature: the thresholds of all trees, rising. */
  readonly thresholds: readonly Float32Array[]
  /** By booster and node: the feature × 65,536, and the place of the threshold among those of the feature. */
  readonly nodes: readonly Int32Array[]
  /** By booster: leaves, and in each the shares side by side. */
  readonly leaves: readonly Float32Array[]
  /** Of the moment in hand: thresholds below the value, by feature. */
  readonly below: Int32Array
  /** And the leaf that it falls in, by tree of one booster. */
  readonly found: Int32Array
}

/** The place of a node without a split: no value has so many thresholds below it, so the way goes left. */
const noSplit = 0xffff

/** Thresholds below a value; none where it is not a number. */
function countBelow(thresholds: Float32Array, value: number): number {
  let low = 0
  let high = thresholds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((thresholds[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

function thresholdsOf(boosters: readonly Booster[]): Float32Array[] {
  const seen = Array.from({ length: featureCount }, () => new Set<number>())
  for (const { feature, threshold } of boosters)
    for (let node = 0; node < feature.length; node += 1)
      seen[feature[node] as number]?.add(threshold[node] as number)
  return seen.map((values) => Float32Array.from(values).sort())
}

export function forestOf(boosters: readonly Booster[]): Forest {
  const thresholds = thresholdsOf(boosters)
  const nodes = boosters.map(({ feature, threshold }) =>
    Int32Array.from(feature, (split, node) => {
      const ofSplit = thresholds[split]
      return ofSplit ? (split << 16) | countBelow(ofSplit, threshold[node] as number) : noSplit
    }),
  )
  const leaves = boosters.map(({ leaves: byShare }) => {
    const shares = byShare.length
    const beside = new Float32Array(shares * (byShare[0]?.length ?? 0))
    for (const [share, values] of byShare.entries())
      for (let leaf = 0; leaf < values.length; leaf += 1)
        beside[leaf * shares + share] = values[leaf] as number
    return beside
  })
  const most = Math.max(0, ...boosters.map(({ trees }) => trees))
  const below = new Int32Array(featureCount)
  return { boosters, thresholds, nodes, leaves, below, found: new Int32Array(most) }
}

/** Means of the quantiles of the wait over the sets of trees, in the order of their shares, milliseconds; null where there are none. */
export function askForest(forest: Forest, values: Float64Array): number[] | null {
  const { boosters, thresholds, nodes, leaves, below, found } = forest
  const [first] = boosters
  if (!first) return null
  for (let feature = 0; feature < featureCount; feature += 1)
    below[feature] = countBelow(thresholds[feature] as Float32Array, Math.fround(values[feature] as number))
  const means = first.leaves.map(() => 0)
  for (let at = 0; at < boosters.length; at += 1) {
    const booster = boosters[at] as Booster
    goThrough(booster, nodes[at] as Int32Array, below, found)
    const { trees, slack, bases } = booster
    const start = Math.log(baseOf(values, 0, bases) + slack)
    const shares = means.length
    const ofBooster = leaves[at] as Float32Array
    for (let share = 0; share < shares; share += 1) {
      let sum = start
      for (let tree = 0; tree < trees; tree += 1)
        sum += ofBooster[(found[tree] as number) * shares + share] as number
      means[share] = (means[share] as number) + Math.max(0, Math.exp(sum) - slack)
    }
  }
  return means.map((sum) => sum / boosters.length)
}

/**
 * The leaf of each tree that the moment in hand falls in, counted over all trees. Four trees go side by side, since
 * each step waits for the one before.
 */
function goThrough({ trees, depth }: Booster, nodes: Int32Array, below: Int32Array, found: Int32Array): void {
  const size = (1 << depth) - 1
  let tree = 0
  for (; tree + 4 <= trees; tree += 4) {
    const from0 = tree * size
    const from1 = from0 + size
    const from2 = from1 + size
    const from3 = from2 + size
    let node0 = 0
    let node1 = 0
    let node2 = 0
    let node3 = 0
    for (let level = 0; level < depth; level += 1) {
      const split0 = nodes[from0 + node0] as number
      const split1 = nodes[from1 + node1] as number
      const split2 = nodes[from2 + node2] as number
      const split3 = nodes[from3 + node3] as number
      node0 = ((node0 << 1) + 1 + (((split0 & noSplit) - (below[split0 >> 16] as number)) >>> 31)) | 0
      node1 = ((node1 << 1) + 1 + (((split1 & noSplit) - (below[split1 >> 16] as number)) >>> 31)) | 0
      node2 = ((node2 << 1) + 1 + (((split2 & noSplit) - (below[split2 >> 16] as number)) >>> 31)) | 0
      node3 = ((node3 << 1) + 1 + (((split3 & noSplit) - (below[split3 >> 16] as number)) >>> 31)) | 0
    }
    found[tree] = from0 + tree + node0 - size
    found[tree + 1] = from1 + tree + 1 + node1 - size
    found[tree + 2] = from2 + tree + 2 + node2 - size
    found[tree + 3] = from3 + tree + 3 + node3 - size
  }
  for (; tree < trees; tree += 1) {
    const from = tree * size
    let node = 0
    for (let level = 0; level < depth; level += 1) {
      const split = nodes[from + node] as number
      node = ((node << 1) + 1 + (((split & noSplit) - (below[split >> 16] as number)) >>> 31)) | 0
    }
    found[tree] = from + tree + node - size
  }
}
