import { arrivingNow, type Candidate } from './candidate.ts'
import { Floor } from './floor.ts'
import type { Observation } from './observation.ts'
import type { Quantiles } from './quantiles.ts'
import { rangeOf, type SaidRange } from './range-maker.ts'
import { Simulation } from './simulation/simulation.ts'
import { WaitLearner } from './learning/wait-learner.ts'

export interface ForecasterSettings {
  /** Share of calls wanted before the range. */
  readonly earlyShare: number
  /** Share of calls wanted after it. */
  readonly lateShare: number
  /** Runs of the simulation for each question. */
  readonly runs: number
}

export const defaultSettings: ForecasterSettings = { earlyShare: 0.1, lateShare: 0.1, runs: 64 }

/** What is said to one arrival. */
export interface Said {
  readonly quantiles: Quantiles
  readonly range: SaidRange
  /** Waiting for the same service when she came. */
  readonly ahead: number
}

/**
 * The forecaster of one hall: told of everything that happens, it says to each arrival how long it will be.
 * All it knows comes from observations, in their order.
 */
export class HallForecaster {
  readonly floor = new Floor()
  readonly #simulation: Simulation
  readonly #learner: WaitLearner
  readonly #said = new Map<string, Said>()

  constructor(settings: ForecasterSettings) {
    this.#simulation = new Simulation(settings.runs)
    this.#learner = new WaitLearner(settings)
  }

  observe(observation: Observation): void {
    if (observation.type === 'day-began') this.#said.clear()
    if (observation.type === 'arrived') this.#arrive(observation)
    this.#simulation.observe(observation, this.floor)
    this.#learner.observe(observation, this.floor)
    this.floor.apply(observation)
  }

  /** What was said when the ticket was issued; null where there was too little to go on. */
  saidAtArrival(ticket: string): Said | null {
    return this.#said.get(ticket) ?? null
  }

  #arrive({ ticket, service, priorityClass, atMs }: Extract<Observation, { type: 'arrived' }>): void {
    const { floor } = this
    floor.nowMs = Math.max(floor.nowMs, atMs)
    const candidate: Candidate = arrivingNow(floor.serviceOf(service), floor.classes.of(priorityClass), atMs)
    const simulated = this.#simulation.forecast(floor, candidate, ticket)
    const quantiles = this.#learner.arrive(floor, candidate, ticket, simulated)
    if (!quantiles) return
    const ahead = floor.waitersFor(candidate.service).length
    this.#said.set(ticket, { quantiles, range: rangeOf(quantiles, atMs), ahead })
  }
}
