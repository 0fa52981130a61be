import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultSettings } from '../../server/forecast/hall-forecaster.ts'
import { ForecastTrack } from '../../server/forecasting/forecast-track.ts'
import { readKept, versionOf } from '../../server/forecasting/kept-state.ts'
import type { Numbered, TrackStart } from '../../server/forecasting/messages.ts'
import type { HallEvent } from '../../server/hall/event.ts'
import { arbitraryIntent } from '../hall/model/intent.ts'
import { closeDay, openDay, openWindow, sundayAt } from '../hall/presses.ts'
import { hallWithService, hourMs, minuteMs, taxes } from '../hall/sample-hall.ts'
import { PlayedHall } from '../support/played-hall.ts'

const settings = { ...defaultSettings, runs: 16 }
const fresh: TrackStart = { settings, kept: null, configured: null, afterSequence: 0 }
const timed = {
  ...hallWithService(taxes, { typicalServiceMs: 6 * minuteMs }),
  outsideHours: 'allow',
} as const

const fail = (error: unknown): never => {
  throw error
}

/** The log of some days of presses, each day opened at nine. */
function logOf(days: number, seed: number): { events: Numbered[]; endMs: number; dayStarts: number[] } {
  const hall = new PlayedHall(timed)
  const intents = fc
    .sample(arbitraryIntent, { seed, numRuns: days * 250 })
    .filter(({ type }) => type !== 'closeDay' && type !== 'openDay' && type !== 'configureHall')
  const dayStarts = [1]
  for (let day = 0; day < days; day += 1) {
    if (day > 0) {
      hall.press(closeDay())
      hall.nowMs = sundayAt(9) + day * 24 * hourMs
      dayStarts.push(hall.log.length)
      hall.press(openDay())
      hall.press(openWindow(1))
      hall.press(openWindow(2))
    }
    for (const intent of intents.slice(day * 150, day * 150 + 150))
      hall.follow({ ...intent, passesMs: Math.min(intent.passesMs, 4 * minuteMs) })
  }
  const events = hall.log.map((event: HallEvent, at) => ({ sequence: at + 1, event }))
  return { events, endMs: hall.nowMs, dayStarts }
}

function forecastsOf(track: ForecastTrack, nowMs: number): string {
  const { arriving, waiting, services } = track.forecasts(nowMs)
  return JSON.stringify([
    [...arriving].map(([service, byClass]) => [service, [...byClass]]),
    [...waiting],
    [...services],
  ])
}

test('FORECAST-4 learned from the log alone, or kept, restored and gone on from: the forecasts are the same, byte for byte', () => {
  for (const seed of [1, 2, 3]) {
    const { events, endMs, dayStarts } = logOf(3, seed)
    const whole = new ForecastTrack(fresh)
    whole.learn(events, fail)
    for (const start of dayStarts.slice(1)) {
      const until = new ForecastTrack(fresh)
      until.learn(events.slice(0, start), fail)
      const kept = until.kept()
      const restored = new ForecastTrack({ ...fresh, kept, afterSequence: start })
      expect(restored.sequence).toBe(start)
      // Those that were learned already may come again.
      restored.learn(events, fail)
      expect(restored.sequence).toBe(events.length)
      const said = forecastsOf(restored, endMs + minuteMs)
      expect(said).toBe(forecastsOf(whole, endMs + minuteMs))
      expect(said.length).toBeGreaterThan(200)
    }
  }
})

test('what a forecast leans on adds up to the whole of it', () => {
  const { events, endMs } = logOf(1, 8)
  const track = new ForecastTrack(fresh)
  track.learn(events, fail)
  const said = [...track.forecasts(endMs).arriving.values()].flatMap((byClass) => [...byClass.values()])
  expect(said.length).toBeGreaterThan(2)
  for (const { leanings } of said) {
    const shares = Object.values(leanings ?? {})
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
  }
})

test('looking at the hall teaches nothing', () => {
  const { events, endMs } = logOf(1, 4)
  const [watched, unwatched] = [new ForecastTrack(fresh), new ForecastTrack(fresh)]
  unwatched.learn(events, fail)
  for (const event of events) {
    watched.learn([event], fail)
    watched.forecasts(event.event.atMs + 10 * minuteMs)
  }
  expect(forecastsOf(watched, endMs)).toBe(forecastsOf(unwatched, endMs))
})

test('a log that is entered in its middle needs the configuration of that time, and nothing else', () => {
  const { events, dayStarts } = logOf(2, 5)
  const afterSequence = dayStarts[1] ?? 0
  const configured = events[0]?.event ?? null
  const track = new ForecastTrack({ ...fresh, configured, afterSequence })
  track.learn(events, fail)
  expect(track.sequence).toBe(events.length)
})

test('a gap in the log ends the forecaster, and an event that it stumbles over does not', () => {
  const { events } = logOf(1, 6)
  const track = new ForecastTrack(fresh)
  track.learn(events.slice(0, 10), fail)
  expect(() => track.learn(events.slice(11), fail)).toThrow('does not follow')
  const odd = {
    sequence: 11,
    event: { type: 'TicketCalled', ticket: 'nobody', atMs: 0 } as unknown as HallEvent,
  }
  const told: unknown[] = []
  track.learn([odd], (error) => told.push(error))
  expect(told).toHaveLength(1)
  expect(track.sequence).toBe(11)
})

test('what is kept is refused where it is broken, cut, of another version or for other shares', () => {
  const { events, dayStarts } = logOf(2, 7)
  const track = new ForecastTrack(fresh)
  track.learn(events.slice(0, dayStarts[1]), fail)
  const kept = track.kept()
  expect(readKept(kept, settings)).toMatchObject({ sequence: dayStarts[1] })
  expect(readKept(kept, { ...settings, lateShare: 0.05 })).toBeNull()
  expect(versionOf(settings)).not.toBe(versionOf({ ...settings, earlyShare: 0.2 }))
  const broken = kept.slice()
  broken[kept.length >> 1] = 1 ^ (kept[kept.length >> 1] ?? 0)
  expect(readKept(broken, settings)).toBeNull()
  expect(readKept(kept.slice(0, -1), settings)).toBeNull()
  expect(readKept(new Uint8Array(), settings)).toBeNull()
  expect(() => new ForecastTrack({ ...fresh, kept: broken })).toThrow('broken')
})
