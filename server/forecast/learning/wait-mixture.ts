import type { Quantiles } from '../quantiles.ts'
import { expertCount, expertNames } from './experts.ts'
import { featureAt } from './features.ts'
import { asleep, emptyMixer, learnMix, mixed, weightsOf, type Mixer } from './mixer.ts'

const buckets = 7
const scales = [0.6, 0.8, 1, 1.25, 1.6]
const plainScale = scales.indexOf(1)
const treeScales = [0.85, 0.93, 1, 1.08, 1.2]
const lowScales = [0, 0.15, 0.3, 0.5, 0.7, 0.9]
const highScales = [1.05, 1.25, 1.5, 1.9, 2.5, 3.5, 5]

/** Mixtures: of the simple experts, of these with the boosted trees, and of what gives the two edges. Plain data. */
export interface WaitMixture {
  readonly simple: Mixer
  readonly full: Mixer
  readonly low: Mixer
  readonly high: Mixer
}

/** What each expert said at one moment, kept until the outcome is known. */
export interface Said {
  readonly bucket: number
  readonly simple: Float64Array
  readonly simpleMs: number
  full: Float64Array
  fullMs: number
  low: Float64Array
  lowMs: number
  high: Float64Array
  highMs: number
}

/** A queue length’s bucket among those that have weights of their own. */
export function mixBucket(ahead: number): number {
  return ahead < 2 ? ahead : Math.min(buckets - 1, 1 + Math.floor(Math.log2(ahead)))
}

function priorOf(experts: readonly { readonly weight: number }[]): Float64Array {
  const sum = experts.reduce((total, { weight }) => total + weight, 0)
  return Float64Array.from(experts, ({ weight }) => weight / sum)
}

const trusted: Partial<Record<(typeof expertNames)[number], number>> = {
  simulated50: 1500,
  stateMedian: 3,
  byUsualPace: 6,
}
const simplePrior = expertNames.flatMap((name) =>
  scales.map((scale) => ({ weight: (scale === 1 ? 1 : 0.15) * (trusted[name] ?? 1) })),
)

const plainPrior = expertNames.map((name) => ({ weight: name === 'simulated50' ? 600 : 0.1 }))

/** Trees and simulation are better guesses than what chance makes of some hundred outcomes. */
const careful = { boldness: 0.5, lineShare: 0.5 }

export function emptyWaitMixture(earlyShare: number, lateShare: number): WaitMixture {
  const boostedPrior = [
    ...treeScales.map((scale) => ({ weight: scale === 1 ? 20 : 0.4 })),
    ...treeScales.map((scale) => ({ weight: scale === 1 ? 40 : 1 })),
  ]
  const edge = (scaled: number): Float64Array =>
    priorOf([
      { weight: 15 },
      { weight: 30 },
      { weight: 60 },
      { weight: 1 },
      ...Array.from({ length: scaled }, () => ({ weight: 1 })),
    ])
  return {
    simple: emptyMixer(0.5, priorOf(simplePrior), buckets),
    full: emptyMixer(0.5, priorOf([...boostedPrior, { weight: 2 }, ...plainPrior]), buckets, careful),
    low: emptyMixer(earlyShare, edge(lowScales.length), buckets),
    high: emptyMixer(1 - lateShare, edge(highScales.length), buckets),
  }
}

/** The mixture of the simple experts alone; the trees start from it. */
export function mixSimple(mixture: WaitMixture, ahead: number, forecasts: Float64Array): Said {
  const bucket = mixBucket(ahead)
  const simple = new Float64Array(expertCount * scales.length)
  for (let one = 0; one < expertCount; one += 1)
    for (const [at, scale] of scales.entries()) {
      const said = forecasts[one] as number
      simple[one * scales.length + at] = said < 0 ? asleep : said * scale
    }
  const weights = weightsOf(mixture.simple, bucket, simple)
  const none = new Float64Array(0)
  const simpleMs = weights ? mixed(simple, weights) : 0
  return {
    bucket,
    simple,
    simpleMs,
    full: none,
    fullMs: simpleMs,
    low: none,
    lowMs: 0,
    high: none,
    highMs: 0,
  }
}

/** The three quantiles that trees give; null where there are none. */
export interface Boosted {
  readonly fromNothing: readonly number[] | null
  readonly fromSimulation: readonly number[] | null
}

/** All together; with what the trees say. */
export function mixAll(
  mixture: WaitMixture,
  said: Said,
  values: Float64Array,
  { fromNothing, fromSimulation }: Boosted,
): Quantiles {
  const ofTrees = (share: number): number[] =>
    [fromNothing, fromSimulation].map((quantiles) => quantiles?.[share] ?? asleep)
  const fromTrees = ofTrees(1).flatMap((middle) =>
    treeScales.map((scale) => (middle < 0 ? asleep : scale * middle)),
  )
  // Experts that learned before there were trees would keep what they were ahead of the mixture then.
  const isYoung = !fromNothing && (values[featureAt.simulated50] as number) < 0
  said.full = Float64Array.from([
    ...fromTrees,
    said.simpleMs,
    ...said.simple
      .filter((_, one) => one % scales.length === plainScale)
      .map((one) => (isYoung ? asleep : one)),
  ])
  const weights = weightsOf(mixture.full, said.bucket, said.full)
  said.fullMs = weights ? mixed(said.full, weights) : said.simpleMs
  const edge = (mixer: Mixer, forecasts: Float64Array): number => {
    const edgeWeights = weightsOf(mixer, said.bucket, forecasts)
    return edgeWeights ? mixed(forecasts, edgeWeights) : said.fullMs
  }
  const at = (place: number): number => values[place] as number
  said.low = Float64Array.from([
    ...ofTrees(0),
    at(featureAt.simulated10),
    at(featureAt.stateLow),
    ...lowScales.map((scale) => scale * said.fullMs),
  ])
  said.high = Float64Array.from([
    ...ofTrees(2),
    at(featureAt.simulated90),
    at(featureAt.stateHigh),
    ...highScales.map((scale) => scale * said.fullMs),
  ])
  said.lowMs = edge(mixture.low, said.low)
  said.highMs = edge(mixture.high, said.high)
  return {
    p10Ms: Math.min(said.lowMs, said.fullMs),
    p50Ms: said.fullMs,
    p90Ms: Math.max(said.highMs, said.fullMs),
  }
}

export function learnMixture(mixture: WaitMixture, said: Said, waitMs: number): void {
  learnMix(mixture.simple, said.bucket, said.simple, said.simpleMs, waitMs)
  learnMix(mixture.full, said.bucket, said.full, said.fullMs, waitMs)
  learnMix(mixture.low, said.bucket, said.low, said.lowMs, waitMs)
  learnMix(mixture.high, said.bucket, said.high, said.highMs, waitMs)
}
