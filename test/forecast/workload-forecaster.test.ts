import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Estimate } from '../../server/forecast/forecaster.ts'
import { WorkloadForecaster } from '../../server/forecast/workload-forecaster.ts'
import type { HallCommand } from '../../server/hall/command.ts'
import type { HallConfiguration } from '../../server/hall/configuration.ts'
import { ticketOf } from '../../server/hall/hall.ts'
import type { PriorityClassId, ServiceId } from '../../server/hall/ids.ts'
import { arbitraryIntent } from '../hall/model/intent.ts'
import {
  callNext,
  cancel,
  closeWindow,
  complete,
  issue,
  openWindow,
  start,
  ticket,
  transfer,
} from '../hall/presses.ts'
import {
  aged80,
  hallWithService,
  hourMs,
  minuteMs,
  ordinary,
  permits,
  taxes,
  water,
} from '../hall/sample-hall.ts'
import { PlayedHall } from '../support/played-hall.ts'

/** A hall whose every event the forecaster hears. */
class ForecastHall {
  readonly forecaster = new WorkloadForecaster()
  readonly played: PlayedHall

  constructor(configuration: HallConfiguration) {
    this.played = new PlayedHall({ ...configuration, outsideHours: 'allow' })
    for (const event of this.played.log) this.forecaster.observe(event, this.played.hall)
  }

  press(...commands: readonly HallCommand[]): void {
    for (const command of commands)
      for (const event of this.played.press(command)) this.forecaster.observe(event, this.played.hall)
  }

  /** One citizen of a service, served at a window for this long. */
  serve(service: ServiceId, number: number, durationMs: number): void {
    this.press(issue(service), callNext(number), start(number))
    this.played.nowMs += durationMs
    this.press(complete(number))
  }

  arriving(service: ServiceId, priorityClass: PriorityClassId = ordinary): Estimate | null {
    const { hall, nowMs } = this.played
    return this.forecaster.arrivingNow(hall, service, priorityClass, nowMs)
  }

  /** The mean service time that an estimate is made from. */
  meanMs(service: ServiceId): number | null {
    return this.arriving(service)?.madeFrom.serviceMs ?? null
  }
}

const timed = (typicalMinutes: number): HallConfiguration =>
  hallWithService(taxes, { typicalServiceMs: typicalMinutes * minuteMs })
const untimed = hallWithService(taxes, { typicalServiceMs: null })

test('PROMISE-2 nothing is said where no window calls the service', () => {
  const hall = new ForecastHall(timed(6))
  hall.press(closeWindow(1), closeWindow(2), closeWindow(3))
  expect(hall.arriving(taxes)).toBeNull()
  hall.press(openWindow(4))
  expect(hall.arriving(taxes)).toBeNull()
  hall.press(openWindow(1))
  expect(hall.arriving(taxes)).not.toBeNull()
})

test('PROMISE-2 nothing is said of a service without a configured time until enough was seen', () => {
  const hall = new ForecastHall(untimed)
  for (let served = 0; served < 5; served += 1) {
    expect(hall.arriving(taxes)).toBeNull()
    hall.serve(taxes, 1, 7 * minuteMs)
  }
  expect(hall.meanMs(taxes)).toBe(7 * minuteMs)
})

test('the record of a service moves its configured time, and more record moves it further', () => {
  const hall = new ForecastHall(timed(6))
  expect(hall.meanMs(taxes)).toBe(6 * minuteMs)
  hall.serve(taxes, 1, 12 * minuteMs)
  expect(hall.meanMs(taxes)).toBe(7 * minuteMs)
  for (let served = 1; served < 5; served += 1) hall.serve(taxes, 1, 12 * minuteMs)
  expect(hall.meanMs(taxes)).toBe(9 * minuteMs)
  for (let served = 5; served < 40; served += 1) hall.serve(taxes, 1, 12 * minuteMs)
  expect(hall.meanMs(taxes)).toBeGreaterThan(11 * minuteMs)
})

test('FAULT-48 a forgotten press is no service time', () => {
  const hall = new ForecastHall(timed(6))
  hall.serve(taxes, 1, 5 * hourMs)
  expect(hall.meanMs(taxes)).toBe(6 * minuteMs)
})

test('a stay is learned once, also where its ticket is transferred again before its next call', () => {
  const hall = new ForecastHall(timed(6))
  hall.press(issue(taxes), callNext(1), start(1))
  hall.played.nowMs += 12 * minuteMs
  hall.press(transfer(ticket(1), { service: permits }))
  expect(hall.meanMs(taxes)).toBe(7 * minuteMs)
  hall.played.nowMs += minuteMs
  hall.press(transfer(ticket(1), { service: water }), transfer(ticket(1), { service: permits }))
  expect(hall.meanMs(taxes)).toBe(7 * minuteMs)
})

test('one service’s record says nothing of another', () => {
  const hall = new ForecastHall(hallWithService(water, { typicalServiceMs: 4 * minuteMs }))
  for (let served = 0; served < 10; served += 1) hall.serve(taxes, 1, 20 * minuteMs)
  expect(hall.meanMs(water)).toBe(4 * minuteMs)
})

test('who arrives at free windows is called at once', () => {
  const hall = new ForecastHall(timed(6))
  expect(hall.arriving(taxes)).toMatchObject({ p10Ms: 0, p50Ms: 0 })
})

test('more ahead is a longer wait, more windows a shorter one', () => {
  const hall = new ForecastHall(timed(6))
  hall.press(closeWindow(3))
  const waits: number[] = []
  for (let ahead = 0; ahead < 12; ahead += 1) {
    hall.press(issue(taxes))
    waits.push(hall.arriving(taxes)?.p50Ms ?? -1)
  }
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  expect(waits.at(-1)).toBe(36 * minuteMs)
  hall.press(openWindow(3))
  expect(hall.arriving(taxes)?.p50Ms).toBeLessThan(36 * minuteMs)
})

test('the range is never empty of time where people wait, and its quantiles are in order', () => {
  const hall = new ForecastHall(timed(6))
  hall.press(...Array.from({ length: 9 }, () => issue(taxes)))
  const estimate = hall.arriving(taxes)
  expect(estimate?.p10Ms).toBeLessThan(estimate?.p50Ms ?? 0)
  expect(estimate?.p90Ms).toBeGreaterThan(estimate?.p50Ms ?? 0)
})

test('people with an exemption are called sooner', () => {
  const hall = new ForecastHall(timed(6))
  hall.press(...Array.from({ length: 10 }, () => issue(taxes)))
  const [plain, exempt] = [hall.arriving(taxes), hall.arriving(taxes, aged80)]
  expect(plain?.madeFrom.workAhead).toBe(10)
  expect(exempt?.madeFrom.workAhead).toBe(0)
  expect(exempt?.p50Ms).toBeLessThan(plain?.p50Ms ?? 0)
  hall.press(issue(taxes, { priorityClass: aged80 }))
  expect(hall.arriving(taxes, aged80)?.madeFrom.workAhead).toBe(1)
})

test('PROMISE-3 the wait of one who waits already gets shorter as those before her go', () => {
  const hall = new ForecastHall(timed(6))
  hall.press(...Array.from({ length: 10 }, () => issue(taxes)))
  const waits: number[] = []
  for (let gone = 1; gone < 10; gone += 1) {
    const waiting = ticketOf(hall.played.hall, ticket(10))
    if (waiting?.status !== 'waiting') throw new Error('the tenth waits no more')
    const { hall: state, nowMs } = hall.played
    waits.push(hall.forecaster.waiting(state, waiting, nowMs)?.madeFrom.workAhead ?? -1)
    hall.press(cancel(ticket(gone)))
  }
  expect(waits).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1])
})

test('the range follows how forecasts did, once enough of them are scored', () => {
  const hall = new ForecastHall(timed(6))
  hall.press(closeWindow(2), closeWindow(3), ...Array.from({ length: 10 }, () => issue(taxes)))
  const before = hall.arriving(taxes)
  hall.press(...Array.from({ length: 10 }, (_, at) => cancel(ticket(at + 1))))
  // Each of these is called after exactly twice the promised wait.
  for (let scored = 0; scored < 30; scored += 1) {
    const id = ticket(11 + scored)
    const aboutMs = 10 * minuteMs
    hall.press(
      issue(taxes, {
        promise: {
          notBeforeMs: 0,
          byMs: 1,
          aboutMs,
          madeFrom: { forecaster: 'test 1', workAhead: 10, windowsOpen: 1, serviceMs: 0 },
        },
      }),
    )
    hall.played.nowMs += 2 * aboutMs
    hall.press(callNext(1), complete(1))
    expect(ticketOf(hall.played.hall, id)?.status).toBe('completed')
  }
  hall.press(...Array.from({ length: 10 }, () => issue(taxes)))
  const after = hall.arriving(taxes)
  if (!before || !after) throw new Error('there is no estimate')
  // √(0.25² + 0.7² ÷ 11) in the logarithm, at the tenth of a normal distribution.
  expect(before.p90Ms / before.p50Ms).toBeCloseTo(Math.exp(1.2816 * Math.hypot(0.25, 0.7 / Math.sqrt(11))))
  expect(after.p90Ms / after.p50Ms).toBeCloseTo(2)
})

test('the chances of many services even out: the range grows more slowly than the wait', () => {
  const hall = new ForecastHall(timed(6))
  hall.press(
    closeWindow(2),
    closeWindow(3),
    callNext(1),
    issue(taxes),
    callNext(1),
    issue(taxes),
    issue(taxes),
  )
  const few = hall.arriving(taxes)
  hall.press(...Array.from({ length: 20 }, () => issue(taxes)))
  const many = hall.arriving(taxes)
  if (!few || !many) throw new Error('there is no estimate')
  expect(many.p90Ms / many.p50Ms).toBeLessThan(few.p90Ms / few.p50Ms)
  expect(many.p90Ms - many.p10Ms).toBeGreaterThan(few.p90Ms - few.p10Ms)
})

test('p10 ≤ p50 ≤ p90, and all are waits, whatever was pressed', () => {
  fc.assert(
    fc.property(fc.array(arbitraryIntent, { minLength: 10, maxLength: 150, size: 'max' }), (intents) => {
      const hall = new ForecastHall(timed(6))
      for (const intent of intents) {
        const from = hall.played.log.length
        hall.played.follow(intent)
        for (const event of hall.played.log.slice(from)) hall.forecaster.observe(event, hall.played.hall)
        for (const service of [taxes, water, permits])
          for (const priorityClass of [ordinary, aged80]) {
            const estimate = hall.arriving(service, priorityClass)
            if (!estimate) continue
            const { p10Ms, p50Ms, p90Ms } = estimate
            expect([p10Ms, p50Ms, p90Ms]).toEqual([p10Ms, p50Ms, p90Ms].toSorted((a, b) => a - b))
            expect(p10Ms).toBeGreaterThanOrEqual(0)
            expect(Number.isFinite(p90Ms)).toBe(true)
          }
      }
    }),
    { seed: 20_261_122, numRuns: 40 },
  )
})
