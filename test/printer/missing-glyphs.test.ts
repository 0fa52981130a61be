import { expect, test } from 'vitest'
import { languages } from '../../language/languages.ts'
import { messagesIn } from '../../language/messages.ts'
import { formatDate } from '../../language/time.ts'
import { drawableText } from '../../printer/raster/drawable-text.ts'
import { missingGlyphs } from '../../printer/raster/missing-glyphs.ts'
import { issuedAtMs, sampleSlip } from './slip-samples.ts'

/** Everything that a message can say, with many counts, so that each plural form is seen. */
function textsOf(message: unknown): string[] {
  if (typeof message === 'string') return [message]
  if (typeof message !== 'function') return Object.values(message as object).flatMap(textsOf)
  const say = message as (...parameters: unknown[]) => string
  if ('categories' in message) return [0, 1, 2, 3, 5, 11, 21, 100].map((count) => say(count))
  return [say('A134', '13:05', '13:20'), say(1, 5, 0), say(2, 0, 0), say(3, 35, 0)]
}

for (const language of languages) {
  test(`${language}: the shipped fonts draw every character of every message and date`, () => {
    const dates = Array.from({ length: 366 }, (_, day) =>
      formatDate(issuedAtMs + day * 86_400_000, 'UTC', language),
    )
    const texts = [...textsOf(messagesIn(language)), ...dates, JSON.stringify(sampleSlip(language))]
    expect(texts.length).toBeGreaterThan(400)
    expect(missingGlyphs(texts.join(' '))).toEqual([])
  })
}

test('characters that no shipped font can draw are named, each once', () => {
  expect(missingGlyphs('A漢😀漢b\u2066א\u2069')).toEqual(['漢', '😀'])
})

test('a text from outside is made drawable: pictures go, foreign letters become question marks', () => {
  expect(drawableText('Tax 😀 desk')).toBe('Tax desk')
  expect(drawableText('漢 desk')).toBe('? desk')
  expect(drawableText('a\u202Eb\u0007c')).toBe('abc')
  expect(drawableText('👨‍👩‍👧')).toBe('')
})

test('a text from outside has a bounded length', () => {
  const long = drawableText('word '.repeat(10_000))
  expect([...long].length).toBeLessThanOrEqual(241)
  expect(long.endsWith('…')).toBe(true)
})
