import type { Candidate } from '../candidate.ts'
import type { Floor } from '../floor.ts'
import type { Observation } from '../observation.ts'
import type { Quantiles } from '../quantiles.ts'
import type { Shares } from '../wait-distribution.ts'

/** Learns from each wait how long the next will be. */
export class WaitLearner {
  readonly state: object

  constructor(_settings: Shares, state: object = {}) {
    this.state = state
  }

  /** Learns; told of each observation before the floor has folded it in. */
  observe(_observation: Observation, _floor: Floor): void {}

  /** Forecasts for someone who arrives now, and keeps what it was made from until her call. */
  arrive(floor: Floor, candidate: Candidate, _ticket: string, simulated: Quantiles | null): Quantiles | null {
    return this.forecast(floor, candidate, simulated)
  }

  /** The same without keeping a record, also for someone who waits already. */
  forecast(floor: Floor, candidate: Candidate, simulated: Quantiles | null): Quantiles | null {
    const head = floor.waitersFor(candidate.service)[0]
    if (simulated) return simulated
    return { p10Ms: 0, p50Ms: head ? floor.nowMs - head.arrivedAtMs : 0, p90Ms: 60_000 }
  }
}
