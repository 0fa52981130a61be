import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  callingOrder,
  chooseNext,
  scoreOf,
  type CallingRule,
  type Candidate,
} from '../../server/hall/calling-rule.ts'
import type { PriorityClass, WorkProfile } from '../../server/hall/configuration.ts'
import { priorityClassId, serviceId, ticketIdOf, type PriorityClassId } from '../../server/hall/ids.ts'
import { naiveOrder } from './model/naive-rule.ts'
import { sunday } from './presses.ts'
import { reproducibly } from './reproducibly.ts'
import { minuteMs } from './sample-hall.ts'

const services = ['a', 'b', 'c', 'd'].map(serviceId)
const classes = ['one', 'two', 'three'].map(priorityClassId)
const nowMs = 10_000

/** Few different instants and scores, so that ties are common. */
const waiting: fc.Arbitrary<readonly Candidate[]> = fc
  .array(
    fc.record({
      service: fc.constantFrom(...services),
      priorityClass: fc.constantFrom(...classes, priorityClassId('unknown')),
      gapMs: fc.constantFrom(0, 0, 1, 500, 2000),
    }),
    { maxLength: 30 },
  )
  .map((arrivals) => {
    let issuedAtMs = 0
    return arrivals.map(({ service, priorityClass, gapMs }, index) => {
      issuedAtMs += gapMs
      return { id: ticketIdOf(sunday, index + 1), service, priorityClass, issuedAtMs }
    })
  })

const priorityClass = (id: PriorityClassId): fc.Arbitrary<PriorityClass> =>
  fc.record({
    id: fc.constant(id),
    names: fc.constant({}),
    headStartMs: fc.constantFrom(0, 0, 1000, 1e12),
    rate: fc.constantFrom(0, 0.3, 1, 1, 2.5),
    proof: fc.constant(null),
  })

const rule: fc.Arbitrary<CallingRule> = fc.record({
  overdueAfterMs: fc.constantFrom(0, 1000, 5000, 100_000),
  classes: fc.tuple(...classes.map(priorityClass)),
})

const profile: fc.Arbitrary<WorkProfile> = fc
  .uniqueArray(fc.constantFrom(...services), { maxLength: 4 })
  .chain((called) =>
    fc.tuple(
      ...called.map((service) =>
        fc.record({ service: fc.constant(service), rank: fc.integer({ min: 1, max: 3 }) }),
      ),
    ),
  )

/** The longest-waiting ticket of each service and class. */
function headsOf(all: readonly Candidate[]): readonly Candidate[] {
  const heads = new Map<string, Candidate>()
  for (const one of all) {
    const key = `${one.service} ${one.priorityClass}`
    if (!heads.has(key)) heads.set(key, one)
  }
  return [...heads.values()]
}

test('CALL-8 the choice among the heads of the queues is the first of a sort of everyone', () => {
  reproducibly(
    fc.property(waiting, profile, rule, (all, called, how) => {
      const [first = null] = naiveOrder(all, called, how, nowMs)
      expect(chooseNext(headsOf(all), called, how, nowMs)).toEqual(first)
      expect(chooseNext(headsOf(all).toReversed(), called, how, nowMs)).toEqual(first)
    }),
    { numRuns: 2000 },
  )
})

test('CALL-8 the order in which all would be called is that same sort', () => {
  reproducibly(
    fc.property(waiting, profile, rule, (all, called, how) => {
      expect(callingOrder(all.toReversed(), called, how, nowMs)).toEqual(naiveOrder(all, called, how, nowMs))
    }),
    { numRuns: 500 },
  )
})

test('CALL-6 with one window that serves them all, nobody waits behind a later arrival once overdue', () => {
  reproducibly(
    fc.property(waiting, rule, (all, how) => {
      const everything = services.map((service) => ({ service, rank: 1 }))
      const order = naiveOrder(all, everything, how, nowMs)
      const isOverdue = ({ issuedAtMs }: Candidate): boolean => nowMs - issuedAtMs >= how.overdueAfterMs
      const overdue = order.filter(isOverdue)
      expect(callingOrder(all, everything, how, nowMs).slice(0, overdue.length)).toEqual(
        all.filter((one) => order.includes(one) && isOverdue(one)),
      )
    }),
    { numRuns: 500 },
  )
})

test('CALL-8 a score is the head start and what the wait has added, never less', () => {
  const exempt = { id: priorityClassId('x'), names: {}, headStartMs: 10 * minuteMs, rate: 2, proof: null }
  expect(scoreOf(exempt, 0, minuteMs)).toBe(12 * minuteMs)
  expect(scoreOf(exempt, minuteMs, 0)).toBe(10 * minuteMs)
})
