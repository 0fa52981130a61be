import { isolateLtr } from './isolate.ts'
import type { Language } from './languages.ts'
import { localeOf } from './languages.ts'
import { messagesIn } from './messages.ts'

const minuteMs = 60_000
const hourMinutes = 60
/** Above an hour a minute more or less says nothing, so that the duration is rounded to this. */
const longWaitStepMinutes = 5
/** A hall has one time zone; the bound only keeps a mistaken caller from filling the memory. */
const cachedFormatsMax = 64

const formats = new Map<string, Intl.DateTimeFormat>()

function cachedFormat(key: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat {
  const known = formats.get(key)
  if (known !== undefined) return known
  if (formats.size >= cachedFormatsMax) formats.clear()
  const made = make()
  formats.set(key, made)
  return made
}

/**
 * The clock time of an instant, as '13:05': 24 hours, Latin digits, in every language.
 * Throws RangeError for an unknown time zone or an instant that is not a finite number.
 */
export function formatClock(atMs: number, timeZone: string): string {
  const options: Intl.DateTimeFormatOptions = {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }
  return cachedFormat(`clock ${timeZone}`, () => new Intl.DateTimeFormat('en-GB', options)).format(atMs)
}

/** The day of an instant in words, as 'Sunday 22 November'. Throws as `formatClock`. */
export function formatDate(atMs: number, timeZone: string, language: Language): string {
  const options: Intl.DateTimeFormatOptions = { timeZone, weekday: 'long', day: 'numeric', month: 'long' }
  const key = `date ${timeZone} ${language}`
  return cachedFormat(key, () => new Intl.DateTimeFormat(localeOf(language), options)).format(atMs)
}

/** The day of an instant in figures, as '22/11/2026' or '22.11.2026'. Throws as `formatClock`. */
export function formatShortDate(atMs: number, timeZone: string, language: Language): string {
  const options: Intl.DateTimeFormatOptions = { timeZone, day: 'numeric', month: 'numeric', year: 'numeric' }
  // One format for all: the Arabic one puts direction marks inside, which break it within an isolate.
  const format = cachedFormat(`short ${timeZone}`, () => new Intl.DateTimeFormat('en-GB', options))
  const text = format.format(atMs)
  return language === 'he' || language === 'ru' ? text.replaceAll('/', '.') : text
}

/** A range of clock times, as '13:05–13:20', isolated so that it reads left to right in any text. */
export function formatClockRange(fromMs: number, toMs: number, timeZone: string): string {
  return isolateLtr(`${formatClock(fromMs, timeZone)}–${formatClock(toMs, timeZone)}`)
}

/** A wait in words, as 'about 12 minutes' or 'about an hour and 35 minutes'; never less than a minute. */
export function aboutDuration(durationMs: number, language: Language): string {
  const { common } = messagesIn(language)
  const minutes = Math.max(1, Math.round(durationMs / minuteMs))
  if (minutes < hourMinutes) return common.aboutMinutes(minutes)
  const rounded = Math.round(minutes / longWaitStepMinutes) * longWaitStepMinutes
  return common.aboutHoursAndMinutes(Math.floor(rounded / hourMinutes), rounded % hourMinutes)
}
