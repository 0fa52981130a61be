import { describe, expect, test } from 'vitest'
import type { Belief } from '../../server/forecast/simulation/belief.ts'
import { Random } from '../../server/forecast/simulation/random.ts'
import { emptyAnswers } from '../../server/forecast/simulation/result.ts'
import { Runner } from '../../server/forecast/simulation/runner.ts'
import {
  never,
  type Scene,
  type SceneQueue,
  type SceneWindow,
} from '../../server/forecast/simulation/scene.ts'
import { tableSteps } from '../../server/forecast/simulation/stay-table.ts'
import { emptyWindowHabits, type WindowHabitsState } from '../../server/forecast/simulation/window-habits.ts'

// The runner is told the true parameters of queues that theory solves exactly. Sources:
// D. Gross, J. F. Shortle, J. M. Thompson and C. M. Harris, Fundamentals of Queueing Theory (Erlang C and waits given the state);
// A. Cobham, Priority assignment in waiting line problems, Operations Research 2 (1954), 70-76;
// R. W. Conway, W. L. Maxwell and L. W. Miller, Theory of Scheduling (1967), ch. 8 (the delay busy period).

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** A difference of more than four standard errors happens once in 16,000 fair comparisons. */
const sigmas = 4

/** Quantiles of an exponential of mean 1, the last one such that the mean of the interpolated table is 1, too. */
function exponentialTable(): number[] {
  const table = Array.from({ length: tableSteps }, (_, step) => -Math.log(1 - step / tableSteps))
  const inner = table.slice(1).reduce((sum, value) => sum + value, (table[0] ?? 0) / 2)
  return [...table, 2 * (tableSteps - inner)]
}

function knownBelief(serviceMs: readonly number[], windows: number): Belief {
  return {
    services: serviceMs.length,
    serviceMean: Float64Array.from(serviceMs, Math.log),
    serviceRoot: new Float64Array(serviceMs.length ** 2),
    clerkMean: new Float64Array(windows),
    clerkDeviation: new Float64Array(windows),
    factors: Float64Array.from(serviceMs.flatMap(exponentialTable)),
    // Where a service has outlasted the table, at some seven means, it goes on for about another mean.
    tails: new Float64Array(serviceMs.length).fill(1 / 7),
  }
}

/** Nobody fails to appear, and windows call at once and never pause. */
function idealHabits(): WindowHabitsState {
  const habits = emptyWindowHabits()
  habits.noShowShare = 0
  habits.gaps.longGaps.fill(0)
  habits.gaps.gaps.fill(1e12)
  habits.gaps.short.weights.fill(0)
  habits.gaps.short.weights[0] = 1e12
  habits.gaps.short.total = 1e12
  return habits
}

interface ClassState {
  readonly serviceMs: number
  readonly waiting: number
  readonly headStartMs: number
  /** Of arrivals still to come that can overtake. */
  readonly perHour: number
}

/** Every window serves somebody of the first class; a visitor of class `visits` arrives now. */
function sceneOf(
  classes: readonly ClassState[],
  windows: number,
  visits: number,
  servedForMs: readonly number[],
): Scene {
  const queues = classes.map(({ waiting, headStartMs, perHour }, service): SceneQueue => ({
    service,
    headStartMs,
    rate: 1,
    closesMs: never,
    arrivedMs: Float64Array.from({ length: waiting }, (_, at) => (at - waiting) * 1000),
    questions: new Int32Array(waiting).fill(-1),
    toComePerHour: perHour > 0 ? new Float64Array(12).fill(perHour) : null,
  }))
  const serviceWindow = (at: number): SceneWindow => ({
    clerk: at,
    queues: queues.map((_, queue) => queue),
    ranks: queues.map(() => 1),
    mode: at < servedForMs.length ? 'serving' : 'free',
    service: 0,
    forMs: servedForMs[at] ?? 0,
    missedMs: 0,
    begins: null,
    beginsPlanned: false,
    returnMs: Number.NaN,
    pauses: null,
    pauseLengthMs: 0,
    ends: null,
    last: true,
    endedMs: -hourMs,
    worksSinceMs: 0,
  })
  return {
    queues,
    windows: Array.from({ length: windows }, (_, at) => serviceWindow(at)),
    visitors: [{ question: 0, queue: visits, arrivedMs: 0, after: classes[visits]?.waiting ?? 0 }],
    questions: 1,
    overdueAfterMs: never,
    services: classes.length,
    staying: null,
  }
}

/** Mean wait of the visitor in minutes, and the standard error of that mean. */
function meanWait(scene: Scene, belief: Belief, runs: number, seed: number): { mean: number; error: number } {
  const runner = new Runner(scene, belief, idealHabits(), new Random(seed))
  const answers = emptyAnswers(1, runs)
  for (let run = 0; run < runs; run += 1) runner.run(run, answers)
  const waits = answers.calledMs.map((answer) => answer / minuteMs)
  const mean = waits.reduce((sum, wait) => sum + wait, 0) / runs
  const variance = waits.reduce((sum, wait) => sum + (wait - mean) ** 2, 0) / (runs - 1)
  return { mean, error: Math.sqrt(variance / runs) }
}

const alone: Omit<ClassState, 'waiting'> = { serviceMs: 3 * minuteMs, headStartMs: 0, perHour: 0 }

describe('mean wait given the state', () => {
  test.each([
    ['M/M/1, nobody before her but the one in service', 1, 0, [0]],
    ['M/M/1, seven wait', 1, 7, [0]],
    ['M/M/1, seven wait and the one in service has long been there', 1, 7, [4 * minuteMs]],
    ['M/M/3, nobody waits', 3, 0, [0, 0, 0]],
    ['M/M/3, ten wait', 3, 10, [0, 0, 0]],
    ['M/M/3, ten wait, services under way', 3, 10, [minuteMs, 2 * minuteMs, 5 * minuteMs]],
    ['M/M/8, twenty wait', 8, 20, [0, 0, 0, 0, 0, 0, 0, 0]],
  ])('%s', (_name, windows, waiting, servedForMs) => {
    const scene = sceneOf([{ ...alone, waiting }], windows, 0, servedForMs)
    const { mean, error } = meanWait(
      scene,
      knownBelief([alone.serviceMs], windows),
      20_000,
      11 + waiting + windows,
    )
    // She is called at the (waiting + 1)-th end of a service, and ends come at rate windows ÷ mean service time.
    const exact = ((waiting + 1) * alone.serviceMs) / windows / minuteMs
    expect(error).toBeLessThan(exact / 80)
    expect(Math.abs(mean - exact)).toBeLessThan(sigmas * error)
  })

  test('M/M/3 with a free window: none', () => {
    const scene = sceneOf([{ ...alone, waiting: 0 }], 3, 0, [0, 0])
    expect(meanWait(scene, knownBelief([alone.serviceMs], 3), 200, 5).mean).toBe(0)
  })

  test.each([
    ['the class that goes first waits for its own only', 0, 4, 6],
    ['the other waits for all, and for those who overtake meanwhile', 1, 4, 6],
    ['the other, nobody waits', 1, 0, 0],
  ])('M/M/1 with two classes: %s', (_name, visits, first, second) => {
    const [firstMs, secondMs] = [2 * minuteMs, 3 * minuteMs]
    const perHour = 12
    const scene = sceneOf(
      [
        { serviceMs: firstMs, waiting: first, headStartMs: 1e12, perHour },
        { serviceMs: secondMs, waiting: second, headStartMs: 0, perHour: 0 },
      ],
      1,
      visits,
      [0],
    )
    const { mean, error } = meanWait(scene, knownBelief([firstMs, secondMs], 1), 20_000, 31 + visits + first)
    const load = (perHour * firstMs) / hourMs
    const before = firstMs + first * firstMs
    const exact = (visits === 0 ? before : (before + second * secondMs) / (1 - load)) / minuteMs
    expect(error).toBeLessThan(exact / 60)
    expect(Math.abs(mean - exact)).toBeLessThan(sigmas * error)
  })
})

/** One citizen in a plain simulation of the truth, written for this test alone. */
interface Arrival {
  readonly atMs: number
  readonly priority: boolean
  readonly serviceMs: number
}

interface Truth {
  readonly windows: number
  readonly serviceMs: number
  readonly perHour: readonly [first: number, second: number]
  readonly arrivals: number
  readonly every: number
  readonly seed: number
}

/** Runs the truth; calls `look` at every so many arrivals with who waits by class, and for how long each window has served. */
function runTruth(
  truth: Truth,
  look: (waiting: readonly [number, number], servedForMs: number[], priority: boolean) => void,
): void {
  const random = new Random(truth.seed)
  const [first, second] = truth.perHour
  const waiting: [Arrival[], Arrival[]] = [[], []]
  const serving: { startMs: number; endMs: number }[] = []
  const start = (one: Arrival, nowMs: number): void => {
    serving.push({ startMs: nowMs, endMs: nowMs + one.serviceMs })
  }
  let nowMs = 0
  for (let count = 0; count < truth.arrivals; count += 1) {
    nowMs += (random.exponential() * hourMs) / (first + second)
    const priority = random.next() * (first + second) < first
    for (;;) {
      serving.sort((a, b) => a.endMs - b.endMs)
      const soonest = serving[0]
      if (!soonest || soonest.endMs > nowMs) break
      serving.shift()
      const next = waiting[0].shift() ?? waiting[1].shift()
      if (next) start(next, soonest.endMs)
    }
    if (count % truth.every === 0)
      look(
        [waiting[0].length, waiting[1].length],
        serving.map(({ startMs }) => nowMs - startMs),
        priority,
      )
    const arrival = { atMs: nowMs, priority, serviceMs: random.exponential() * truth.serviceMs }
    if (serving.length < truth.windows) start(arrival, nowMs)
    else waiting[priority ? 0 : 1].push(arrival)
  }
}

/** Mean of correlated values and its standard error, by means of batches. */
function batchMean(values: readonly number[], batches: number): { mean: number; error: number } {
  const size = Math.floor(values.length / batches)
  const means = Array.from({ length: batches }, (_, batch) => {
    const part = values.slice(batch * size, (batch + 1) * size)
    return part.reduce((sum, value) => sum + value, 0) / part.length
  })
  const mean = means.reduce((sum, value) => sum + value, 0) / batches
  const variance = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (batches - 1)
  return { mean, error: Math.sqrt(variance / batches) }
}

/** Mean wait in an M/M/c queue, minutes (A. K. Erlang 1917). */
function erlangC(windows: number, load: number, serviceMs: number): number {
  let term = 1
  let sum = 1
  for (let at = 1; at < windows; at += 1) {
    term *= load / at
    sum += term
  }
  const last = ((term * load) / windows) * (windows / (windows - load))
  return ((last / (sum + last)) * serviceMs) / (windows - load) / minuteMs
}

/** Forecast means at many arrivals of a long true stretch, by class of the arrival. */
function forecastsAlong(truth: Truth): { first: number[]; second: number[] } {
  const found = { first: [] as number[], second: [] as number[] }
  const [perHour] = truth.perHour
  const belief = knownBelief([truth.serviceMs, truth.serviceMs], truth.windows)
  let seed = 1000
  runTruth(truth, ([first, second], servedForMs, priority) => {
    const classes = [
      { serviceMs: truth.serviceMs, waiting: first, headStartMs: 1e12, perHour },
      { serviceMs: truth.serviceMs, waiting: second, headStartMs: 0, perHour: 0 },
    ]
    const scene = sceneOf(classes, truth.windows, priority ? 0 : 1, servedForMs)
    seed += 1
    const { mean } = meanWait(scene, belief, 12, seed)
    if (priority) found.first.push(mean)
    else found.second.push(mean)
  })
  return found
}

describe('mean wait over a long stretch', () => {
  test('M/M/4 at four fifths: as Erlang C', () => {
    const serviceMs = 3 * minuteMs
    const truth: Truth = { windows: 4, serviceMs, perHour: [0, 64], arrivals: 60_000, every: 10, seed: 3 }
    const { mean, error } = batchMean(forecastsAlong(truth).second, 40)
    const exact = erlangC(4, 3.2, serviceMs)
    expect(error).toBeLessThan(exact / 12)
    expect(Math.abs(mean - exact)).toBeLessThan(sigmas * error)
  })

  test('M/M/1 with two classes: as Cobham', () => {
    const serviceMs = 3 * minuteMs
    const truth: Truth = { windows: 1, serviceMs, perHour: [5, 9], arrivals: 60_000, every: 6, seed: 4 }
    const { first, second } = forecastsAlong(truth)
    const [load1, load] = [0.25, 0.7]
    const residual = (load * serviceMs) / minuteMs
    const firstMean = batchMean(first, 40)
    const secondMean = batchMean(second, 40)
    const exact1 = residual / (1 - load1)
    const exact2 = residual / (1 - load1) / (1 - load)
    expect(firstMean.error).toBeLessThan(exact1 / 25)
    expect(Math.abs(firstMean.mean - exact1)).toBeLessThan(sigmas * firstMean.error)
    expect(secondMean.error).toBeLessThan(exact2 / 12)
    expect(Math.abs(secondMean.mean - exact2)).toBeLessThan(sigmas * secondMean.error)
  })
})
