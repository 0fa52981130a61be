import { expect, test } from 'vitest'
import type { PromiseSource } from '../../server/engine/ports.ts'
import { RequoteDesk, requotesMax } from '../../server/engine/requote-desk.ts'
import { promiseOf } from '../../server/forecast/promise-maker.ts'
import { WorkloadForecaster } from '../../server/forecast/workload-forecaster.ts'
import { knownTicket } from '../../server/hall/hall.ts'
import { MemoryEventStore } from '../../server/store/memory/memory-event-store.ts'
import { boardOf } from '../../server/views/board.ts'
import { callNext, closeDay, issue, openWindow, sundayAt, ticket } from '../hall/presses.ts'
import { minuteMs, sampleHall, taxes } from '../hall/sample-hall.ts'
import { HandClock } from '../support/hand-clock.ts'
import { openEngine, type RunningEngine } from '../support/running-engine.ts'

const knownTimes = {
  ...sampleHall,
  services: sampleHall.services.map((service) => ({ ...service, typicalServiceMs: 6 * minuteMs })),
}

async function hallWithPromises() {
  const clock = new HandClock(sundayAt(9))
  const forecaster = new WorkloadForecaster()
  const promises: PromiseSource = {
    promiseFor(hall, service, priorityClass, nowMs) {
      const estimate = forecaster.arrivingNow(hall, service, priorityClass, nowMs)
      return estimate && promiseOf(estimate, nowMs)
    },
    newPromiseFor(hall, waiting, nowMs) {
      const estimate = forecaster.waiting(hall, waiting, nowMs)
      return estimate && promiseOf(estimate, nowMs)
    },
  }
  const running = await openEngine({ store: new MemoryEventStore(), clock, promises }, knownTimes)
  const desk = new RequoteDesk(running.engine, clock, promises, (error) => {
    throw error
  })
  await running.press(openWindow(1))
  for (let person = 0; person < 3; person += 1) await running.press(issue(taxes))
  await running.press(callNext(1))
  return { running, clock, desk }
}

const second = ({ hall }: RunningEngine) => knownTicket(hall, ticket(2))

test('PROMISE-3 a promise that will break is followed by a new one, on the board with an apology', async () => {
  const { running, clock, desk } = await hallWithPromises()
  const first = second(running).promise
  if (!first) throw new Error('no minutes were promised')
  clock.set(first.byMs - minuteMs)
  await desk.look()
  const [requoted] = second(running).requotes
  expect(requoted?.byMs).toBeGreaterThan(first.byMs)
  expect(second(running).promise).toEqual(first)
  const board = boardOf(running.hall, { nowMs: clock.nowMs(), arrivingNow: () => null })
  expect(board.apologies).toContainEqual({
    number: 'A002',
    notBeforeMs: requoted?.notBeforeMs,
    byMs: requoted?.byMs,
  })
})

test('PROMISE-3 nobody is disturbed while the promise still holds', async () => {
  const { running, clock, desk } = await hallWithPromises()
  clock.advance(minuteMs)
  await desk.look()
  expect(running.publishedEvents).not.toContain('TicketRequoted')
})

test('PROMISE-3 the same new time is not told twice, and no ticket is put off without end', async () => {
  const { running, clock, desk } = await hallWithPromises()
  const first = second(running).promise
  if (!first) throw new Error('no minutes were promised')
  clock.set(first.byMs - minuteMs)
  await desk.look()
  await desk.look()
  expect(second(running).requotes).toHaveLength(1)
  for (let hour = 0; hour < 6; hour += 1) {
    clock.advance(60 * minuteMs)
    await desk.look()
  }
  expect(second(running).requotes).toHaveLength(requotesMax)
})

test('PROMISE-3 nobody is told a new time after her call, or after the day', async () => {
  const called = await hallWithPromises()
  const ended = await hallWithPromises()
  const { promise } = second(called.running)
  if (!promise) throw new Error('no minutes were promised')
  await called.running.press(openWindow(2))
  await called.running.press(callNext(2))
  await ended.running.press(closeDay())
  for (const { running, clock, desk } of [called, ended]) {
    clock.set(promise.byMs + minuteMs)
    await desk.look()
    expect(second(running).requotes).toEqual([])
  }
})
