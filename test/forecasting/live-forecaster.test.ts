import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { KeptForecast } from '../../server/engine/ports.ts'
import { CachedForecasts, goodForMs } from '../../server/forecasting/cached-forecasts.ts'
import { connectWorker } from '../../server/forecasting/forecast-port.ts'
import { hungAfterMs } from '../../server/forecasting/forecast-thread.ts'
import { LiveForecaster } from '../../server/forecasting/live-forecaster.ts'
import type { ForecastRequest, LiveForecasts } from '../../server/forecasting/messages.ts'
import { defaultSettings } from '../../server/forecast/hall-forecaster.ts'
import type { HallConfiguration } from '../../server/hall/configuration.ts'
import { windowNumber } from '../../server/hall/ids.ts'
import { MemoryEventStore } from '../../server/store/memory/memory-event-store.ts'
import { MemoryForecastStateStore } from '../../server/store/memory/memory-forecast-state-store.ts'
import { closeDay, issue, openDay, openWindow, sundayAt } from '../hall/presses.ts'
import { hallWithService, hourMs, minuteMs, ordinary, taxes } from '../hall/sample-hall.ts'
import { HandPorts } from '../support/forecast-ports.ts'
import { HandClock } from '../support/hand-clock.ts'
import { openEngine, type RunningEngine } from '../support/running-engine.ts'

const settings = { ...defaultSettings, runs: 8 }
const allWeek = {
  serviceWindow: windowNumber(1),
  clerk: null,
  weekdays: [0, 1, 2, 3, 4, 5, 6],
  dates: [],
  hours: { fromMinute: 0, toMinute: 24 * 60 },
  breaks: [],
}
const timed: HallConfiguration = {
  ...hallWithService(taxes, { typicalServiceMs: 6 * minuteMs }),
  outsideHours: 'allow',
  closedDates: [],
  plan: [allWeek],
}

/** A hall with its log, beside which a forecaster is started as in service, but without threads. */
class ForecastHall {
  readonly clock = new HandClock(sundayAt(9))
  readonly store = new MemoryEventStore()
  readonly states = new MemoryForecastStateStore()
  readonly ports = new HandPorts()
  readonly cached = new CachedForecasts(settings, 1)
  readonly taken: LiveForecasts[] = []
  readonly told: string[] = []
  running!: RunningEngine
  live!: LiveForecaster

  async open(): Promise<void> {
    const { clock, store } = this
    this.running = await openEngine({ store, clock, promises: this.cached }, timed)
    await this.running.press(openWindow(1))
  }

  async nextDay(): Promise<void> {
    await this.running.press(closeDay())
    this.clock.advance(24 * hourMs)
    await this.running.press(openDay())
    await this.running.press(openWindow(1))
  }

  async start(): Promise<void> {
    const { store, states, clock, ports } = this
    this.live = new LiveForecaster({
      connect: ports.connect,
      store,
      states,
      settings,
      nowMs: () => clock.nowMs(),
      onForecasts: (made) => {
        this.taken.push(made)
        this.cached.take(made)
      },
      tell: (what) => this.told.push(what),
    })
    const { engine, hall } = this.running
    engine.onPublished((published) => this.live.follow(published))
    await this.live.start(engine.sequence, hall.day.status === 'never-opened' ? null : hall.day.day)
  }

  /** Until the forecast is of the hall as it is. */
  async caughtUp(): Promise<void> {
    const { engine } = this.running
    await vi.waitUntil(() => this.taken.at(-1)?.sequence === engine.sequence)
  }

  minutes(): number | null {
    const about = this.cached.promiseFor(this.running.hall, taxes, ordinary, this.clock.nowMs())?.aboutMs
    return about === undefined ? null : about / minuteMs
  }

  asked(type: ForecastRequest['type']): number {
    return this.ports.newest.asked.filter((request) => request.type === type).length
  }
}

let hall: ForecastHall
beforeEach(async () => {
  hall = new ForecastHall()
  await hall.open()
})
afterEach(() => {
  hall.live.stop()
  vi.useRealTimers()
})

test('it catches up with the log, and forecasts anew after whatever happens', async () => {
  await hall.start()
  await hall.caughtUp()
  expect(hall.minutes()).not.toBeNull()
  const before = hall.taken.length
  await hall.running.press(issue(taxes))
  await hall.caughtUp()
  expect(hall.taken.length).toBeGreaterThan(before)
})

test('it runs in a thread of its own', async () => {
  const taken: LiveForecasts[] = []
  const { store, states, clock, told } = hall
  hall.live = new LiveForecaster({
    connect: connectWorker,
    store,
    states,
    settings,
    nowMs: () => clock.nowMs(),
    onForecasts: (made) => taken.push(made),
    tell: (what) => told.push(what),
  })
  const { engine } = hall.running
  engine.onPublished((published) => hall.live.follow(published))
  await hall.live.start(
    engine.sequence,
    hall.running.hall.day.status === 'open' ? hall.running.hall.day.day : null,
  )
  await hall.running.press(issue(taxes))
  await hall.nextDay()
  await vi.waitUntil(() => taken.at(-1)?.sequence === engine.sequence, { timeout: 10_000 })
  expect(taken.at(-1)?.arriving.get(taxes)?.get(ordinary)?.quantiles.p50Ms).toBeGreaterThanOrEqual(0)
  await vi.waitUntil(async () => (await states.read()) !== null)
  expect(told).toEqual([])
})

test('a rush of events is learned whole and forecast a few times', async () => {
  await hall.start()
  await hall.caughtUp()
  const before = hall.asked('forecast')
  for (let person = 0; person < 100; person += 1) await hall.running.press(issue(taxes))
  await hall.caughtUp()
  expect(hall.asked('forecast') - before).toBeLessThan(60)
})

test('ISSUE-3 a forecaster that hangs costs minutes, never a ticket, and is started again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'performance'] })
  hall.ports.hang = true
  await hall.start()
  const issued = await hall.running.press(issue(taxes))
  expect(issued.events).toMatchObject([{ type: 'TicketIssued', promise: null, ahead: 0 }])
  hall.ports.hang = false
  vi.advanceTimersByTime(hungAfterMs + 2_000)
  expect(hall.told).toEqual([expect.stringContaining('is started again in 1 s')])
  vi.advanceTimersByTime(1_000)
  vi.useRealTimers()
  await hall.caughtUp()
  expect(hall.ports.opened).toHaveLength(2)
  expect(hall.minutes()).not.toBeNull()
})

test('ISSUE-3 what a dead forecaster said last is used while it is good, and then no minutes are said', async () => {
  await hall.start()
  await hall.caughtUp()
  hall.ports.hang = true
  hall.ports.newest.die()
  hall.clock.advance(goodForMs)
  expect(hall.minutes()).not.toBeNull()
  hall.clock.advance(1)
  expect(hall.minutes()).toBeNull()
  expect((await hall.running.press(issue(taxes))).events).toMatchObject([{ promise: null, ahead: 0 }])
  hall.ports.hang = false
  await vi.waitFor(() => expect(hall.ports.opened).toHaveLength(2), { timeout: 3_000 })
})

test('a forecaster that dies again and again is started ever more slowly', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'performance'] })
  await hall.start()
  for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
    const before = hall.ports.opened.length
    hall.ports.newest.die()
    expect(hall.told.at(-1)).toContain(`started again in ${seconds} s`)
    await vi.advanceTimersByTimeAsync(seconds * 1_000 - 1)
    expect(hall.ports.opened).toHaveLength(before)
    await vi.advanceTimersByTimeAsync(1)
    expect(hall.ports.opened).toHaveLength(before + 1)
  }
})

test('what was learned is kept when a day opens, and a restart goes on from there', async () => {
  await hall.start()
  await hall.running.press(issue(taxes))
  await hall.caughtUp()
  await hall.nextDay()
  await hall.caughtUp()
  const kept = (await hall.states.read()) as KeptForecast
  const opened = (await hall.store.eventsAfter(0, 100)).filter(({ event }) => event.type === 'DayOpened')
  expect(kept.sequence).toBe((opened[1]?.sequence ?? 0) - 1)
  hall.live.stop()
  hall.taken.length = 0
  await hall.start()
  await hall.caughtUp()
  const [start] = hall.ports.newest.asked
  expect(start).toMatchObject({ type: 'start', start: { afterSequence: kept.sequence } })
  expect(start?.type === 'start' && start.start.kept).toBeTruthy()
})

test('a day that was opened while nothing was kept is kept at the next start', async () => {
  await hall.start()
  await hall.caughtUp()
  await hall.nextDay()
  await hall.caughtUp()
  const kept = (await hall.states.read()) as KeptForecast
  hall.live.stop()
  await hall.nextDay()
  hall.taken.length = 0
  await hall.start()
  await hall.caughtUp()
  const again = (await hall.states.read()) as KeptForecast
  expect(again.sequence).toBeGreaterThan(kept.sequence)
  expect(again.sequence).toBe((await hall.store.replayStart(1)).afterSequence)
})

test('a day that is closed and opened again is no new day', async () => {
  await hall.start()
  await hall.caughtUp()
  await hall.running.press(closeDay())
  await hall.running.press(openDay())
  await hall.caughtUp()
  expect(hall.asked('keep')).toBe(0)
})

test.each([
  ['broken', (kept: KeptForecast) => ({ ...kept, state: kept.state.slice(1) })],
  ['of another version', (kept: KeptForecast) => ({ ...kept, version: 'long ago' })],
  ['ahead of the log', (kept: KeptForecast) => ({ ...kept, sequence: 1_000_000 })],
])('what is %s is learned again from the log, with the last days first', async (_name, spoil) => {
  for (let day = 0; day < 7; day += 1) await hall.nextDay()
  await hall.start()
  await hall.caughtUp()
  await hall.nextDay()
  await hall.caughtUp()
  hall.live.stop()
  const kept = (await hall.states.read()) as KeptForecast
  await hall.states.write(spoil(kept))
  hall.taken.length = 0
  hall.told.length = 0
  const opened = hall.ports.opened.length
  await hall.start()
  await vi.waitFor(() => expect(hall.told).toContain('the forecast has learned the whole log'))
  const starts = hall.ports.opened.slice(opened).map(({ asked }) => asked[0])
  expect(starts).toHaveLength(2)
  expect(starts.map((one) => one?.type === 'start' && one.start.afterSequence === 0)).toEqual([false, true])
  await hall.caughtUp()
  // What it learned until today is kept again.
  await vi.waitFor(async () => expect((await hall.states.read())?.sequence).toBe(kept.sequence))
})
