import type { HallConfiguration, MinuteRange, WeeklyHours } from './configuration.ts'
import { businessDay, type BusinessDay } from './ids.ts'

const minuteMs = 60_000

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formatters.set(timeZone, formatter)
  }
  return formatter
}

/** Milliseconds that local clocks of the zone are ahead of UTC at an instant. */
function offsetMsAt(atMs: number, timeZone: string): number {
  const part: Record<string, number> = {}
  for (const { type, value } of formatterFor(timeZone).formatToParts(atMs)) part[type] = Number(value)
  const local = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'] ?? 1,
    part['hour'] ?? 0,
    part['minute'] ?? 0,
    part['second'] ?? 0,
  )
  return local - Math.floor(atMs / 1000) * 1000
}

function localDateAt(atMs: number, timeZone: string): string {
  return new Date(atMs + offsetMsAt(atMs, timeZone)).toISOString().slice(0, 10)
}

/**
 * The instant at which clocks of the zone show `minuteOfDay` (0…2880) on a date.
 * A minute that a DST change skips gives the instant the clocks jump to; one that occurs twice gives the first.
 */
export function instantAt(date: string, minuteOfDay: number, timeZone: string): number {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minuteOfDay * minuteMs
  const before = offsetMsAt(wanted - 86_400_000, timeZone)
  const after = offsetMsAt(wanted + 86_400_000, timeZone)
  const early = wanted - Math.max(before, after)
  if (offsetMsAt(early, timeZone) === Math.max(before, after)) return early
  const late = wanted - Math.min(before, after)
  return offsetMsAt(late, timeZone) === Math.min(before, after) ? late : jumpBetween(early, late, timeZone)
}

/** The instant in (`fromMs`, `toMs`] at which the clocks of the zone jump. */
function jumpBetween(fromMs: number, toMs: number, timeZone: string): number {
  const offsetAfter = offsetMsAt(toMs, timeZone)
  let before = fromMs
  let after = toMs
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetMsAt(middle, timeZone) === offsetAfter) after = middle
    else before = middle
  }
  return after
}

export function nextDate(date: string, days = 1): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The business day that an instant belongs to: until the rollover minute it is still the day before. */
export function businessDayAt(atMs: number, configuration: HallConfiguration): BusinessDay {
  const { timeZone, rolloverMinute } = configuration
  const date = localDateAt(atMs, timeZone)
  if (rolloverMinute === null) return businessDay(date)
  return businessDay(atMs < instantAt(date, rolloverMinute, timeZone) ? nextDate(date, -1) : date)
}

/** When a business day ends by itself; null where only a manager ends it. */
export function rolloverOf(day: BusinessDay, configuration: HallConfiguration): number | null {
  if (configuration.rolloverMinute === null) return null
  return instantAt(nextDate(day), configuration.rolloverMinute, configuration.timeZone)
}

/** Opening hours of one date, as instants. */
export interface OpenSpan {
  readonly fromMs: number
  readonly toMs: number
}

/** The spans in which the given weekly hours are open on a business day; empty on a closed date. */
export function openSpans(
  hours: WeeklyHours,
  day: BusinessDay,
  configuration: HallConfiguration,
): readonly OpenSpan[] {
  if (configuration.closedDates.includes(day)) return []
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const ranges: readonly MinuteRange[] = hours[weekday] ?? []
  return ranges.map((range) => ({
    fromMs: instantAt(day, range.fromMinute, configuration.timeZone),
    toMs: instantAt(day, range.toMinute, configuration.timeZone),
  }))
}

export function spanAt(spans: readonly OpenSpan[], atMs: number): OpenSpan | null {
  return spans.find((span) => span.fromMs <= atMs && atMs < span.toMs) ?? null
}
