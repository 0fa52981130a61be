import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Rules that take more than the core to be shown; their tests are with the rooms that keep them. */
const shownElsewhere = [
  'ISSUE-3',
  'PROMISE-7',
  'SAY-1',
  'SAY-2',
  'SAY-4',
  'SAY-5',
  'SAY-6',
  'PRIV-1',
  'FORECAST-1',
  'FORECAST-2',
  'FORECAST-3',
  'FORECAST-4',
]

const rulesText = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8')
const rules = [...rulesText.matchAll(/^- \*\*([A-Z]+-\d+)\*\*/gm)].map(([, number]) => number)

function numbersInTitles(): ReadonlySet<string | undefined> {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts'))
  const texts = files.map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))
  const titles = texts.flatMap((text) => [...text.matchAll(/^test(?:\.each)?\(.*?'([A-Z]+-\d+) /gms)])
  return new Set(titles.map(([, number]) => number))
}

test('every rule has a number of its own', () => {
  expect(new Set(rules).size).toBe(rules.length)
  expect(rules.length).toBeGreaterThan(60)
})

test('every rule that the core can show is shown, and every test shows a rule', () => {
  expect([...numbersInTitles(), ...shownElsewhere].toSorted()).toEqual(rules.toSorted())
})
