import { expect, test } from 'vitest'
import type { Outlook, PromiseSource } from '../../server/engine/ports.ts'
import { RequoteDesk, requotesMax } from '../../server/engine/requote-desk.ts'
import { knownTicket } from '../../server/hall/hall.ts'
import { MemoryEventStore } from '../../server/store/memory/memory-event-store.ts'
import { boardOf } from '../../server/views/board.ts'
import { phoneOf } from '../../server/views/phone.ts'
import { callNext, closeDay, issue, openWindow, promised, sundayAt, ticket } from '../hall/presses.ts'
import { minuteMs, sampleHall, taxes } from '../hall/sample-hall.ts'
import { HandClock } from '../support/hand-clock.ts'
import { openEngine, type RunningEngine } from '../support/running-engine.ts'

/** A hall where the second ticket was promised until half past nine, and a forecast that the test makes. */
class Late {
  readonly clock = new HandClock(sundayAt(9))
  /** The chance that the newest promise breaks, and how many minutes from now a new one would end. */
  lateChance: number | null = 0
  newEndMinutes = 30
  asked = 0
  readonly promises: PromiseSource = {
    promiseFor: () => promised(sundayAt(9, 20), sundayAt(9, 30)),
    chanceFor: () => null,
    outlookOf: (): Outlook | null => {
      this.asked += 1
      if (this.lateChance === null) return null
      const nowMs = this.clock.nowMs()
      const byMs = nowMs + this.newEndMinutes * minuteMs
      return { lateChance: this.lateChance, promise: () => promised(nowMs, byMs) }
    },
  }

  async open() {
    const { clock, promises } = this
    const running = await openEngine({ store: new MemoryEventStore(), clock, promises }, sampleHall)
    const desk = new RequoteDesk(running.engine, clock, promises, (error) => {
      throw error
    })
    await running.press(openWindow(1))
    for (let person = 0; person < 2; person += 1) await running.press(issue(taxes))
    await running.press(callNext(1))
    return { running, desk }
  }
}

const second = ({ hall }: RunningEngine) => knownTicket(hall, ticket(2))

test('PROMISE-3 a promise that will break is followed by a new one, on board and phone', async () => {
  const late = new Late()
  const { running, desk } = await late.open()
  const first = second(running).promise
  late.clock.set(sundayAt(9, 22))
  late.lateChance = 0.6
  await desk.look()
  const [requoted] = second(running).requotes
  expect(requoted?.byMs).toBe(sundayAt(9, 52))
  expect(second(running).promise).toEqual(first)
  const range = { notBeforeMs: requoted?.notBeforeMs, byMs: requoted?.byMs }
  const board = boardOf(running.hall, { nowMs: late.clock.nowMs(), arrivingNow: () => null })
  expect(board.apologies).toContainEqual({ number: 'A002', ...range })
  expect(phoneOf(running.hall, second(running), late.clock.nowMs()).requote).toEqual(range)
})

test('PROMISE-3 nobody is disturbed while the promise still holds, or where nothing can be said', async () => {
  const late = new Late()
  const { running, desk } = await late.open()
  late.clock.set(sundayAt(9, 29))
  late.lateChance = 0.4
  await desk.look()
  late.lateChance = null
  await desk.look()
  expect(running.publishedEvents).not.toContain('TicketRequoted')
})

test('PROMISE-7 long before its end a promise must look broken for a minute, and surely', async () => {
  const late = new Late()
  const { running, desk } = await late.open()
  late.newEndMinutes = 60
  late.lateChance = 0.7
  for (let minute = 1; minute < 10; minute += 1) {
    late.clock.set(sundayAt(9, minute))
    await desk.look()
  }
  late.lateChance = 0.9
  await desk.look()
  late.clock.advance(minuteMs - 1)
  await desk.look()
  expect(second(running).requotes).toEqual([])
  late.clock.advance(1)
  await desk.look()
  expect(second(running).requotes).toHaveLength(1)
})

test('PROMISE-7 an estimate that goes up and down tells nobody anything', async () => {
  const late = new Late()
  const { running, desk } = await late.open()
  late.newEndMinutes = 60
  for (let look = 0; look < 20; look += 1) {
    late.clock.advance(45_000)
    late.lateChance = look % 2 === 0 ? 0.9 : 0.3
    await desk.look()
  }
  // In the first minute nobody is even asked.
  expect(late.asked).toBe(19)
  expect(second(running).requotes).toEqual([])
})

test('PROMISE-7 a new time that is hardly later is not told', async () => {
  const late = new Late()
  const { running, desk } = await late.open()
  late.clock.set(sundayAt(9, 26))
  late.lateChance = 0.8
  late.newEndMinutes = 8
  await desk.look()
  expect(second(running).requotes).toEqual([])
  late.newEndMinutes = 9
  await desk.look()
  expect(second(running).requotes).toHaveLength(1)
})

test('PROMISE-7 a promise holds for a minute, a new time for five, and never begins earlier than the last', async () => {
  const late = new Late()
  const { running, desk } = await late.open()
  late.lateChance = 1
  late.clock.set(sundayAt(9, 26))
  late.newEndMinutes = 9
  await desk.look()
  const [first] = second(running).requotes
  late.newEndMinutes = 120
  late.clock.advance(5 * minuteMs - 1)
  await desk.look()
  expect(second(running).requotes).toHaveLength(1)
  late.clock.advance(1)
  await desk.look()
  const [, later] = second(running).requotes
  expect(later?.notBeforeMs).toBeGreaterThanOrEqual(first?.notBeforeMs ?? Number.POSITIVE_INFINITY)
})

test('PROMISE-3 no ticket is put off without end', async () => {
  const late = new Late()
  const { running, desk } = await late.open()
  late.lateChance = 0.9
  for (let hour = 0; hour < 6; hour += 1) {
    late.clock.advance(60 * minuteMs)
    await desk.look()
    await desk.look()
  }
  expect(second(running).requotes).toHaveLength(requotesMax)
})

test('PROMISE-3 nobody is told a new time after her call, or after the day', async () => {
  const lates = [new Late(), new Late()] as const
  const [called, ended] = [await lates[0].open(), await lates[1].open()]
  await called.running.press(openWindow(2))
  await called.running.press(callNext(2))
  await ended.running.press(closeDay())
  for (const [at, { running, desk }] of [called, ended].entries()) {
    const late = lates[at]
    late?.clock.set(sundayAt(9, 31))
    if (late) late.lateChance = 1
    await desk.look()
    expect(second(running).requotes).toEqual([])
  }
})
