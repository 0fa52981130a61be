import { expect, test } from 'vitest'
import type { CountedMessage } from '../../language/plurals.ts'
import { localeOf } from '../../language/languages.ts'
import { staffLanguages, staffMessagesIn } from '../../language/staff-messages.ts'

function isCounted(message: unknown): message is CountedMessage {
  return typeof message === 'function' && 'categories' in message
}

for (const language of staffLanguages) {
  test(`${language}: the staff’s counted messages have exactly the plural categories of CLDR`, () => {
    const expected = new Intl.PluralRules(localeOf(language)).resolvedOptions().pluralCategories.toSorted()
    const counted = Object.values(staffMessagesIn(language))
      .flatMap((section: object) => Object.entries(section))
      .filter((entry): entry is [string, CountedMessage] => isCounted(entry[1]))
    expect(counted.length).toBeGreaterThan(8)
    for (const [name, message] of counted) {
      expect([name, [...message.categories].toSorted()]).toEqual([name, expected])
      for (let count = 0; count <= 101; count += 1) expect(message(count)).not.toMatch(/undefined|NaN/)
    }
  })
}

test('PROMISE-8 why a time was promised is said with the right plurals', () => {
  const [he, en] = [staffMessagesIn('he').why, staffMessagesIn('en').why]
  expect([0, 1, 2, 11].map(en.aheadInService)).toEqual([
    'No one was ahead for this service',
    '1 person was ahead for this service',
    '2 people were ahead for this service',
    '11 people were ahead for this service',
  ])
  expect([1, 2, 3].map(he.windowsOpen)).toEqual([
    'אשנב אחד היה פתוח לשירות',
    'שני אשנבים היו פתוחים לשירות',
    '3 אשנבים היו פתוחים לשירות',
  ])
  expect([1, 2, 40].map(he.learnedFrom)).toEqual([
    'נלמד מהמתנה אחת לשירות הזה',
    'נלמד משתי המתנות לשירות הזה',
    'נלמד מ־40 המתנות לשירות הזה',
  ])
})

test('times and window numbers inside Hebrew stand in isolates', () => {
  const { why } = staffMessagesIn('he')
  const texts = [
    ...Object.values(why.change).map((say) => say('13:05', '5')),
    why.closesAt('16:00'),
    why.quantiles('5–18', '12'),
    why.calledChance('40%'),
    why.ofNumber('A134'),
  ]
  for (const text of texts) expect(text.replaceAll(/\u2066[^\u2069]*\u2069/g, '')).not.toMatch(/\d/)
})
