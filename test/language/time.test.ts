import { expect, test } from 'vitest'
import type { Language } from '../../language/languages.ts'
import { directionOf, isLanguage, languages, localeOf, nativeName } from '../../language/languages.ts'
import { plainText } from '../../language/plain-text.ts'
import {
  aboutDuration,
  formatClock,
  formatClockRange,
  formatDate,
  formatShortDate,
} from '../../language/time.ts'

const jerusalem = 'Asia/Jerusalem'
const fiveToOneAtMs = Date.UTC(2026, 10, 22, 11, 5)
const afterMidnightAtMs = Date.UTC(2026, 10, 21, 22, 7)

test('a clock time has 24 hours, two digits and the zone of the hall', () => {
  expect(formatClock(fiveToOneAtMs, jerusalem)).toBe('13:05')
  expect(formatClock(afterMidnightAtMs, jerusalem)).toBe('00:07')
  expect(formatClock(fiveToOneAtMs, 'UTC')).toBe('11:05')
})

test('a clock time follows daylight saving time', () => {
  expect(formatClock(Date.UTC(2026, 2, 26, 23, 59), jerusalem)).toBe('01:59')
  expect(formatClock(Date.UTC(2026, 2, 27, 0, 0), jerusalem)).toBe('03:00')
})

test('an unknown time zone is refused', () => {
  expect(() => formatClock(fiveToOneAtMs, 'Asia/Nowhere')).toThrow(RangeError)
})

test('dates are in the language of the citizen with Latin digits', () => {
  const dates: Readonly<Record<Language, string>> = {
    he: 'יום ראשון, 22 בנובמבר',
    ar: 'الأحد، 22 نوفمبر',
    ru: 'воскресенье, 22 ноября',
    en: 'Sunday 22 November',
    am: 'እሑድ፣ ኖቬምበር 22',
  }
  for (const language of languages)
    expect(formatDate(fiveToOneAtMs, jerusalem, language)).toBe(dates[language])
})

test('dates in figures hold no hidden direction marks', () => {
  expect(languages.map((language) => formatShortDate(fiveToOneAtMs, jerusalem, language))).toEqual([
    '22.11.2026',
    '22/11/2026',
    '22.11.2026',
    '22/11/2026',
    '22/11/2026',
  ])
})

test('a range is isolated', () => {
  expect(formatClockRange(fiveToOneAtMs, fiveToOneAtMs + 900_000, jerusalem)).toBe('\u206613:05–13:20\u2069')
})

test('durations are said in minutes, and from an hour on in steps of five', () => {
  expect(aboutDuration(0, 'en')).toBe('about a minute')
  expect(aboutDuration(12 * 60_000, 'en')).toBe('about 12 minutes')
  expect(aboutDuration(60 * 60_000, 'en')).toBe('about an hour')
  expect(aboutDuration(97 * 60_000, 'en')).toBe('about an hour and 35 minutes')
  expect(aboutDuration(119 * 60_000, 'en')).toBe('about 2 hours')
  expect(aboutDuration(2 * 60_000, 'he')).toBe('כשתי דקות')
  expect(aboutDuration(12 * 60_000, 'he')).toBe('כ־12 דקות')
  expect(aboutDuration(21 * 60_000, 'ru')).toBe('около 21 минуты')
  expect(aboutDuration(3 * 60_000, 'ar')).toBe('حوالي 3 دقائق')
  expect(aboutDuration(12 * 60_000, 'am')).toBe('በግምት 12 ደቂቃዎች')
})

test('languages know their direction, locale and own name', () => {
  expect(languages.filter((language) => directionOf(language) === 'rtl')).toEqual(['he', 'ar'])
  expect(new Set(languages.map((language) => nativeName(language))).size).toBe(languages.length)
  for (const language of languages) {
    expect(new Intl.NumberFormat(localeOf(language), { useGrouping: false }).format(1234567890)).toBe(
      '1234567890',
    )
  }
  expect(isLanguage('he')).toBe(true)
  expect(isLanguage('fr')).toBe(false)
  expect(isLanguage(undefined)).toBe(false)
})

test('text from outside loses control characters and direction overrides, and nothing else', () => {
  expect(plainText('Arnona\u202E\u0007 \u001B@desk\u2069')).toBe('Arnona @desk')
  expect(plainText('  one\r\n two\tthree ')).toBe('one two three')
  expect(plainText('גבייה – קומה 1־ (ארנונה)')).toBe('גבייה – קומה 1־ (ארנונה)')
  expect(plainText('\uD800x\uFFFFy')).toBe('xy')
  expect(plainText('ﻢﺣ የክፍያ Приём')).toBe('ﻢﺣ የክፍያ Приём')
})
