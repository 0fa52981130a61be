import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  businessDayAt,
  instantAt,
  nextDate,
  openSpans,
  rolloverOf,
  spanAt,
} from '../../server/hall/calendar.ts'
import type { HallConfiguration, WeeklyHours } from '../../server/hall/configuration.ts'
import { businessDay } from '../../server/hall/ids.ts'
import { openingAt } from '../../server/hall/opening.ts'
import { sunday, sundayAt } from './presses.ts'
import { reproducibly } from './reproducibly.ts'
import { hourMs, minuteMs, officeHours, sampleHall } from './sample-hall.ts'

const jerusalem = 'Asia/Jerusalem'
/** At 2:00 the clocks go to 3:00. */
const springDay = businessDay('2026-03-27')
/** At 2:00 the clocks go back to 1:00. */
const autumnDay = businessDay('2026-10-25')
const everyDay = (fromMinute: number, toMinute: number): WeeklyHours =>
  Array.from({ length: 7 }, () => [{ fromMinute, toMinute }])
const rollingOverAt = (rolloverMinute: number | null, timeZone = jerusalem): HallConfiguration => ({
  ...sampleHall,
  timeZone,
  rolloverMinute,
})

test('DAY-12 a minute of the day is that minute on the hall’s own clocks', () => {
  expect(instantAt('2026-11-22', 9 * 60, jerusalem)).toBe(Date.UTC(2026, 10, 22, 7))
  expect(instantAt('2026-07-01', 9 * 60, jerusalem)).toBe(Date.UTC(2026, 6, 1, 6))
  expect(instantAt('2026-07-01', 9 * 60, 'UTC')).toBe(Date.UTC(2026, 6, 1, 9))
  expect(instantAt('2026-11-22', 0, jerusalem)).toBe(Date.UTC(2026, 10, 21, 22))
  expect(instantAt('2026-11-22', 1440, jerusalem)).toBe(Date.UTC(2026, 10, 22, 22))
  expect(instantAt('2026-11-22', 25 * 60, jerusalem)).toBe(Date.UTC(2026, 10, 22, 23))
})

test('DAY-12 on the day of a clock change the hours are those on the wall', () => {
  expect(instantAt(springDay, 60, jerusalem)).toBe(Date.UTC(2026, 2, 26, 23))
  expect(instantAt(springDay, 8 * 60, jerusalem)).toBe(Date.UTC(2026, 2, 27, 5))
  expect(instantAt(autumnDay, 30, jerusalem)).toBe(Date.UTC(2026, 9, 24, 21, 30))
  expect(instantAt(autumnDay, 8 * 60, jerusalem)).toBe(Date.UTC(2026, 9, 25, 6))
})

test('DAY-12 a minute that a clock change skips is the instant of the change', () => {
  const change = Date.UTC(2026, 2, 27, 0)
  for (const minute of [120, 121, 150, 179, 180]) expect(instantAt(springDay, minute, jerusalem)).toBe(change)
  expect(instantAt(springDay, 119, jerusalem)).toBe(change - minuteMs)
  expect(instantAt(springDay, 181, jerusalem)).toBe(change + minuteMs)
})

test('DAY-12 a minute that a clock change repeats is its first occurrence', () => {
  expect(instantAt(autumnDay, 60, jerusalem)).toBe(Date.UTC(2026, 9, 24, 22))
  expect(instantAt(autumnDay, 90, jerusalem)).toBe(Date.UTC(2026, 9, 24, 22, 30))
  expect(instantAt(autumnDay, 120, jerusalem)).toBe(Date.UTC(2026, 9, 25, 0))
})

test('DAY-12 later minutes of a date are never earlier instants', () => {
  for (const [date, zone] of [
    [springDay, jerusalem],
    [autumnDay, jerusalem],
    ['2026-03-08', 'America/Havana'],
    ['2026-10-04', 'Australia/Lord_Howe'],
  ] as const) {
    const instants = Array.from({ length: 289 }, (_, index) => instantAt(date, index * 5, zone))
    const minutesOf = (from: number): number => instants[from] ?? 0
    const falls = instants.filter((instant, index) => index > 0 && instant < minutesOf(index - 1))
    expect(falls).toEqual([])
  }
})

test('DAY-3 until the rollover minute it is still the day before', () => {
  expect(businessDayAt(sundayAt(3) - 1, sampleHall)).toBe('2026-11-21')
  expect(businessDayAt(sundayAt(3), sampleHall)).toBe('2026-11-22')
  expect(businessDayAt(sundayAt(24), sampleHall)).toBe('2026-11-22')
  expect(rolloverOf(sunday, sampleHall)).toBe(sundayAt(24 + 3))
})

test('DAY-3 without a rollover the name changes at midnight, and no day ends by itself', () => {
  const byHand = rollingOverAt(null)
  expect(businessDayAt(sundayAt(24) - 1, byHand)).toBe('2026-11-22')
  expect(businessDayAt(sundayAt(24), byHand)).toBe('2026-11-23')
  expect(rolloverOf(sunday, byHand)).toBeNull()
})

test('DAY-3 at a clock change the day rolls over once, at the same hour on the wall', () => {
  const thursday = businessDay('2026-03-26')
  expect(rolloverOf(thursday, sampleHall)).toBe(Date.UTC(2026, 2, 27, 0))
  expect(businessDayAt(Date.UTC(2026, 2, 27, 0) - 1, sampleHall)).toBe(thursday)
  expect(businessDayAt(Date.UTC(2026, 2, 27, 0), sampleHall)).toBe(springDay)
  const night = businessDay('2026-10-24')
  expect(rolloverOf(night, sampleHall)).toBe(Date.UTC(2026, 9, 25, 1))
  expect(businessDayAt(Date.UTC(2026, 9, 25, 1) - 1, sampleHall)).toBe(night)
})

test('DAY-3 a rollover inside the skipped or repeated hour happens once', () => {
  const spring = rollingOverAt(150)
  expect(businessDayAt(Date.UTC(2026, 2, 27, 0) - 1, spring)).toBe('2026-03-26')
  expect(businessDayAt(Date.UTC(2026, 2, 27, 0), spring)).toBe(springDay)
  const autumn = rollingOverAt(90)
  expect(businessDayAt(Date.UTC(2026, 9, 24, 22, 30), autumn)).toBe(autumnDay)
  expect(businessDayAt(Date.UTC(2026, 9, 24, 23, 10), autumn)).toBe(autumnDay)
})

test('DAY-3 a day lasts from the rollover before to its own, in every zone and at every minute', () => {
  const zones = ['Asia/Jerusalem', 'America/Havana', 'Australia/Lord_Howe', 'America/New_York', 'Asia/Tokyo']
  const instants = fc.oneof(
    fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2028, 0) }),
    fc
      .tuple(
        fc.constantFrom(
          Date.UTC(2026, 2, 27),
          Date.UTC(2026, 9, 25),
          Date.UTC(2026, 2, 8),
          Date.UTC(2026, 10, 1),
        ),
        fc.integer({ min: -3 * 60, max: 12 * 60 }),
      )
      .map(([day, minute]) => day + minute * minuteMs),
  )
  reproducibly(
    fc.property(
      instants,
      fc.oneof(fc.integer({ min: 0, max: 180 }), fc.integer({ min: 0, max: 12 * 60 })),
      fc.constantFrom(...zones),
      (atMs, minute, zone) => {
        const configuration = rollingOverAt(minute, zone)
        const day = businessDayAt(atMs, configuration)
        expect(atMs).toBeLessThan(rolloverOf(day, configuration) ?? 0)
        expect(atMs).toBeGreaterThanOrEqual(rolloverOf(businessDay(nextDate(day, -1)), configuration) ?? 0)
      },
    ),
    { numRuns: 300 },
  )
})

test('DAY-11 hours are open from their first instant to just before their last', () => {
  const spans = openSpans(officeHours, sunday, sampleHall)
  expect(spans).toEqual([{ fromMs: sundayAt(8), toMs: sundayAt(16) }])
  expect(spanAt(spans, sundayAt(8) - 1)).toBeNull()
  expect(spanAt(spans, sundayAt(8))).toEqual(spans[0])
  expect(spanAt(spans, sundayAt(16))).toBeNull()
})

test('DAY-11 a day has as many spans as were set, and none on a closed date or a day off', () => {
  const withLunch = sampleHall.hours.map(() => [
    { fromMinute: 8 * 60, toMinute: 12 * 60 },
    { fromMinute: 13 * 60, toMinute: 24 * 60 },
  ])
  expect(openSpans(withLunch, sunday, sampleHall)).toEqual([
    { fromMs: sundayAt(8), toMs: sundayAt(12) },
    { fromMs: sundayAt(13), toMs: sundayAt(24) },
  ])
  expect(openSpans(withLunch, businessDay('2026-11-24'), sampleHall)).toEqual([])
  expect(openSpans(officeHours, businessDay('2026-11-27'), sampleHall)).toEqual([])
})

test('DAY-11 on the day of a clock change the hall is open as long as its clocks say', () => {
  const allNight = everyDay(0, 1440)
  const lengthOf = (day: typeof sunday): number =>
    openSpans(allNight, day, sampleHall).reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
  expect(lengthOf(springDay)).toBe(23 * hourMs)
  expect(lengthOf(autumnDay)).toBe(25 * hourMs)
  expect(lengthOf(sunday)).toBe(24 * hourMs)
  expect(openSpans(everyDay(120, 180), springDay, sampleHall)).toMatchObject([
    { fromMs: Date.UTC(2026, 2, 27, 0), toMs: Date.UTC(2026, 2, 27, 0) },
  ])
})

test('DAY-13 an opening says when it closes, or when it opens next', () => {
  const at = (atMs: number) => openingAt(officeHours, sunday, sampleHall, atMs)
  expect(at(sundayAt(7))).toEqual({ open: false, closesAtMs: null, opensAtMs: sundayAt(8) })
  expect(at(sundayAt(8))).toEqual({ open: true, closesAtMs: sundayAt(16), opensAtMs: null })
  expect(at(sundayAt(16))).toEqual({ open: false, closesAtMs: null, opensAtMs: sundayAt(24 + 8) })
})

test('DAY-13 the next opening passes over days off and closed dates', () => {
  const monday = businessDay('2026-11-23')
  expect(openingAt(officeHours, monday, sampleHall, sundayAt(24 + 17)).opensAtMs).toBe(sundayAt(3 * 24 + 8))
  const thursday = businessDay('2026-11-26')
  expect(openingAt(officeHours, thursday, sampleHall, sundayAt(4 * 24 + 17)).opensAtMs).toBe(
    sundayAt(7 * 24 + 8),
  )
})

test('DAY-13 after midnight the day is still the evening’s, and opens in the morning', () => {
  expect(openingAt(officeHours, sunday, sampleHall, sundayAt(24 + 1)).opensAtMs).toBe(sundayAt(24 + 8))
})

test('DAY-13 the next opening is looked for a fortnight ahead', () => {
  const closedDates = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => nextDate(sunday, index))
  const opensAtMs = (closed: number): number | null =>
    openingAt(everyDay(480, 960), sunday, { ...sampleHall, closedDates: closedDates(closed) }, sundayAt(7))
      .opensAtMs
  expect(opensAtMs(14)).toBe(sundayAt(14 * 24 + 8))
  expect(opensAtMs(15)).toBeNull()
})
