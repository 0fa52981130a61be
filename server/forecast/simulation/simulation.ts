import type { Candidate } from '../candidate.ts'
import type { Floor } from '../floor.ts'
import type { Observation } from '../observation.ts'
import { Believer } from './belief.ts'
import { emptyKnowledge, Knowledge, type KnowledgeState } from './knowledge.ts'
import { observeInto } from './observe.ts'
import { hashOf, Random } from './random.ts'
import {
  calledAtOnce,
  emptyAnswers,
  resultOf,
  type AnswerBounds,
  type Answers,
  type SimulationResult,
} from './result.ts'
import { Runner } from './runner.ts'
import { keepsPlace } from './sent-on.ts'
import { longestForecastMs } from './window-learner.ts'
import { SceneBuilder, type BuiltScene, type SceneQuestion } from './scene-builder.ts'

export interface SimulationSettings {
  /** Runs for each question. */
  readonly runs: number
}

/** Everyone's time to call from one set of runs. */
export interface AllResults {
  readonly waiting: ReadonlyMap<string, SimulationResult>
  /** In the order in which they were asked. */
  readonly arriving: readonly (SimulationResult | null)[]
}

/** Runs the hall forward from this moment, many times. */
export class Simulation {
  readonly #runs: number
  readonly #known: Knowledge
  readonly #believer: Believer
  readonly #random = new Random(1)
  readonly #scratch: Float64Array

  constructor({ runs }: SimulationSettings, state: KnowledgeState = emptyKnowledge()) {
    this.#runs = runs
    this.#scratch = new Float64Array(runs)
    this.#known = new Knowledge(state)
    this.#believer = new Believer(this.#known.times)
  }

  get state(): KnowledgeState {
    return this.#known.state
  }

  /** Learns; told of each observation before the floor has folded it in. */
  observe(observation: Observation, floor: Floor): void {
    observeInto(this.#known, observation, floor)
  }

  /** The time from now to the call of one candidate; null where windows or service times are not known. `seed` names the draw. */
  forecast(floor: Floor, candidate: Candidate, seed: string): SimulationResult | null {
    if (!this.#canSay(floor)) return null
    const builder = new SceneBuilder(floor, this.#known)
    const serviceMs = this.#typicalMs(floor, candidate.service)
    const atOnce = candidate.line === null ? builder.windowsCallingAtOnce(candidate.service) : 0
    if (atOnce > 0) return calledAtOnce(atOnce, serviceMs)
    const built = builder.build([this.#questionOf(floor, candidate)], false)
    const answers = this.#run(built, hashOf(seed))
    const about = { windows: built.windowsFor(candidate.service), serviceMs }
    return resultOf(answers, 0, this.#boundsOf(floor, built, floor.nowMs), this.#scratch, about)
  }

  /** All who wait, and each candidate who would arrive now, from one set of runs. */
  forecastAll(floor: Floor, arriving: readonly Candidate[], seed: string): AllResults | null {
    if (!this.#canSay(floor)) return null
    const questions = arriving.map((candidate) => this.#questionOf(floor, candidate))
    const built = new SceneBuilder(floor, this.#known).build(questions, true)
    const answers = this.#run(built, hashOf(seed))
    const abouts = floor.services.names.map((name, service) => ({
      windows: built.windowsFor(service),
      serviceMs: this.#known.times.typicalMs(name),
    }))
    let question = -1
    const next = (service: number, arrivedAtMs: number): SimulationResult | null => {
      question += 1
      const about = abouts[service] ?? { windows: 0, serviceMs: this.#typicalMs(floor, service) }
      return resultOf(answers, question, this.#boundsOf(floor, built, arrivedAtMs), this.#scratch, about)
    }
    const waiting = new Map<string, SimulationResult>()
    for (const queue of floor.waiting)
      for (const { ticket, service, arrivedAtMs } of queue) {
        const result = next(service, arrivedAtMs)
        if (result) waiting.set(ticket, result)
      }
    return { waiting, arriving: arriving.map(({ service }) => next(service, floor.nowMs)) }
  }

  #run({ scene, serviceNames, clerkNames }: BuiltScene, seed: number): Answers {
    this.#random.seed(seed)
    const answers = emptyAnswers(scene.questions, this.#runs)
    const belief = this.#believer.believe(serviceNames, clerkNames)
    const runner = new Runner(scene, belief, this.#known.windows, this.#random)
    for (let run = 0; run < this.#runs; run += 1) runner.run(run, answers)
    return answers
  }

  #boundsOf(floor: Floor, { scene }: BuiltScene, arrivedAtMs: number): AnswerBounds {
    const isTold = floor.plan !== null || floor.classRules !== null
    return {
      longestMs: isTold
        ? Number.POSITIVE_INFINITY
        : longestForecastMs(this.#known.windows, floor.waitingTotal),
      staying: scene.staying,
      waitedMs: Math.max(0, floor.nowMs - arrivedAtMs),
    }
  }

  #questionOf(floor: Floor, candidate: Candidate): SceneQuestion {
    const { sentOn } = this.#known.state
    const { arrivedAtMs } = candidate
    if (floor.classRules !== null || arrivedAtMs !== sentOn.lastEndMs) return { candidate, afterStay: false }
    if (!keepsPlace(sentOn)) return { candidate, afterStay: true }
    return { candidate: { ...candidate, arrivedAtMs: sentOn.lastEndArrivalMs }, afterStay: false }
  }

  #canSay(floor: Floor): boolean {
    if (this.#runs <= 0) return false
    if (this.#known.state.times.pooled.count > 0 || floor.plan !== null) return true
    return floor.typicalServiceMs.some((typicalMs) => typicalMs !== null)
  }

  #typicalMs(floor: Floor, service: number): number {
    return this.#known.times.typicalMs(floor.services.nameOf(service))
  }
}
