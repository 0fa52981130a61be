import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Estimate } from '../../server/forecast/forecaster.ts'
import { promiseOf } from '../../server/forecast/promise-maker.ts'
import { sundayAt } from '../hall/presses.ts'
import { minuteMs } from '../hall/sample-hall.ts'

const madeFrom = { forecaster: 'test 1', workAhead: 3, windowsOpen: 2, serviceMs: 5 * minuteMs }

const estimate = (p10: number, p50: number, p90: number): Estimate => ({
  p10Ms: p10 * minuteMs,
  p50Ms: p50 * minuteMs,
  p90Ms: p90 * minuteMs,
  madeFrom,
})

test.each([
  ['a range inside one step', estimate(1, 2, 3), [0, 5]],
  ['a range over steps, outward', estimate(6, 12, 18), [5, 20]],
  ['a range on the steps as it is', estimate(5, 10, 15), [5, 15]],
  ['a point on a step, not empty', estimate(10, 10, 10), [10, 15]],
  ['no wait at all, not empty', estimate(0, 0, 0), [0, 5]],
  ['a range of up to an hour, by five minutes', estimate(31, 45, 59), [30, 60]],
  ['a range past an hour, by ten minutes', estimate(31, 45, 61), [30, 70]],
  ['a range past two hours, by quarters', estimate(61, 90, 121), [60, 135]],
])('PROMISE-1 %s', (_name, given, [notBefore = 0, by = 0]) => {
  const promise = promiseOf(given, sundayAt(9))
  expect(promise).toEqual({
    notBeforeMs: sundayAt(9, notBefore),
    byMs: sundayAt(9, by),
    aboutMs: given.p50Ms,
    madeFrom,
  })
})

test('PROMISE-1 the range is on the steps of the clock, not of the wait', () => {
  const promise = promiseOf(estimate(6, 12, 18), sundayAt(9, 3))
  expect([promise.notBeforeMs, promise.byMs]).toEqual([sundayAt(9, 5), sundayAt(9, 25)])
})

test('PROMISE-1 every promise holds its estimate, is never empty, and lies on whole five minutes', () => {
  const wait = fc.integer({ min: 0, max: 6 * 60 * minuteMs })
  fc.assert(
    fc.property(fc.tuple(wait, wait, wait), fc.integer({ min: 0, max: 2 ** 41 }), (waits, nowMs) => {
      const [p10Ms = 0, p50Ms = 0, p90Ms = 0] = waits.toSorted((a, b) => a - b)
      const promise = promiseOf({ p10Ms, p50Ms, p90Ms, madeFrom }, nowMs)
      expect(promise.notBeforeMs).toBeLessThanOrEqual(nowMs + p10Ms)
      expect(promise.byMs).toBeGreaterThanOrEqual(nowMs + p90Ms)
      expect(promise.byMs).toBeGreaterThan(promise.notBeforeMs)
      expect([promise.notBeforeMs % (5 * minuteMs), promise.byMs % (5 * minuteMs)]).toEqual([0, 0])
    }),
    { seed: 20_261_122, numRuns: 500 },
  )
})
