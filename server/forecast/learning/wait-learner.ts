import type { Leanings } from '../../hall/promise.ts'
import type { Candidate } from '../candidate.ts'
import type { Floor } from '../floor.ts'
import type { Observation, ObservationOf } from '../observation.ts'
import { ordered, type Quantiles } from '../quantiles.ts'
import { binned } from './bins.ts'
import { trainBooster, type Booster } from './booster.ts'
import { calibrated, emptyCalibrator, learnCalibration, type Calibrator, type Cell } from './calibrator.ts'
import { describe, type Moment } from './describe.ts'
import { addExample, emptyExamples, exampleCount, type ExampleStore } from './example-store.ts'
import { corrected, emptyCorrections, learnCorrection, rawForecasts, type Corrections } from './experts.ts'
import { featureAt, featureCount } from './features.ts'
import { askForest, forestOf, type Forest } from './forest.ts'
import {
  emptyHallRecord,
  note,
  noteFirstCall,
  noteWaitIn,
  serviceRecord,
  type HallRecord,
} from './hall-record.ts'
import { leaningsOf } from './leanings.ts'
import { emptyLongestWaits, fadeLongest, longestOf, noteLongest, type LongestWaits } from './longest-waits.ts'
import {
  emptyWaitMixture,
  learnMixture,
  mixAll,
  mixSimple,
  type Said,
  type WaitMixture,
} from './wait-mixture.ts'

export interface LearnerSettings {
  /** Shares of calls that may come before and after the range. */
  readonly earlyShare: number
  readonly lateShare: number
  /** Sets of trees, grown from the same examples by other draws; their mean is better than each (Breiman 1996). */
  readonly treeSets?: number
}

/** Calls of a service that must have been seen before minutes are given, where there is no simulation (PROMISE-2). */
export const callsNeeded = 3
/** Moments that the trees are grown from. */
const examplesKept = 30_000
/** Trees are grown first from this many, and again when this share is new. */
const examplesNeeded = 300
const newShareNeeded = 0.06
/** They are grown in the middle of a day only when there are so many times the examples of last time. */
const growth = 2
/** Sets of trees where the settings do not say. */
const usualTreeSets = 4
/** No middle beyond this many times the longest wait of the hall, no end beyond that many of the service's own. */
const middleOfSeen = 1.3
const longestOfSeen = 2

const treeOptions = {
  trees: 120,
  depth: 6,
  rate: 0.13,
  leafRows: 10,
  ridge: 10,
  rowShare: 0.5,
  featureShare: 0.3,
  dayFade: 0.985,
  weightPower: 0.5,
  slackShare: 0.2,
}

/** Trees correct the simulation where at least this share of moments had one. */
const simulatedNeeded = 0.5

/** What was said to someone, kept until her first call. */
interface Pending {
  readonly moment: Moment
  readonly arrivedAtMs: number
  readonly slack: number
  readonly raw: Float64Array
  readonly said: Said
  readonly quantiles: Quantiles
  readonly cell: Cell
  readonly spoken: boolean
}

interface Forests {
  readonly of: WaitLearnerState['boosters']
  readonly fromNothing: Forest
  readonly fromSimulation: Forest
}

/** All that the learner knows, as plain data. */
export interface WaitLearnerState {
  readonly record: HallRecord
  readonly corrections: Corrections
  readonly mixture: WaitMixture
  readonly calibrator: Calibrator
  readonly examples: ExampleStore
  /** Grown from nothing, and from what the simulation says where there is one. */
  boosters: { readonly fromNothing: readonly Booster[]; readonly fromSimulation: readonly Booster[] }
  trainedAt: number
  readonly longest: LongestWaits
  readonly pending: Map<string, Pending>
}

/** Learns from each wait how long the next will be. */
export class WaitLearner {
  readonly state: WaitLearnerState
  readonly #settings: LearnerSettings
  #forests: Forests | null = null

  constructor(settings: LearnerSettings, state?: WaitLearnerState) {
    this.#settings = settings
    this.state = state ?? {
      record: emptyHallRecord(),
      corrections: emptyCorrections(),
      mixture: emptyWaitMixture(settings.earlyShare, settings.lateShare),
      calibrator: emptyCalibrator(),
      examples: emptyExamples(featureCount, examplesKept),
      boosters: { fromNothing: [], fromSimulation: [] },
      trainedAt: 0,
      longest: emptyLongestWaits(),
      pending: new Map(),
    }
  }

  /** Learns; told of each observation before the floor has folded it in. */
  observe(observation: Observation, floor: Floor): void {
    const { state } = this
    switch (observation.type) {
      case 'called':
        this.#learn(observation, floor)
        // A young hall cannot wait for the night: what it knows doubles within hours.
        if (state.examples.count >= Math.max(examplesNeeded, growth * state.trainedAt)) this.#train()
        break
      case 'left':
      case 'put-back':
      case 'put-at-window':
        state.pending.delete(observation.ticket)
        break
      case 'day-began':
        state.pending.clear()
        fadeLongest(state.longest)
        this.#train()
        break
      default:
        break
    }
    note(state.record, observation, floor)
  }

  /** Forecasts for someone who arrives now, and keeps what it was made from until her call. */
  arrive(floor: Floor, candidate: Candidate, ticket: string, simulated: Quantiles | null): Quantiles | null {
    const made = this.#make(floor, candidate, simulated)
    this.state.pending.set(ticket, made)
    const { ahead, values } = made.moment
    this.state.record.came.set(ticket, { ahead, usualMs: values[featureAt.stateMedian] as number })
    return made.spoken ? made.quantiles : null
  }

  /** The time from now to the call, of someone who waits or would arrive now; null with too little to go on. */
  forecast(floor: Floor, candidate: Candidate, simulated: Quantiles | null): Quantiles | null {
    const made = this.#make(floor, candidate, simulated)
    return made.spoken ? made.quantiles : null
  }

  /** The same with what it leans on; null where that is not known. */
  explained(
    floor: Floor,
    candidate: Candidate,
    simulated: Quantiles | null,
  ): { readonly quantiles: Quantiles; readonly leanings: Leanings | null } | null {
    const { spoken, quantiles, said } = this.#make(floor, candidate, simulated)
    return spoken ? { quantiles, leanings: leaningsOf(this.state.mixture, said) } : null
  }

  #make(floor: Floor, candidate: Candidate, simulated: Quantiles | null): Pending {
    const { state } = this
    const moment = describe(state.record, floor, candidate, simulated)
    const { values, service, ahead } = moment
    const own = serviceRecord(state.record, service)
    const slack = 1 + 0.05 * (own.calls > 0 ? own.meanWait : state.record.all.meanWait)
    const raw = rawForecasts(values)
    const said = mixSimple(state.mixture, ahead, corrected(state.corrections, service, raw, slack))
    const { fromNothing, fromSimulation } = this.#forestsNow()
    const fromTrees = {
      fromNothing: askForest(fromNothing, values),
      fromSimulation: simulated ? askForest(fromSimulation, values) : null,
    }
    const mixture = mixAll(state.mixture, said, values, fromTrees)
    const hour = Math.max(0, Math.floor((values[featureAt.hour] as number) / 3_600_000)) % 24
    const cell = { service, hour, bucket: said.bucket }
    const wide = calibrated(state.calibrator, mixture, cell, slack)
    const quantiles = this.#clipped(wide, floor, candidate, simulated)
    const spoken = simulated !== null || own.calls >= callsNeeded
    return { moment, arrivedAtMs: candidate.arrivedAtMs, slack, raw, said, quantiles, cell, spoken }
  }

  /** Nobody is told a time of which the hall has seen nothing like, unless the simulation says it too. */
  #clipped(wide: Quantiles, floor: Floor, candidate: Candidate, simulated: Quantiles | null): Quantiles {
    const { longest } = this.state
    if (longest.all === 0) return wide
    const head = floor.waitersFor(candidate.service)[0]
    const headMs = head ? floor.nowMs - head.arrivedAtMs : 0
    const mostMs = Math.max(
      longestOfSeen * Math.max(longestOf(longest, candidate.service), headMs),
      simulated?.p90Ms ?? 0,
    )
    const middleMs = simulated ? wide.p50Ms : Math.min(wide.p50Ms, middleOfSeen * longest.all)
    return ordered({ p10Ms: wide.p10Ms, p50Ms: middleMs, p90Ms: Math.min(wide.p90Ms, mostMs) })
  }

  /** The trees in the shape in which they are asked, made anew when they have grown. */
  #forestsNow(): Forests {
    const { boosters } = this.state
    if (this.#forests?.of !== boosters)
      this.#forests = {
        of: boosters,
        fromNothing: forestOf(boosters.fromNothing),
        fromSimulation: forestOf(boosters.fromSimulation),
      }
    return this.#forests
  }

  #learn({ ticket, atMs, serviceWindow }: ObservationOf<'called'>, floor: Floor): void {
    const { state } = this
    const made = state.pending.get(ticket)
    if (!made) return
    state.pending.delete(ticket)
    const { moment, arrivedAtMs, slack, raw, said, quantiles, cell } = made
    const waitMs = Math.max(0, atMs - arrivedAtMs)
    learnCorrection(state.corrections, moment.service, raw, slack, waitMs)
    learnMixture(state.mixture, said, waitMs)
    if (made.spoken) learnCalibration(state.calibrator, quantiles, cell, waitMs, this.#settings)
    addExample(state.examples, moment.values, waitMs, state.record.days)
    noteWaitIn(state.record, moment.state, waitMs)
    noteFirstCall(state.record, floor, {
      atMs,
      service: moment.service,
      serviceWindow: serviceWindow === null ? null : floor.windowOf(serviceWindow).serviceWindow,
      arrivedAtMs,
      usualMs: moment.values[featureAt.stateMedian] as number,
      ahead: moment.ahead,
    })
    noteLongest(state.longest, moment.service, waitMs)
  }

  /** Grows new trees from all days before this one, when enough is new. */
  #train(): void {
    const { state } = this
    const { examples } = state
    const rows = exampleCount(examples)
    if (rows < examplesNeeded || examples.count - state.trainedAt < newShareNeeded * rows) return
    state.trainedAt = examples.count
    const { earlyShare, lateShare } = this.#settings
    const shares = [earlyShare, 0.5, 1 - lateShare]
    const data = binned(examples)
    const treeSets = this.#settings.treeSets ?? usualTreeSets
    const fewer = Math.max(1, treeSets - 1)
    const grow = (sets: number, first: number, bases: readonly number[]): Booster[] =>
      Array.from({ length: sets }, (_, set) =>
        trainBooster(
          examples,
          { ...treeOptions, shares, bases, seed: 8 * examples.count + first + set },
          data,
        ),
      )
    const simulated = simulatedShare(examples) >= simulatedNeeded
    state.boosters = {
      fromNothing: grow(simulated ? fewer : treeSets, 0, []),
      fromSimulation: simulated ? grow(fewer, treeSets, [featureAt.simulated50, featureAt.stateMedian]) : [],
    }
  }
}

function simulatedShare(examples: ExampleStore): number {
  const rows = exampleCount(examples)
  let simulated = 0
  for (let row = 0; row < rows; row += 1)
    if ((examples.values[row * examples.width + featureAt.simulated50] as number) >= 0) simulated += 1
  return simulated / Math.max(1, rows)
}
