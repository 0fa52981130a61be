import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { RunQueues } from '../../server/forecast/simulation/run-queues.ts'
import {
  never,
  type Scene,
  type SceneQueue,
  type SceneWindow,
} from '../../server/forecast/simulation/scene.ts'
import {
  emptyOrder,
  learnedHeadStart,
  learnOrder,
  seenClass,
  strictMs,
} from '../../server/forecast/simulation/order-learner.ts'
import {
  countsFrom,
  emptySentOn,
  keepsPlace,
  learnPlace,
  noteArrival,
  noteEnd,
} from '../../server/forecast/simulation/sent-on.ts'
import { chooseNext, type Candidate } from '../../server/hall/calling-rule.ts'
import { priorityClassId, serviceId, ticketIdOf } from '../../server/hall/ids.ts'
import { sunday } from '../hall/presses.ts'
import { reproducibly } from '../hall/reproducibly.ts'

const services = [0, 1, 2, 3]
const classes = [0, 1, 2]
/** The scene counts from now, so that everybody has arrived before 0. */
const openedMs = -20_000

const queues = fc
  .array(
    fc.record({
      service: fc.constantFrom(...services),
      priorityClass: fc.constantFrom(...classes),
      gapMs: fc.constantFrom(1, 1, 400, 900),
    }),
    { maxLength: 20 },
  )
  .map((arrivals) => {
    let arrivedMs = openedMs
    return arrivals.map((arrival) => ({ ...arrival, arrivedMs: (arrivedMs += arrival.gapMs) }))
  })

const rules = fc.tuple(
  ...classes.map(() =>
    fc.record({
      headStartMs: fc.constantFrom(0, 0, 1000, 5000, 1e12),
      rate: fc.constantFrom(0, 0.5, 1, 1, 2),
    }),
  ),
)

const profile = fc
  .uniqueArray(fc.constantFrom(...services), { maxLength: 4 })
  .chain((called) =>
    fc.tuple(
      ...called.map((service) =>
        fc.record({ service: fc.constant(service), rank: fc.integer({ min: 1, max: 3 }) }),
      ),
    ),
  )

function windowOf(queuesCalled: readonly { readonly queue: number; readonly rank: number }[]): SceneWindow {
  return {
    clerk: 0,
    queues: queuesCalled.map(({ queue }) => queue),
    ranks: queuesCalled.map(({ rank }) => rank),
    mode: 'free',
    service: 0,
    forMs: 0,
    missedMs: 0,
    begins: null,
    beginsPlanned: false,
    returnMs: Number.NaN,
    pauses: null,
    pauseLengthMs: 0,
    ends: null,
    last: false,
    endedMs: -never,
    worksSinceMs: 0,
  }
}

test('CALL-8 the simulation calls whom the calling rule would call, until nobody is left', () => {
  reproducibly(
    fc.property(
      queues,
      rules,
      profile,
      fc.constantFrom(0, 5000, 15_000, 1e9),
      fc.integer({ min: 0, max: 5000 }),
      (waiting, classRules, called, overdueAfterMs, stepMs) => {
        const keys = services.flatMap((service) =>
          classes.map((priorityClass) => ({ service, priorityClass })),
        )
        const people = keys.map((key) =>
          waiting.filter((one) => one.service === key.service && one.priorityClass === key.priorityClass),
        )
        const sceneQueues = keys.map(({ service, priorityClass }, at): SceneQueue => ({
          service,
          headStartMs: classRules[priorityClass]?.headStartMs ?? 0,
          rate: classRules[priorityClass]?.rate ?? 1,
          closesMs: never,
          arrivedMs: Float64Array.from(people[at] ?? [], ({ arrivedMs }) => arrivedMs),
          questions: new Int32Array(people[at]?.length ?? 0).fill(-1),
          toComePerHour: null,
        }))
        const calledQueues = keys.flatMap(({ service }, queue) => {
          const entry = called.find((one) => one.service === service)
          return entry ? [{ queue, rank: entry.rank }] : []
        })
        const scene: Scene = {
          queues: sceneQueues,
          windows: [windowOf(calledQueues)],
          visitors: [],
          questions: 0,
          overdueAfterMs,
          services: services.length,
          staying: null,
        }
        const run = new RunQueues(scene)
        run.beginRun()
        const rule = {
          classes: classRules.map((one, at) => ({
            ...one,
            id: priorityClassId(`${at}`),
            names: {},
            proof: null,
          })),
          overdueAfterMs,
        }
        const work = called.map(({ service, rank }) => ({ service: serviceId(`${service}`), rank }))
        const heads = (): Candidate[] =>
          keys.flatMap(({ service, priorityClass }, at) => {
            const head = people[at]?.[run.called[at] ?? 0]
            if (!head) return []
            const id = ticketIdOf(sunday, waiting.indexOf(head) + 1)
            const named = {
              service: serviceId(`${service}`),
              priorityClass: priorityClassId(`${priorityClass}`),
            }
            return [{ id, ...named, issuedAtMs: head.arrivedMs }]
          })
        let nowMs = 0
        for (let call = 0; call <= waiting.length; call += 1) {
          const byRule = chooseNext(heads(), work, rule, nowMs)
          const queue = run.choose(0, nowMs)
          const head = queue < 0 ? undefined : people[queue]?.[run.called[queue] ?? 0]
          expect(head?.arrivedMs ?? null).toBe(byRule?.issuedAtMs ?? null)
          if (queue < 0) return
          run.take(queue)
          nowMs += stepMs
        }
      },
    ),
    { numRuns: 1500 },
  )
})

test('a class that is always called first has strict priority', () => {
  const order = emptyOrder()
  seenClass(order, 'regular').waited = 100
  seenClass(order, 'exempt').waited = 10
  for (let call = 0; call < 30; call += 1) learnOrder(order, 'exempt', 60_000 * (1 + (call % 20)), true)
  expect(learnedHeadStart(order, 'exempt')).toBe(strictMs)
  expect(learnedHeadStart(order, 'regular')).toBe(0)
})

test('a head start of 90 seconds is found to a fifth', () => {
  const order = emptyOrder()
  seenClass(order, 'regular').waited = 1000
  seenClass(order, 'advanced').waited = 500
  for (let call = 0; call < 2000; call += 1) {
    const laterMs = ((call * 7919) % 400_000) - 100_000
    learnOrder(order, 'advanced', laterMs, laterMs <= 90_000)
  }
  expect(Math.abs(learnedHeadStart(order, 'advanced') - 90_000)).toBeLessThan(18_000)
})

test('calls in order of arrival give no head start', () => {
  const order = emptyOrder()
  seenClass(order, 'regular').waited = 1000
  seenClass(order, 'other').waited = 500
  for (let call = 0; call < 500; call += 1) {
    const laterMs = ((call * 7919) % 400_000) - 200_000
    learnOrder(order, 'other', laterMs, laterMs <= 0)
  }
  expect(Math.abs(learnedHeadStart(order, 'other'))).toBeLessThan(2_000)
})

test('who was sent on counts from her first arrival where calls show it, and not where they do not', () => {
  const kept = emptySentOn()
  const lost = emptySentOn()
  for (const [state, first] of [
    [kept, true],
    [lost, false],
  ] as const)
    for (let sent = 0; sent < 6; sent += 1) {
      const ticket = `second ${sent}`
      noteEnd(state, `first ${sent}`, 1_000, 50_000 + sent)
      noteArrival(state, ticket, 50_000 + sent)
      learnPlace(state, { ticket, arrivedAtMs: 50_000 + sent }, 20_000, first)
    }
  for (const state of [kept, lost]) {
    noteEnd(state, 'one', 5_000, 90_000)
    noteArrival(state, 'two', 90_000)
  }
  expect(keepsPlace(kept)).toBe(true)
  expect(countsFrom(kept, { ticket: 'two', arrivedAtMs: 90_000 })).toBe(5_000)
  expect(keepsPlace(lost)).toBe(false)
  expect(countsFrom(lost, { ticket: 'two', arrivedAtMs: 90_000 })).toBe(90_000)
})
