import { describe, expect, test } from 'vitest'
import { arrivingNow, type Candidate } from '../../server/forecast/candidate.ts'
import { Floor } from '../../server/forecast/floor.ts'
import { randomFrom } from '../../server/forecast/learning/random.ts'
import {
  callsNeeded,
  WaitLearner,
  type WaitLearnerState,
} from '../../server/forecast/learning/wait-learner.ts'
import type { Observation } from '../../server/forecast/observation.ts'
import type { Quantiles } from '../../server/forecast/quantiles.ts'

const settings = { earlyShare: 0.1, lateShare: 0.1, treeSets: 1 }
const minuteMs = 60_000
const dayMs = 86_400_000

/** A day of two services, one with a busy morning, where only arrivals and calls are recorded. */
function day(number: number): Observation[] {
  const midnightMs = Date.UTC(2030, 0, 1) + number * dayMs
  const random = randomFrom(100 + number)
  const observations: Observation[] = [
    { type: 'day-began', day: `day ${number}`, midnightMs, atMs: midnightMs },
  ]
  const steps: Observation[] = []
  for (const [service, gapMs] of [
    ['A', 5 * minuteMs],
    ['B', 2 * minuteMs],
  ] as const) {
    let arrivesAtMs = midnightMs + 8 * 60 * minuteMs
    let freeAtMs = arrivesAtMs
    for (let one = 0; one < 60; one += 1) {
      arrivesAtMs += Math.round(gapMs * (one < 30 ? 0.4 : 1.3) * 2 * random())
      freeAtMs = Math.max(freeAtMs, arrivesAtMs) + Math.round(gapMs * (0.4 + 0.8 * random()))
      const ticket = `${service}${one}`
      steps.push({ type: 'arrived', ticket, service, priorityClass: '0', atMs: arrivesAtMs })
      if (random() < 0.06)
        steps.push({ type: 'left', ticket, atMs: Math.min(freeAtMs, arrivesAtMs + minuteMs) })
      else steps.push({ type: 'called', ticket, serviceWindow: null, clerk: null, atMs: freeAtMs })
    }
  }
  steps.sort((one, other) => one.atMs - other.atMs)
  return [...observations, ...steps]
}

interface Told {
  readonly ticket: string
  readonly quantiles: Quantiles | null
}

/** Tells a learner of observations, and gives what it said to each arrival. */
function tell(learner: WaitLearner, floor: Floor, observations: readonly Observation[]): Told[] {
  const said: Told[] = []
  for (const observation of observations) {
    floor.nowMs = Math.max(floor.nowMs, observation.atMs)
    if (observation.type === 'arrived') {
      const { ticket, atMs } = observation
      const candidate = arrivingNow(floor.serviceOf(observation.service), 0, atMs)
      said.push({ ticket, quantiles: learner.arrive(floor, candidate, ticket, null) })
    }
    learner.observe(observation, floor)
    floor.apply(observation)
  }
  return said
}

const days = (from: number, to: number): Observation[] =>
  Array.from({ length: to - from }, (_, at) => day(from + at)).flat()

/** Bytes of everything numeric that is reachable from plain data. */
function sizeOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength
  if (value instanceof Map) return [...value.values()].reduce((sum: number, one) => sum + 8 + sizeOf(one), 0)
  if (value !== null && typeof value === 'object')
    return Object.values(value).reduce((sum: number, one) => sum + sizeOf(one), 0)
  return 8
}

describe('the wait learner', () => {
  test('PROMISE-2 says nothing of a service before it has seen three of its waits', () => {
    const learner = new WaitLearner(settings)
    const floor = new Floor()
    const told = tell(learner, floor, day(0)).filter(({ ticket }) => ticket.startsWith('B'))
    const silent = told.findIndex(({ quantiles }) => quantiles !== null)
    expect(silent).toBeGreaterThanOrEqual(callsNeeded)
    expect(silent).toBeLessThan(12)
    expect(told.slice(silent).every(({ quantiles }) => quantiles !== null)).toBe(true)
    const simulated = { p10Ms: 60_000, p50Ms: 120_000, p90Ms: 240_000 }
    const fresh = arrivingNow(floor.serviceOf('never called'), 0, floor.nowMs)
    expect(learner.forecast(floor, fresh, null)).toBeNull()
    expect(learner.forecast(floor, fresh, simulated)).not.toBeNull()
  })

  test('speaks in finite numbers, in order, never of a wait below zero', () => {
    for (const { quantiles } of tell(new WaitLearner(settings), new Floor(), days(0, 6))) {
      if (!quantiles) continue
      const { p10Ms, p50Ms, p90Ms } = quantiles
      expect(Number.isFinite(p10Ms + p50Ms + p90Ms)).toBe(true)
      expect(p10Ms).toBeGreaterThanOrEqual(0)
      expect(p50Ms).toBeGreaterThanOrEqual(p10Ms)
      expect(p90Ms).toBeGreaterThanOrEqual(p50Ms)
    }
  })

  test('comes nearer to what happens than the age of the head of the line', () => {
    const floor = new Floor()
    const learner = new WaitLearner(settings)
    tell(learner, floor, days(0, 6))
    let own = 0
    let headOfLine = 0
    for (const observation of days(6, 8)) {
      floor.nowMs = Math.max(floor.nowMs, observation.atMs)
      if (observation.type === 'called') {
        const made = learner.state.pending.get(observation.ticket)
        const waitMs = observation.atMs - (made?.arrivedAtMs ?? 0)
        own += Math.abs((made?.quantiles.p50Ms ?? 0) - waitMs)
        headOfLine += Math.abs((made?.raw[0] ?? 0) - waitMs)
      }
      tell(learner, floor, [observation])
    }
    expect(own).toBeLessThan(0.6 * headOfLine)
  }, 20_000)

  test('says the same again from the same observations, and nothing of them depends on later ones', () => {
    const whole = tell(new WaitLearner(settings), new Floor(), days(0, 5))
    const cut = days(0, 5).slice(0, 500)
    const part = tell(new WaitLearner(settings), new Floor(), cut)
    expect(whole.slice(0, part.length)).toEqual(part)
  })

  test('goes on from a copy of its state as if it had never stopped', () => {
    const floor = new Floor()
    const learner = new WaitLearner(settings)
    tell(learner, floor, days(0, 4))
    const copy: WaitLearnerState = structuredClone(learner.state)
    const otherFloor = new Floor(structuredClone(floor.state))
    const other = new WaitLearner(settings, copy)
    expect(tell(other, otherFloor, days(4, 7))).toEqual(tell(learner, floor, days(4, 7)))
  })

  test('looking teaches nothing', () => {
    const floor = new Floor()
    const learner = new WaitLearner(settings)
    tell(learner, floor, days(0, 4))
    const before = structuredClone(learner.state)
    learner.forecast(floor, arrivingNow(0, 0, floor.nowMs), null)
    expect(learner.state).toEqual(before)
  })

  test('gives someone who waits those before her as ahead, and less the longer she stands', () => {
    const floor = new Floor()
    const learner = new WaitLearner(settings)
    tell(learner, floor, days(0, 5))
    const morning = day(5)
    const noon = morning.findIndex(({ atMs }) => atMs > (morning[0]?.atMs ?? 0) + 8.75 * 60 * minuteMs)
    tell(learner, floor, morning.slice(0, noon))
    const queue = floor.waitersFor(floor.serviceOf('B'))
    expect(queue.length).toBeGreaterThan(3)
    const first: Candidate | undefined = queue[0]
    const last: Candidate | undefined = queue.at(-1)
    if (!first || !last) throw new Error('nobody waits')
    const ofFirst = learner.forecast(floor, first, null)
    const ofLast = learner.forecast(floor, last, null)
    expect(ofFirst?.p50Ms).toBeLessThan(0.7 * (ofLast?.p50Ms ?? 0))
  })

  test('keeps no more after twice the days, once its stores are full', () => {
    const learner = new WaitLearner(settings)
    const floor = new Floor()
    tell(learner, floor, days(0, 6))
    const { examples: half, ...rest } = learner.state
    const before = sizeOf(rest)
    tell(learner, floor, days(6, 12))
    const { examples, ...others } = learner.state
    expect(sizeOf(others)).toBeLessThan(1.25 * before)
    expect(examples.outcomes.length).toBeLessThanOrEqual(half.most)
    expect(learner.state.pending.size).toBeLessThan(60)
    expect(learner.state.record.came.size).toBeLessThan(60)
  }, 20_000)
})
