import { arrivingNow, type Candidate } from './candidate.ts'
import type { Leanings } from '../hall/promise.ts'
import { ClassTrust, type ClassTrustState } from './class-trust.ts'
import { Floor, type FloorState } from './floor.ts'
import { WaitLearner } from './learning/wait-learner.ts'
import type { Observation, ObservationOf } from './observation.ts'
import type { Quantiles } from './quantiles.ts'
import { RangeKeeper, type RangeKeeperState } from './range-keeper.ts'
import { rangeOf, type Rounding, type SaidRange } from './range-maker.ts'
import { Simulation } from './simulation/simulation.ts'
import type { Shares } from './wait-distribution.ts'

/** Name and version of what makes promises; a promise keeps it. */
export const forecasterVersion = 'ashnav 1'

export interface ForecasterSettings extends Shares {
  /** Runs of the simulation for each question. */
  readonly runs: number
}

export const defaultSettings: ForecasterSettings = { earlyShare: 0.1, lateShare: 0.1, runs: 64 }

/** Stands for the class of an arrival where the record cannot be believed. */
const unknownClass = ''

/** What is said to one arrival. */
export interface Said {
  readonly quantiles: Quantiles
  readonly range: SaidRange
  /** Waiting for the same service when she came. */
  readonly ahead: number
}

/** The forecast for someone who arrives now, or who waits: quantiles from `madeAtMs` on. */
export interface Forecast {
  readonly quantiles: Quantiles
  readonly rounding: Rounding
  /** What it leans on; left out where it is not known. */
  readonly leanings?: Leanings
}

/** All that is forecast of one moment. */
export interface HallForecasts {
  readonly madeAtMs: number
  /** By ticket. One that is not there has too little to go on. */
  readonly waiting: ReadonlyMap<string, Forecast>
  /** By service and priority class. */
  readonly arriving: ReadonlyMap<string, ReadonlyMap<string, Forecast>>
  /** By service and class: the chance of who arrives now to be called today at all. Not there where it is not known. */
  readonly chances: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/** All that was learned, as plain data; taken and given back between days, when nobody waits. */
export interface ForecasterState {
  readonly version: string
  readonly floor: FloorState
  readonly classTrust: ClassTrustState
  readonly ranges: RangeKeeperState
  readonly simulation: Simulation['state']
  readonly learner: WaitLearner['state']
}

/**
 * The forecaster of one hall: told of everything that happens, it says to each arrival how long it will be.
 * All it knows comes from observations, in their order.
 */
export class HallForecaster {
  readonly floor: Floor
  readonly #simulation: Simulation
  readonly #learner: WaitLearner
  readonly #classTrust: ClassTrust
  readonly #ranges: RangeKeeper
  readonly #settings: ForecasterSettings
  readonly #said = new Map<string, Said>()

  constructor(settings: ForecasterSettings, state?: ForecasterState) {
    this.#settings = settings
    this.floor = new Floor(state?.floor)
    this.#classTrust = new ClassTrust(state?.classTrust)
    this.#ranges = new RangeKeeper(settings, state?.ranges)
    this.#simulation = new Simulation(settings, state?.simulation)
    this.#learner = new WaitLearner(settings, state?.learner)
  }

  get state(): ForecasterState {
    return {
      version: forecasterVersion,
      floor: this.floor.state,
      classTrust: this.#classTrust.state,
      ranges: this.#ranges.state,
      simulation: this.#simulation.state,
      learner: this.#learner.state,
    }
  }

  observe(observation: Observation): void {
    const { floor } = this
    if (observation.type === 'day-began') this.#said.clear()
    if (observation.type === 'arrived') this.#arrive(observation)
    this.#classTrust.observe(observation, floor)
    this.#ranges.observe(observation, floor)
    this.#simulation.observe(observation, floor)
    this.#learner.observe(observation, floor)
    floor.apply(observation)
  }

  /** What was said when the ticket was issued; null where there was too little to go on. */
  saidAtArrival(ticket: string): Said | null {
    return this.#said.get(ticket) ?? null
  }

  /** Everything that screens show, at an instant not before the last observation. */
  forecasts(nowMs: number): HallForecasts {
    const { floor } = this
    const toldMs = floor.nowMs
    floor.nowMs = Math.max(toldMs, nowMs)
    try {
      return this.#forecasts()
    } finally {
      // Looking at the hall teaches nothing: what is learned must not depend on when it was looked at.
      floor.nowMs = toldMs
    }
  }

  /**
   * One set of runs of the simulation answers for all. All day long it is drawn from the same seed: where nothing
   * happens, what is said must not go up and down by the luck of the draw.
   */
  #forecasts(): HallForecasts {
    const { floor } = this
    const services = [...floor.services.names]
    const classes = [...floor.classes.names]
    const candidates = services.flatMap((_service, service) =>
      classes.map((_class, priorityClass) => arrivingNow(service, priorityClass, floor.nowMs)),
    )
    const simulated = this.#simulation.forecastAll(floor, candidates, floor.day)
    const waiting = new Map<string, Forecast>()
    for (const queue of floor.waiting)
      for (const one of queue) {
        const forecast = this.#forecast(one, simulated?.waiting.get(one.ticket) ?? null)
        if (forecast) waiting.set(one.ticket, forecast)
      }
    const arriving = new Map<string, ReadonlyMap<string, Forecast>>()
    const chances = new Map<string, ReadonlyMap<string, number>>()
    for (const [service, name] of services.entries()) {
      const byClass = new Map<string, Forecast>()
      const chanceByClass = new Map<string, number>()
      for (const [priorityClass, className] of classes.entries()) {
        const at = service * classes.length + priorityClass
        const candidate = candidates[at]
        const result = simulated?.arriving[at] ?? null
        const forecast = candidate && this.#explained(candidate, result)
        // Where the hall can be run forward and no run calls her, nobody will.
        if (simulated) chanceByClass.set(className, result?.calledShare ?? 0)
        if (forecast) byClass.set(className, forecast)
      }
      arriving.set(name, byClass)
      chances.set(name, chanceByClass)
    }
    return { madeAtMs: floor.nowMs, waiting, arriving, chances }
  }

  #forecast(candidate: Candidate, simulated: Quantiles | null): Forecast | null {
    const quantiles = this.#learner.forecast(this.floor, candidate, simulated)
    return quantiles && { quantiles, rounding: this.#roundingOf(candidate.service) }
  }

  /** The same with what it leans on. */
  #explained(candidate: Candidate, simulated: Quantiles | null): Forecast | null {
    const made = this.#learner.explained(this.floor, candidate, simulated)
    if (!made) return null
    const { quantiles, leanings } = made
    const rounding = this.#roundingOf(candidate.service)
    return leanings ? { quantiles, rounding, leanings } : { quantiles, rounding }
  }

  #roundingOf(service: number): Rounding {
    const { nowMs, midnightMs } = this.floor
    return this.#ranges.roundingOf(service, nowMs - midnightMs)
  }

  #arrive({ ticket, service, priorityClass, promised, atMs }: ObservationOf<'arrived'>): void {
    const { floor } = this
    floor.nowMs = Math.max(floor.nowMs, atMs)
    const known = this.#classTrust.isKnownAtArrival(floor) ? priorityClass : unknownClass
    const candidate = arrivingNow(floor.serviceOf(service), floor.classes.of(known), atMs)
    const simulated = this.#simulation.forecast(floor, candidate, ticket)
    const quantiles = this.#learner.arrive(floor, candidate, ticket, simulated)
    if (!quantiles) return
    const ahead = floor.waitersFor(candidate.service).length
    const rounding = this.#roundingOf(candidate.service)
    const range = promised ?? rangeOf(quantiles, atMs, rounding, this.#settings)
    if (promised !== null)
      this.#ranges.said(ticket, candidate.service, quantiles, range, { atMs, midnightMs: floor.midnightMs })
    this.#said.set(ticket, { quantiles, range, ahead })
  }
}
