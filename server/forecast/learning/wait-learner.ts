import type { Candidate } from '../candidate.ts'
import type { Floor } from '../floor.ts'
import type { ForecasterSettings } from '../hall-forecaster.ts'
import type { Observation } from '../observation.ts'
import type { Quantiles } from '../quantiles.ts'

/** Learns from each wait how long the next will be. */
export class WaitLearner {
  constructor(_settings: ForecasterSettings) {}

  /** Learns; told of each observation before the floor has folded it in. */
  observe(_observation: Observation, _floor: Floor): void {}

  /** Forecasts for someone who arrives now, and keeps what it was made from until her call. */
  arrive(floor: Floor, candidate: Candidate, _ticket: string, simulated: Quantiles | null): Quantiles | null {
    const head = floor.waitersFor(candidate.service)[0]
    if (simulated) return simulated
    return { p10Ms: 0, p50Ms: head ? floor.nowMs - head.arrivedAtMs : 0, p90Ms: 60_000 }
  }
}
