import type { Candidate } from '../candidate.ts'
import type { Floor } from '../floor.ts'
import type { Observation } from '../observation.ts'
import type { Quantiles } from '../quantiles.ts'

/** Runs the hall forward from this moment, many times. */
export class Simulation {
  readonly #runs: number

  constructor(runs: number) {
    this.#runs = runs
  }

  /** Learns; told of each observation before the floor has folded it in. */
  observe(_observation: Observation, _floor: Floor): void {}

  /** The time from now to the call; null where windows or service times are not known. `seed` names the draw. */
  forecast(_floor: Floor, _candidate: Candidate, _seed: string): Quantiles | null {
    return this.#runs > 0 ? null : null
  }
}
