/** Weights of experts for one quantile, by bucket. Plain data. */
export interface Mixer {
  readonly share: number
  /** Factor of the learning rate; below 1 where the prior is good. */
  readonly boldness: number
  /** Share of a gain that is of the loss made linear; the rest is of the loss itself. */
  readonly lineShare: number
  readonly experts: number
  readonly prior: Float64Array
  /** By bucket, then expert. */
  readonly regret: Float64Array
  readonly variation: Float64Array
  readonly largest: Float64Array
  /** By bucket: running mean of the loss, by which losses are scaled. */
  readonly scale: Float64Array
  readonly seen: Float64Array
}

/** Of old regrets this share is forgotten at each outcome of a bucket, so that weights follow a hall that changes. */
const forgotten = 1 / 4000

export function emptyMixer(
  share: number,
  prior: Float64Array,
  buckets: number,
  { boldness, lineShare } = { boldness: 1, lineShare: 1 },
): Mixer {
  const experts = prior.length
  return {
    share,
    boldness,
    lineShare,
    experts,
    prior,
    regret: new Float64Array(buckets * experts),
    variation: new Float64Array(buckets * experts),
    largest: new Float64Array(buckets * experts),
    scale: new Float64Array(buckets),
    seen: new Float64Array(buckets),
  }
}

/** One outcome gains or costs an expert at most this many mean losses. */
const gainMost = 4

/** A forecast below zero says that the expert has none: it sleeps (Devaine, Gaillard, Goude and Stoltz 2013). */
export const asleep = -1

/** `logExperts` is the log of one more than there are experts, taken once for all of them. */
function learningRate(mixer: Mixer, at: number, logExperts: number): number {
  const bound = mixer.largest[at] as number
  const spread = mixer.variation[at] as number
  if (spread <= 0) return bound > 0 ? 1 / (2 * bound) : 1
  return mixer.boldness * Math.min(1 / (2 * bound), Math.sqrt(logExperts / spread))
}

/** The weights of this moment, which sum to one over the experts that are awake; null where all sleep. */
export function weightsOf(mixer: Mixer, bucket: number, forecasts: Float64Array): Float64Array | null {
  const { experts, prior, regret } = mixer
  const weights = new Float64Array(experts)
  const from = bucket * experts
  const logExperts = Math.log(experts + 1)
  let top = Number.NEGATIVE_INFINITY
  for (let one = 0; one < experts; one += 1) {
    if ((forecasts[one] as number) < 0 || (prior[one] as number) <= 0) continue
    const rate = learningRate(mixer, from + one, logExperts)
    // Until all rates are known the rate stands where the weight will.
    weights[one] = rate
    top = Math.max(top, rate * (regret[from + one] as number))
  }
  if (top === Number.NEGATIVE_INFINITY) return null
  let sum = 0
  for (let one = 0; one < experts; one += 1) {
    if ((forecasts[one] as number) < 0 || (prior[one] as number) <= 0) continue
    const rate = weights[one] as number
    const weight = rate * (prior[one] as number) * Math.exp(rate * (regret[from + one] as number) - top)
    weights[one] = weight
    sum += weight
  }
  for (let one = 0; one < experts; one += 1) weights[one] = (weights[one] as number) / sum
  return weights
}

export function mixed(forecasts: Float64Array, weights: Float64Array): number {
  let sum = 0
  for (let one = 0; one < weights.length; one += 1)
    if ((weights[one] as number) > 0) sum += (weights[one] as number) * (forecasts[one] as number)
  return sum
}

/**
 * Bernstein online aggregation (Wintenberger 2017) of the pinball loss, made linear at the forecast that was
 * given, so that the weights approach the best mixture and not only the best expert (Cesa-Bianchi and Lugosi 2006,
 * section 2.5). The line praises an expert that overshoots, and while outcomes are late that can run away:
 * where there is a good first guess, a part of the gain is that of the loss itself. Outcomes come late: `given` and `forecasts` are those of the arrival.
 */
export function learnMix(
  mixer: Mixer,
  bucket: number,
  forecasts: Float64Array,
  given: number,
  outcome: number,
): void {
  const { experts, regret, variation, largest, scale, seen, share, lineShare } = mixer
  const loss = outcome >= given ? share * (outcome - given) : (1 - share) * (given - outcome)
  const count = Math.min((seen[bucket] as number) + 1, 500)
  seen[bucket] = (seen[bucket] as number) + 1
  scale[bucket] = (scale[bucket] as number) + (loss + 1 - (scale[bucket] as number)) / count
  const slope = (outcome < given ? 1 - share : outcome > given ? -share : 0) / (2 * scale[bucket])
  const from = bucket * experts
  const keep = 1 - forgotten
  const logExperts = Math.log(experts + 1)
  for (let one = 0; one < experts; one += 1) {
    const at = from + one
    if ((forecasts[one] as number) < 0) continue
    const said = forecasts[one] as number
    const own = outcome >= said ? share * (outcome - said) : (1 - share) * (said - outcome)
    const gain = lineShare * slope * (given - said) + ((1 - lineShare) * (loss - own)) / (2 * scale[bucket])
    const kept = Math.max(-gainMost, Math.min(gainMost, gain))
    largest[at] = Math.max(largest[at] as number, Math.abs(kept))
    variation[at] = keep * (variation[at] as number) + kept * kept
    const rate = learningRate(mixer, at, logExperts)
    regret[at] = keep * (regret[at] as number) + kept - rate * kept * kept
  }
}
