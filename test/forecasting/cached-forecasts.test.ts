import { beforeEach, expect, test } from 'vitest'
import { CachedForecasts, goodForMs } from '../../server/forecasting/cached-forecasts.ts'
import { carefulForecasts } from '../../server/forecasting/careful-forecasts.ts'
import type { ArrivalForecast, LiveForecasts } from '../../server/forecasting/messages.ts'
import { defaultSettings } from '../../server/forecast/hall-forecaster.ts'
import { rangeOf } from '../../server/forecast/range-maker.ts'
import { decide } from '../../server/hall/decide.ts'
import { callNext, closeWindow, issue, openWindow, pauseWindow, sundayAt, ticket } from '../hall/presses.ts'
import { knownTicket, type ConfiguredHall } from '../../server/hall/hall.ts'
import { windowNumber } from '../../server/hall/ids.ts'
import type { HallConfiguration } from '../../server/hall/configuration.ts'
import { boardOf } from '../../server/views/board.ts'
import { queueOf } from '../../server/views/queue.ts'
import { dana, minuteMs, ordinary, permits, sampleHall, taxes, water } from '../hall/sample-hall.ts'
import { PlayedHall } from '../support/played-hall.ts'

const nine = sundayAt(9)
const rounding = { earlyOwed: 0, lateOwed: 0, aims: { earlyShare: 0.1, lateShare: 0.1 } }
const about = (p50: number): ArrivalForecast => ({
  quantiles: { p10Ms: (p50 - 5) * minuteMs, p50Ms: p50 * minuteMs, p90Ms: (p50 + 5) * minuteMs },
  rounding,
  leanings: { simulation: 0.6, similarWaits: 0.3, recentCalls: 0.1 },
  backlog: 1,
})

function made(forecast: ArrivalForecast, serviceMs: number | null = 6 * minuteMs): LiveForecasts {
  return {
    sequence: 1,
    madeAtMs: nine,
    arriving: new Map([[taxes, new Map([[ordinary, forecast]])]]),
    waiting: new Map(),
    chances: new Map([[taxes, new Map([[ordinary, 0.98]])]]),
    services: new Map([[taxes, { serviceMs, waitsLearned: 123 }]]),
  }
}

let hall: PlayedHall
let cached: CachedForecasts

/** Windows 1 and 2 call taxes and are busy; window 3 is closed. */
beforeEach(() => {
  hall = new PlayedHall()
  hall.press(closeWindow(3))
  hall.press(issue(taxes))
  hall.press(issue(taxes))
  hall.press(callNext(1))
  hall.press(callNext(2))
  cached = new CachedForecasts(defaultSettings, 1)
})

const promiseNow = (nowMs = nine) => cached.promiseFor(hall.hall, taxes, ordinary, nowMs)

test('nothing is said before there is a forecast, nor of a service that it does not speak of', () => {
  expect(promiseNow()).toBeNull()
  cached.take(made(about(20)))
  expect(promiseNow()).not.toBeNull()
  expect(cached.promiseFor(hall.hall, water, ordinary, nine)).toBeNull()
})

test('a forecast gets shorter as time passes, never below zero, and is not used when it is too old', () => {
  cached.take(made(about(20)))
  expect(promiseNow()?.aboutMs).toBe(20 * minuteMs)
  expect(promiseNow(nine + minuteMs)?.aboutMs).toBe(19 * minuteMs)
  expect(promiseNow(nine + goodForMs)).not.toBeNull()
  expect(promiseNow(nine + goodForMs + 1)).toBeNull()
  const fast = new CachedForecasts(defaultSettings, 60)
  fast.take(made(about(20)))
  const late = fast.promiseFor(hall.hall, taxes, ordinary, nine + 50 * minuteMs)
  expect([late?.madeFrom, late?.aboutMs]).toMatchObject([{ p10Ms: 0, p50Ms: 0, p90Ms: 0 }, 0])
})

test('the second of two who come before a new forecast is told of the first', () => {
  cached.take(made(about(20)))
  const first = promiseNow()
  hall.press(issue(taxes))
  const second = promiseNow()
  hall.press(issue(taxes))
  const third = promiseNow()
  // Six minutes each, at two windows; the earlier edge moves by half of that, the later by one and a half.
  expect([first, second, third].map((promise) => promise?.aboutMs)).toEqual([
    20 * minuteMs,
    23 * minuteMs,
    26 * minuteMs,
  ])
  expect(second?.madeFrom).toMatchObject({ p10Ms: 16.5 * minuteMs, p90Ms: 29.5 * minuteMs, ahead: 1 })
})

test('who comes to a free window before a new forecast waits for nobody', () => {
  hall.press(openWindow(3))
  hall.press(issue(taxes))
  const nobody = { ...about(5), quantiles: { p10Ms: 0, p50Ms: 0, p90Ms: 0 }, backlog: 0 }
  cached.take(made(nobody))
  // One waits and one window is free for her: the next one waits for one service.
  expect(promiseNow()?.aboutMs).toBe(2 * minuteMs)
  hall.press(callNext(3))
  expect(promiseNow()?.aboutMs).toBe(2 * minuteMs)
})

test('where nobody knows how long a service takes, and someone has come since, no minutes are said', () => {
  cached.take(made({ ...about(5), backlog: 0 }, null))
  expect(promiseNow()).toBeNull()
  cached.take(made({ ...about(20), backlog: 1 }, null))
  hall.press(issue(taxes))
  expect(promiseNow()?.aboutMs).toBe(40 * minuteMs)
})

test('SAY-6 the range shown beforehand is the one on the slip, and the board rounds as a slip does', () => {
  cached.take(made(about(20)))
  const nowMs = nine + 20_000
  const promise = promiseNow(nowMs)
  const range = cached.rangeFor(hall.hall, taxes, ordinary, nowMs)
  expect(promise).toMatchObject(range ?? {})
  const say = {
    nowMs,
    arrivingNow: (service: typeof taxes) => cached.waitFor(hall.hall, service, ordinary, nowMs),
  }
  const board = boardOf(hall.hall, say).services[taxes]?.arrivingNow
  const { p10Ms, p50Ms, p90Ms } = about(20).quantiles
  const aged = { p10Ms: p10Ms - 20_000, p50Ms: p50Ms - 20_000, p90Ms: p90Ms - 20_000 }
  const onTheStep = rangeOf(aged, 0, rounding, defaultSettings)
  expect(board).toEqual({ fromMs: onTheStep.notBeforeMs, toMs: onTheStep.byMs })
  expect(queueOf(hall.hall, say, () => null).services[taxes]?.arrivingNow).toEqual(board)
})

test('PROMISE-8 a promise keeps what it was made from', () => {
  const shift = (
    serviceWindow: number,
    fromHour: number,
    toHour: number,
    pause: [number, number] | null,
  ) => ({
    serviceWindow: windowNumber(serviceWindow),
    clerk: dana,
    weekdays: [0],
    dates: [],
    hours: { fromMinute: fromHour * 60, toMinute: toHour * 60 },
    breaks: pause ? [{ fromMinute: pause[0], toMinute: pause[1] }] : [],
  })
  const planned: HallConfiguration = {
    ...sampleHall,
    plan: [shift(1, 8, 16, [9 * 60 + 10, 9 * 60 + 40]), shift(4, 8, 16, null)],
  }
  hall = new PlayedHall(planned)
  hall.press(pauseWindow(2, { expectedReturnAtMs: nine + 15 * minuteMs }))
  hall.press(issue(taxes))
  hall.press(issue(permits))
  cached.take(made({ ...about(30), backlog: 2 }))
  expect(promiseNow()?.madeFrom).toEqual({
    forecaster: expect.stringMatching(/^ashnav \d+/),
    ahead: 1,
    workAhead: 2,
    windowsOpen: 2,
    // Window 1 is on its break by then, 2 is back, 3 goes on; window 4 does not call the service.
    windowsExpected: 2,
    changes: [
      { what: 'break-begins', serviceWindow: 1, atMs: sundayAt(9, 10) },
      { what: 'break-ends', serviceWindow: 2, atMs: sundayAt(9, 15) },
    ],
    closesAtMs: sundayAt(16),
    calledShare: 0.98,
    serviceMs: 6 * minuteMs,
    leanings: { simulation: 0.6, similarWaits: 0.3, recentCalls: 0.1 },
    waitsLearned: 123,
    p10Ms: 25 * minuteMs,
    p50Ms: 30 * minuteMs,
    p90Ms: 35 * minuteMs,
  })
})

test('ISSUE-4 whose call is expected after closing is told so before the ticket is issued', () => {
  hall = new PlayedHall(sampleHall)
  hall.nowMs = sundayAt(15, 50)
  const promiseOf = (p50: number) => {
    cached.take({ ...made({ ...about(p50), backlog: 2 }), madeAtMs: hall.nowMs })
    return cached.promiseFor(hall.hall, taxes, ordinary, hall.nowMs)
  }
  const refusal = (p50: number) => {
    const decision = decide(hall.hall, issue(taxes, { promise: promiseOf(p50) }), hall.nowMs)
    return decision.accepted ? null : decision.refusal
  }
  expect(refusal(10)).toBeNull()
  expect(refusal(11)).toMatchObject({ code: 'may-not-be-served', closesAtMs: sundayAt(16) })
})

test('PROMISE-3 of one who waits it is known how likely the call comes after what she was told', () => {
  hall.press(issue(taxes))
  const waiting = knownTicket(hall.hall, ticket(3))
  if (waiting.status !== 'waiting') throw new Error('the third waits no more')
  cached.take({ ...made(about(20)), waiting: new Map([[waiting.id, about(20)]]) })
  const chance = (minutes: number) =>
    cached.outlookOf(hall.hall, waiting, nine + minutes * minuteMs, nine)?.lateChance
  expect(chance(20)).toBeCloseTo(0.5)
  expect(chance(25)).toBeCloseTo(0.1)
  expect(chance(15)).toBeCloseTo(0.9)
  expect(cached.outlookOf(hall.hall, waiting, nine, nine)?.promise().madeFrom).toMatchObject({
    ahead: 0,
    p50Ms: 20 * minuteMs,
  })
})

test('ISSUE-3 forecasts that fail cost minutes, and are told of', () => {
  const fail = (): never => {
    throw new Error('the forecast is broken')
  }
  const told: unknown[] = []
  const careful = carefulForecasts(
    { promiseFor: fail, chanceFor: fail, outlookOf: fail, rangeFor: fail, waitFor: fail },
    (error) => told.push(error),
  )
  const about: [ConfiguredHall, typeof taxes, typeof ordinary, number] = [hall.hall, taxes, ordinary, nine]
  expect([careful.promiseFor(...about), careful.rangeFor(...about), careful.waitFor(...about)]).toEqual([
    null,
    null,
    null,
  ])
  expect(told).toHaveLength(3)
})
