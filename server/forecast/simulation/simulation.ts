import type { Candidate } from '../candidate.ts'
import type { Floor } from '../floor.ts'
import type { Observation } from '../observation.ts'
import type { Quantiles } from '../quantiles.ts'

export interface SimulationSettings {
  readonly runs: number
}

/** Runs the hall forward from this moment, many times. */
export class Simulation {
  readonly state: object
  readonly #settings: SimulationSettings

  constructor(settings: SimulationSettings, state: object = {}) {
    this.#settings = settings
    this.state = state
  }

  /** Learns; told of each observation before the floor has folded it in. */
  observe(_observation: Observation, _floor: Floor): void {}

  /** The time from now to the call; null where windows or service times are not known. `seed` names the draw. */
  forecast(_floor: Floor, _candidate: Candidate, _seed: string): Quantiles | null {
    return this.#settings.runs > 0 ? null : null
  }
}
