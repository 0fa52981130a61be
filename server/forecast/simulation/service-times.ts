import {
  covarianceOfSums,
  emptyGaussian,
  learnSum,
  meanOfSum,
  placeFor,
  setBelief,
  type GaussianState,
} from './gaussian-state.ts'
import { addValue, emptyValues, type RecentValues } from './recent-values.ts'

/** What is known of one service beside its mean. */
export interface ServiceSpread {
  /** Variance of the log of a stay around what service, clerk and day say. */
  variance: number
  /** Stays learned from, fading. */
  count: number
  /** Stays learned from, all told. */
  learned: number
  /** Recent residuals in standard deviations. */
  readonly residuals: RecentValues
}

export interface ServiceTimesState {
  readonly effects: GaussianState
  readonly spreads: Map<string, ServiceSpread>
  /** Residuals of all services together, in standard deviations. */
  readonly pooled: RecentValues
  /** Variances of the effects, learned from how far they were found from zero. */
  clerkVariance: number
  dayVariance: number
  serviceDayVariance: number
  /** Stays learned from since the day began. */
  learnedToday: number
}

const dayName = 'day'
const serviceName = (service: string): string => `service ${service}`
const todayName = (service: string): string => `today ${service}`
const clerkName = (clerk: string): string => `clerk ${clerk}`

/** Quantities believed in at a time; beyond them the clerks seen least recently are forgotten. */
const placesMax = 160
const residualsKept = 500
/** Before anything is known: five minutes, within a factor of seven. */
const firstLogMean = Math.log(300_000)
const firstVariance = 4
/** How far a service's configured time is trusted, and another service's as a first guess. */
const configuredVariance = 0.25
const siblingVariance = 0.6
const firstSpreadVariance = 0.55
/** Services and clerks change slowly: variance gained a day. */
const serviceDrift = 0.0004
const clerkDrift = 0.0002
/** A stay further than this many deviations off counts as that far off only: a forgotten press. */
const surpriseMax = 3
/** First guesses of the variances, and the number of days for which they count. */
const firstClerkVariance = 0.03
const firstDayVariance = 0.006
const firstServiceDayVariance = 0.01
const shortestStayMs = 1000

export function emptyServiceTimes(): ServiceTimesState {
  return {
    effects: emptyGaussian(),
    spreads: new Map(),
    pooled: emptyValues(residualsKept),
    clerkVariance: firstClerkVariance,
    dayVariance: firstDayVariance,
    serviceDayVariance: firstServiceDayVariance,
    learnedToday: 0,
  }
}

/**
 * Log of a stay = service + clerk + day + service of the day + residual: a Kalman filter with forgetting over the
 * four, and recent empirical residuals. A stay is the time from call to end, in which the window takes nobody else.
 */
export class ServiceTimes {
  readonly state: ServiceTimesState

  constructor(state: ServiceTimesState) {
    this.state = state
  }

  /** Mean of a service's configured time, told before or after the first stays. */
  configure(service: string, typicalServiceMs: number): void {
    if (this.state.effects.places.has(serviceName(service))) return
    const mean = Math.log(Math.max(shortestStayMs, typicalServiceMs)) - firstSpreadVariance / 2
    this.#place(serviceName(service), mean, configuredVariance)
  }

  beginDay(): void {
    const { effects } = this.state
    if (this.state.learnedToday > 0) this.#learnVariances()
    this.state.learnedToday = 0
    for (const [name, place] of effects.places) {
      const at = place * effects.capacity + place
      if (name === dayName) setBelief(effects, place, 0, this.state.dayVariance)
      else if (name.startsWith('today ')) setBelief(effects, place, 0, this.state.serviceDayVariance)
      else
        effects.covariance[at] =
          (effects.covariance[at] ?? 0) + (name.startsWith('clerk ') ? clerkDrift : serviceDrift)
    }
  }

  learn(service: string, clerk: string | null, stayMs: number, atMs: number): void {
    const { effects } = this.state
    const spread = this.spreadOf(service)
    const places = this.placesOf(service, clerk)
    for (const place of places) effects.usedAt[place] = atMs
    const ownVariance = covarianceOfSums(effects, places, places)
    const variance = ownVariance + spread.variance
    const deviation = Math.sqrt(variance)
    const off = Math.log(Math.max(shortestStayMs, stayMs)) - meanOfSum(effects, places)
    const bounded = Math.min(surpriseMax * deviation, Math.max(-surpriseMax * deviation, off))
    learnSum(effects, places, bounded, spread.variance)
    const standard = Math.min(4, off / deviation)
    addValue(spread.residuals, standard)
    addValue(this.state.pooled, standard)
    spread.learned += 1
    spread.count = Math.min(400, spread.count + 1)
    const weight = 1 / (spread.count + 8)
    spread.variance += weight * (Math.min(9, standard * standard) * spread.variance - spread.variance)
    this.state.learnedToday += 1
  }

  spreadOf(service: string): ServiceSpread {
    const known = this.state.spreads.get(service)
    if (known) return known
    const fresh = {
      variance: this.#typicalVariance(),
      count: 0,
      learned: 0,
      residuals: emptyValues(residualsKept),
    }
    this.state.spreads.set(service, fresh)
    return fresh
  }

  /** Typical time at the window: the mean of a log-normal of the service's own spread. */
  typicalMs(service: string): number {
    const log = meanOfSum(this.state.effects, this.placesOf(service, null))
    return Math.exp(log + this.spreadOf(service).variance / 2)
  }

  /** The effects that add up to the log of a stay. */
  placesOf(service: string, clerk: string | null): number[] {
    const places = [this.#servicePlace(service), this.dayPlace(), this.#todayPlace(service)]
    if (clerk !== null) places.push(this.clerkPlace(clerk))
    return places
  }

  clerkPlace(clerk: string): number {
    return this.#place(clerkName(clerk), 0, this.state.clerkVariance)
  }

  /** Null for a clerk from whom nothing was learned yet; a look at the hall gives her no place. */
  knownClerkPlace(clerk: string): number | null {
    return this.state.effects.places.get(clerkName(clerk)) ?? null
  }

  dayPlace(): number {
    return this.#place(dayName, 0, this.state.dayVariance)
  }

  #servicePlace(service: string): number {
    const name = serviceName(service)
    if (this.state.effects.places.has(name)) return this.#place(name, 0, 0)
    let sum = 0
    let count = 0
    for (const [other, place] of this.state.effects.places) {
      if (!other.startsWith('service ')) continue
      sum += this.state.effects.mean[place] ?? 0
      count += 1
    }
    return count > 0
      ? this.#place(name, sum / count, siblingVariance)
      : this.#place(name, firstLogMean, firstVariance)
  }

  #todayPlace(service: string): number {
    return this.#place(todayName(service), 0, this.state.serviceDayVariance)
  }

  #place(name: string, mean: number, variance: number): number {
    const { effects } = this.state
    const known = effects.places.get(name)
    if (known !== undefined) return known
    const place = placeFor(effects, name, placesMax, (other) => other.startsWith('clerk '))
    setBelief(effects, place, mean, variance)
    return place
  }

  #typicalVariance(): number {
    let sum = firstSpreadVariance
    let count = 1
    for (const spread of this.state.spreads.values()) {
      sum += spread.variance
      count += 1
    }
    return sum / count
  }

  /** Empirical Bayes: the variance of an effect is the mean of what was found, mean² + variance (Morris 1983). */
  #learnVariances(): void {
    const { effects } = this.state
    let clerks = 0
    let clerkSum = 0
    let services = 0
    let serviceSum = 0
    for (const [name, place] of effects.places) {
      const found =
        (effects.mean[place] ?? 0) ** 2 + (effects.covariance[place * effects.capacity + place] ?? 0)
      if (name.startsWith('clerk ')) {
        clerkSum += found
        clerks += 1
      } else if (name.startsWith('today ')) {
        serviceSum += found
        services += 1
      } else if (name === dayName) this.state.dayVariance += 0.05 * (found - this.state.dayVariance)
    }
    if (clerks > 0) this.state.clerkVariance += 0.05 * (clerkSum / clerks - this.state.clerkVariance)
    if (services > 0)
      this.state.serviceDayVariance += 0.05 * (serviceSum / services - this.state.serviceDayVariance)
  }
}
