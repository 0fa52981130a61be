import { binned, type Binned } from './bins.ts'
import { exampleCount, type ExampleStore } from './example-store.ts'
import { leafQuantiles } from './leaf-quantiles.ts'
import { randomFrom } from './random.ts'
import { growTree } from './tree.ts'

/** Trees that correct a base forecast, for each of several quantiles at once. Plain data. */
export interface Booster {
  readonly trees: number
  readonly depth: number
  /** Added to forecasts and waits before logs are taken, milliseconds. */
  readonly slack: number
  readonly bases: readonly number[]
  readonly shares: readonly number[]
  readonly feature: Int16Array
  readonly threshold: Float32Array
  /** By share: leaves of all trees. */
  readonly leaves: readonly Float32Array[]
}

export interface BoosterOptions {
  readonly shares: readonly number[]
  readonly trees: number
  readonly depth: number
  readonly rate: number
  readonly leafRows: number
  readonly ridge: number
  readonly rowShare: number
  readonly featureShare: number
  /** Weight that is kept of an example for each day of its age. */
  readonly dayFade: number
  /** Power of the forecast that an example weighs by: 1 is the absolute error of the wait itself. */
  readonly weightPower: number
  readonly slackShare: number
  readonly seed: number
  /** Features that the trees correct: the first that is known, not below zero. None: they begin from nothing. */
  readonly bases: readonly number[]
}

/**
 * Gradient boosting of trees (Friedman 2001) on the pinball loss of log(wait + slack), each example weighted by
 * its forecast, so that what is made small is the absolute error of the wait itself. All quantiles share the
 * structure of the trees, which follows the median twice as often as the others; leaves are quantiles of
 * the residuals in them. Several sets of trees of the same examples can share `data`.
 */
export function trainBooster(
  store: ExampleStore,
  options: BoosterOptions,
  data: Binned = binned(store),
): Booster {
  const rows = exampleCount(store)
  const { shares, trees, depth } = options
  const random = randomFrom(options.seed)
  const slack = slackOf(store, rows, options.slackShare)
  const target = new Float64Array(rows)
  const fits = shares.map(() => new Float64Array(rows))
  const recency = new Float64Array(rows)
  let today = 0
  for (let row = 0; row < rows; row += 1) today = Math.max(today, store.days[row] as number)
  for (let row = 0; row < rows; row += 1) {
    target[row] = Math.log((store.outcomes[row] as number) + slack)
    recency[row] = options.dayFade ** (today - (store.days[row] as number))
    const start = Math.log(baseOf(store.values, row * store.width, options.bases) + slack)
    for (const fit of fits) fit[row] = start
  }
  const nodes = 2 ** depth - 1
  const feature = new Int16Array(trees * nodes)
  const threshold = new Float32Array(trees * nodes)
  const leaves = shares.map(() => new Float32Array(trees * (nodes + 1)))
  const slope = new Float64Array(rows)
  const telling = Int32Array.from(data.thresholds.keys()).filter(
    (one) => (data.thresholds[one]?.length ?? 0) > 0,
  )
  const weight = new Float64Array(rows)
  const leafOf = new Int32Array(rows)
  const middle = shares.length >> 1
  for (let tree = 0; tree < trees; tree += 1) {
    const led = tree % 4 === 1 ? 0 : tree % 4 === 3 ? shares.length - 1 : middle
    const share = shares[led] as number
    const fit = fits[led] as Float64Array
    const centre = fits[middle] as Float64Array
    for (let row = 0; row < rows; row += 1) {
      const heavy = (recency[row] as number) * Math.exp(options.weightPower * (centre[row] as number))
      weight[row] = heavy
      slope[row] = heavy * ((target[row] as number) > (fit[row] as number) ? share : share - 1)
    }
    const grown = growTree(
      data,
      slope,
      sampleOf(rows, options.rowShare, random),
      pick(telling, options.featureShare, random),
      options,
    )
    for (let node = 0; node < nodes; node += 1) {
      const split = grown.feature[node] as number
      feature[tree * nodes + node] = split
      threshold[tree * nodes + node] =
        split < 0 ? 0 : (data.thresholds[split]?.[grown.bin[node] as number] as number)
    }
    route(data, grown.feature, grown.bin, nodes, leafOf)
    for (const [one, ofShare] of fits.entries()) {
      const values = leafQuantiles(target, ofShare, weight, leafOf, nodes + 1, shares[one] as number)
      const kept = leaves[one] as Float32Array
      for (let leaf = 0; leaf <= nodes; leaf += 1)
        kept[tree * (nodes + 1) + leaf] = options.rate * (values[leaf] as number)
      for (let row = 0; row < rows; row += 1)
        ofShare[row] =
          (ofShare[row] as number) + (kept[tree * (nodes + 1) + (leafOf[row] as number)] as number)
    }
  }
  return { trees, depth, slack, bases: options.bases, shares, feature, threshold, leaves }
}

/** The quantiles of the wait, in the order of the booster's shares; milliseconds. */
export function boosted(booster: Booster, values: Float64Array): number[] {
  const { trees, depth, feature, threshold, leaves, slack } = booster
  const nodes = 2 ** depth - 1
  const sums = leaves.map(() => Math.log(baseOf(values, 0, booster.bases) + slack))
  for (let tree = 0; tree < trees; tree += 1) {
    let node = 0
    while (node < nodes) {
      const split = feature[tree * nodes + node] as number
      const right =
        split >= 0 && Math.fround(values[split] as number) > (threshold[tree * nodes + node] as number)
      node = 2 * node + (right ? 2 : 1)
    }
    const leaf = tree * (nodes + 1) + node - nodes
    for (let one = 0; one < sums.length; one += 1)
      sums[one] = (sums[one] as number) + (leaves[one]?.[leaf] as number)
  }
  return sums.map((sum) => Math.max(0, Math.exp(sum) - slack))
}

/** What the trees correct: the first base that is known; nothing where there is none. */
export function baseOf(values: ArrayLike<number>, from: number, bases: readonly number[]): number {
  for (const base of bases) {
    const value = values[from + base] as number
    if (value >= 0) return value
  }
  return 0
}

function slackOf(store: ExampleStore, rows: number, share: number): number {
  let sum = 0
  for (let row = 0; row < rows; row += 1) sum += store.outcomes[row] as number
  return 1 + (share * sum) / Math.max(1, rows)
}

function sampleOf(count: number, share: number, random: () => number): Int32Array {
  const chosen = new Int32Array(count)
  let size = 0
  for (let one = 0; one < count; one += 1) if (random() < share) chosen[size++] = one
  return size > 0 ? chosen.subarray(0, size) : Int32Array.of(Math.floor(random() * count))
}

function pick(from: Int32Array, share: number, random: () => number): Int32Array {
  return sampleOf(from.length, share, random).map((at) => from[at] as number)
}

function route(data: Binned, feature: Int16Array, bin: Uint8Array, nodes: number, leafOf: Int32Array): void {
  const { bins, width, rows } = data
  for (let row = 0; row < rows; row += 1) {
    let node = 0
    while (node < nodes) {
      const split = feature[node] as number
      const right = split >= 0 && (bins[row * width + split] as number) > (bin[node] as number)
      node = 2 * node + (right ? 2 : 1)
    }
    leafOf[row] = node - nodes
  }
}
