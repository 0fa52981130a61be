import { expect, test } from 'vitest'
import type { Messages } from '../../language/citizen-messages.ts'
import type { Language } from '../../language/languages.ts'
import { languages, localeOf } from '../../language/languages.ts'
import { messagesIn } from '../../language/messages.ts'
import type { CountedMessage } from '../../language/plurals.ts'

const scripts: Readonly<Record<Language, RegExp>> = {
  he: /\p{Script=Hebrew}/u,
  ar: /\p{Script=Arabic}/u,
  ru: /\p{Script=Cyrillic}/u,
  en: /\p{Script=Latin}/u,
  am: /\p{Script=Ethiopic}/u,
}

type Entry = readonly [name: string, message: unknown]

function entriesOf(messages: Messages): Entry[] {
  return Object.entries(messages).flatMap(([section, texts]) =>
    Object.entries(texts as Record<string, unknown>).map(([name, text]): Entry => [
      `${section}.${name}`,
      text,
    ]),
  )
}

function isCounted(message: unknown): message is CountedMessage {
  return typeof message === 'function' && 'categories' in message
}

function say(message: unknown): string {
  if (typeof message === 'string') return message
  if (isCounted(message)) return message(3)
  return (message as (...parameters: string[]) => string)('A134', '13:05', '13:20')
}

for (const language of languages) {
  test(`${language}: counted messages have exactly the plural categories of CLDR`, () => {
    const expected = new Intl.PluralRules(localeOf(language)).resolvedOptions().pluralCategories.toSorted()
    const counted = entriesOf(messagesIn(language)).filter(([, message]) => isCounted(message))
    expect(counted.length).toBeGreaterThanOrEqual(5)
    for (const [name, message] of counted) {
      expect([name, [...(message as CountedMessage).categories].toSorted()]).toEqual([name, expected])
    }
  })

  test(`${language}: every text is said in its own script`, () => {
    const foreign = entriesOf(messagesIn(language)).filter(
      ([, message]) => !scripts[language].test(say(message)),
    )
    expect(foreign).toEqual([])
  })

  test(`${language}: a counted message says each number or has a word for it, and never "undefined"`, () => {
    const wrong: string[] = []
    for (const [name, message] of entriesOf(messagesIn(language))) {
      if (!isCounted(message)) continue
      for (let count = 0; count <= 121; count += 1) {
        const text = message(count)
        const saysTheNumber = count <= 2 || text.includes(String(count))
        if (!saysTheNumber || /undefined|NaN/.test(text)) wrong.push(`${name} of ${count}: ${text}`)
      }
    }
    expect(wrong).toEqual([])
  })
}

test('plurals follow the grammar of each language', () => {
  const ahead = (language: Language, count: number) => messagesIn(language).common.peopleAhead(count)
  expect(ahead('he', 0)).toBe('אין ממתינים לפניך')
  expect(ahead('he', 2)).toBe('שני ממתינים לפניך')
  expect(ahead('he', 11)).toBe('11 ממתינים לפניך')
  expect(ahead('ar', 3)).toBe('3 أشخاص قبلك في الدور')
  expect(ahead('ar', 11)).toBe('11 شخصًا قبلك في الدور')
  expect(ahead('ar', 100)).toBe('100 شخص قبلك في الدور')
  expect(ahead('ru', 21)).toBe('Перед вами 21 человек')
  expect(ahead('ru', 22)).toBe('Перед вами 22 человека')
  expect(ahead('ru', 12)).toBe('Перед вами 12 человек')
  expect(ahead('en', 1)).toBe('1 person is ahead of you')
  expect(ahead('am', 1)).toBe('ከእርስዎ በፊት 1 ሰው አለ')
})

test('SAY-1 slip, board and phone speak of an estimate in the same words', () => {
  for (const language of languages) {
    const { common, board, phone } = messagesIn(language)
    expect(board.between('13:05', '13:20')).toBe(common.between('13:05', '13:20'))
    expect(phone.expectedBetween('13:05', '13:20')).toContain(common.between('13:05', '13:20'))
    expect(phone.peopleAhead(4)).toBe(common.peopleAhead(4))
  }
})

test('times inside right-to-left texts stand in isolates', () => {
  for (const language of ['he', 'ar'] as const) {
    const { board, phone, slip, common } = messagesIn(language)
    const texts = [
      common.between('13:05', '13:20'),
      board.apologyRequote('A134', '13:05', '13:20'),
      phone.expectedBetween('13:05', '13:20'),
      phone.dataFromTime('13:05'),
      phone.proceedToWindow('5'),
      slip.issuedAt('22.11.2026', '12:51'),
    ]
    for (const text of texts) {
      const outside = text.replaceAll(/\u2066[^\u2069]*\u2069/g, '')
      expect(outside).not.toMatch(/\d/)
      expect(text).toMatch(/\u2066/)
    }
  }
})
