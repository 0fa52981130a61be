import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { HallFileError, parseHallFile, readHallFile } from '../../server/cli/hall-file/read-hall-file.ts'
import { packageFolder } from '../../server/cli/package-folder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { testHallYaml } from '../support/test-hall-yaml.ts'

const sample = join(packageFolder, 'server/cli/sample-hall.yaml')

const good = `id: small
names: { he: אולם קטן, en: Small hall }
timeZone: Asia/Jerusalem
languages: [he, en]
hours:
  sunday: ['08:00-12:00', '13:00-16:00']
services:
  - id: tax
    letter: a
    names: { he: מס }
    typicalServiceMinutes: 6
  - id: water
    letter: B
    names: { he: מים, en: Water }
serviceWindows:
  - number: 1
    calls:
      - { service: tax }
      - { service: water, rank: 2 }
clerks:
  - { id: dana, names: { he: דנה } }
priorityClasses:
  - { id: ordinary, names: { he: רגיל } }
  - { id: aged-80, names: { he: '80+' }, headStartMinutes: 240 }
printer: { address: '192.168.1.50:9100', paper: 58mm }
publicUrl: https://queue.example/
`

function complaint(text: string): string {
  try {
    parseHallFile(text, 'hall.yaml')
  } catch (error) {
    if (error instanceof HallFileError) return error.message
    throw error
  }
  return 'nothing is wrong'
}

test('a hall’s file becomes the hall’s configuration', () => {
  const { configuration, printer, publicUrl } = parseHallFile(good, 'hall.yaml')
  expect(configuration).toMatchObject({
    id: 'small',
    names: { he: 'אולם קטן', en: 'Small hall' },
    outsideHours: 'refuse',
    rolloverMinute: 180,
    overdueAfterMs: 3_600_000,
    recallsBeforeNoShow: 1,
    lastNumber: 9_999,
  })
  expect(configuration.hours[0]).toEqual([
    { fromMinute: 480, toMinute: 720 },
    { fromMinute: 780, toMinute: 960 },
  ])
  expect(configuration.hours.slice(1)).toEqual([[], [], [], [], [], []])
  const [tax, water] = configuration.services
  // A text that is missing in a language is said in the hall's own.
  expect(tax).toMatchObject({ letter: 'A', names: { he: 'מס', en: 'מס' }, typicalServiceMs: 360_000 })
  expect(water).toMatchObject({
    typicalServiceMs: null,
    targetWaitMs: 900_000,
    hours: null,
    dailyLimit: null,
  })
  expect(configuration.serviceWindows[0]?.workProfile).toEqual([
    { service: 'tax', rank: 1 },
    { service: 'water', rank: 2 },
  ])
  expect(configuration.priorityClasses[1]?.headStartMs).toBe(240 * 60_000)
  expect(printer).toEqual({ host: '192.168.1.50', port: 9_100, dots: 384 })
  expect(publicUrl).toBe('https://queue.example')
})

test('the sample hall is a good one, and so is the same in JSON', () => {
  const { configuration } = readHallFile(sample)
  expect(configuration.services.length).toBeGreaterThan(2)
  expect(configuration.languages).toEqual(['he', 'ar', 'ru', 'en', 'am'])
  const json = JSON.stringify(parse(readFileSync(sample, 'utf8')), null, 2)
  expect(parseHallFile(json, 'hall.json').configuration).toEqual(configuration)
  expect(parseHallFile(testHallYaml, 'hall.yaml').configuration.serviceWindows).toHaveLength(8)
})

test('a mark at the beginning, and lines that end as on Windows, do no harm', () => {
  const { configuration } = parseHallFile(good, 'hall.yaml')
  expect(parseHallFile(`\ufeff${good.replaceAll('\n', '\r\n')}`, 'hall.yaml').configuration).toEqual(
    configuration,
  )
})

const lines = good.split('\n')

/** The good file with one line changed, or left out. */
function withLine(line: number, text: string | null): string {
  return lines.toSpliced(line - 1, 1, ...(text === null ? [] : [text])).join('\n')
}

test.each<[string, string, string]>([
  ['a field that is missing', withLine(3, null), 'line 1: timeZone: is missing'],
  ['a list that is missing', withLine(4, null), 'line 1: languages: is missing'],
  ['a letter that is missing', withLine(9, null), 'line 8: services.0.letter: is missing'],
  ['a name that is missing', withLine(10, null), 'line 8: services.0.names: is missing'],
  [
    'a clerk’s id that is missing',
    withLine(21, '  - { names: { he: דנה } }'),
    'line 21: clerks.0.id: is missing',
  ],
  [
    'a setting that nobody knows',
    withLine(11, '    typicalMinutes: 6'),
    'line 11: services.0.typicalMinutes: there is no such setting',
  ],
  [
    'a setting that nobody knows, at the top',
    `${good}colour: red\n`,
    'line 27: colour: there is no such setting',
  ],
  [
    'no time zone',
    withLine(3, 'timeZone: Jerusalem'),
    'line 3: timeZone: not a time zone; write one as Asia/Jerusalem',
  ],
  ['a language that is not spoken', withLine(4, 'languages: [he, tlh]'), 'line 4: languages.1: '],
  [
    'a language twice',
    withLine(4, 'languages: [he, he]'),
    'line 4: languages.1: the language he is there twice',
  ],
  [
    'hours that are none',
    withLine(6, "  sunday: ['8-12']"),
    'line 6: hours.sunday.0: write hours as 08:00-16:00',
  ],
  [
    'hours that end before they begin',
    withLine(6, "  sunday: ['12:00-08:00']"),
    'line 6: hours.sunday.0: hours must end after they begin',
  ],
  [
    'a day that is none',
    withLine(6, "  caturday: ['08:00-12:00']"),
    'line 6: hours.caturday: there is no such setting',
  ],
  [
    'an id with a space',
    withLine(8, '  - id: property tax'),
    'line 8: services.0.id: use small letters, digits and hyphens, at most 40',
  ],
  ['a letter of two', withLine(9, '    letter: AB'), 'line 9: services.0.letter: a letter is one letter'],
  ['a letter that is a digit', withLine(9, '    letter: 5'), 'line 9: services.0.letter: '],
  [
    'a letter that becomes two',
    withLine(9, '    letter: ß'),
    'line 9: services.0.letter: a letter is one letter',
  ],
  [
    'a letter twice',
    withLine(13, '    letter: A'),
    'line 13: services.1.letter: the letter A is there twice',
  ],
  ['a service twice', withLine(12, '  - id: tax'), 'line 12: services.1.id: the service tax is there twice'],
  [
    'no text in the hall’s own language',
    withLine(10, '    names: { en: Tax }'),
    'line 10: services.0.names: the text in the hall’s own language (he) is missing',
  ],
  [
    'a service window that calls a service that is not there',
    withLine(19, '      - { service: rivers }'),
    'line 19: serviceWindows.0.calls.1.service: there is no service “rivers”',
  ],
  [
    'a service that nobody calls',
    withLine(19, null),
    'line 12: services.1.id: no service window calls “water”',
  ],
  ['a window number that is none', withLine(16, '  - number: one'), 'line 16: serviceWindows.0.number: '],
  [
    'a clerk twice',
    withLine(21, '  - { id: dana, names: { he: דנה } }\n  - { id: dana, names: { he: דנה } }'),
    'line 22: clerks.1.id: the clerk dana is there twice',
  ],
  [
    'a printer without a port',
    withLine(25, 'printer: { address: 192.168.1.50 }'),
    'line 25: printer.address: write an address as 192.168.1.50:9100',
  ],
  [
    'a printer at a port that is none',
    withLine(25, "printer: { address: '192.168.1.50:99999' }"),
    'line 25: printer.address: write an address as 192.168.1.50:9100',
  ],
  ['an address for phones that is none', withLine(26, 'publicUrl: ftp://x'), 'line 26: publicUrl: '],
  ['a closed date that is none', `${good}closedDates: [2026-02-30]\n`, 'line 27: closedDates.0: '],
  ['a rollover that is none', `${good}rollover: midnight\n`, 'line 27: rollover: '],
  ['a key twice', `${good}id: other\n`, 'line 27: '],
  ['a list that is not closed', withLine(4, 'languages: [he, en'), 'line 5: '],
  ['a tab', withLine(6, "\tsunday: ['08:00-12:00']"), 'line 6: '],
  ['a name that points at nothing', withLine(4, 'languages: *other'), 'line 4: '],
  ['nothing', '', 'line 1: '],
  ['a text', 'a hall of eight windows', 'line 1: '],
])('%s is said by its line', (_name, text, wanted) => {
  const said = complaint(text)
  expect(said).toMatch(/^hall\.yaml cannot be used:\n/)
  const first = said
    .split('\n')
    .slice(1)
    .find((line) => line.trim().startsWith(wanted))
  expect(first ?? said).toContain(wanted)
})

test('all that is wrong is said at once, in the order of the lines', () => {
  const said = complaint(
    good.replace('timeZone: Asia/Jerusalem', 'timeZone: Mars').replace('letter: B', 'letter: BB'),
  )
  expect(said.split('\n').map((line) => line.trim().split(':')[0])).toEqual([
    'hall.yaml cannot be used',
    'line 3',
    'line 13',
  ])
})

test('in JSON the line is said as well', () => {
  const json = JSON.stringify({ ...(parse(good) as object), timeZone: 'Mars' }, null, 2)
  const line = json.split('\n').findIndex((text) => text.includes('timeZone')) + 1
  expect(complaint(json)).toContain(`line ${line}: timeZone: not a time zone`)
})

test('a file of names that stand for names that stand for names is refused', () => {
  const bomb = [
    'a: &a [x, x]',
    ...'bcdefghijk'.split('').map((name, at) => {
      const before = 'abcdefghijk'[at] ?? 'a'
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`
    }),
  ].join('\n')
  expect(complaint(bomb)).toMatch(/^hall\.yaml cannot be used:\n/)
})

test('a file that is not there is said by its name', () => {
  const file = join(temporaryFolder(), 'none.yaml')
  expect(() => readHallFile(file)).toThrow(`${file} cannot be read`)
})

test('what is read from a file is what its text says', () => {
  const file = join(temporaryFolder(), 'hall.yaml')
  writeFileSync(file, stringify(parse(good)))
  expect(readHallFile(file)).toEqual(parseHallFile(good, 'hall.yaml'))
})

const planned = (shifts: string): string => `${good}plan:\n${shifts}`

test('a hall’s file gives the plan of its windows and the shares of its promises', () => {
  const shifts = `  - { window: 1, clerk: dana, days: [sunday, tuesday], hours: '08:00-16:00', breaks: ['12:30-13:00', '10:00-10:15'] }
  - { window: 1, dates: ['2026-12-06'], hours: closed }
`
  const { configuration } = parseHallFile(`${planned(shifts)}promises: { late: 5 }\n`, 'hall.yaml')
  expect(configuration.promises).toEqual({ early: 0.1, late: 0.05 })
  expect(configuration.plan).toEqual([
    {
      serviceWindow: 1,
      clerk: 'dana',
      weekdays: [0, 2],
      dates: [],
      hours: { fromMinute: 480, toMinute: 960 },
      breaks: [
        { fromMinute: 600, toMinute: 615 },
        { fromMinute: 750, toMinute: 780 },
      ],
    },
    { serviceWindow: 1, clerk: null, weekdays: [], dates: ['2026-12-06'], hours: null, breaks: [] },
  ])
  expect(parseHallFile(good, 'hall.yaml').configuration).toMatchObject({
    promises: { early: 0.1, late: 0.1 },
    plan: [],
  })
})

test.each([
  [
    'a window that is not there',
    `{ window: 7, days: [sunday], hours: '08:00-16:00' }`,
    'plan.0.window: there is no service window 7',
  ],
  [
    'a clerk who is not there',
    `{ window: 1, clerk: moshe, days: [sunday], hours: '08:00-16:00' }`,
    'plan.0.clerk: there is no clerk “moshe”',
  ],
  [
    'a break outside the shift',
    `{ window: 1, days: [sunday], hours: '08:00-12:00', breaks: ['11:30-12:15'] }`,
    'plan.0.breaks.0: the break 11:30-12:15 is not inside the hours of the shift',
  ],
  [
    'breaks that overlap',
    `{ window: 1, days: [sunday], hours: '08:00-12:00', breaks: ['09:00-10:00', '09:30-10:30'] }`,
    'plan.0.breaks.1: the break 09:30-10:30 overlaps 09:00-10:00',
  ],
  ['neither days nor dates', `{ window: 1, hours: '08:00-12:00' }`, 'plan.0: give either days or dates'],
  [
    'a closed weekday',
    `{ window: 1, days: [sunday], hours: closed }`,
    'plan.0: leave out a weekday on which the window is closed',
  ],
  [
    'hours that are none',
    `{ window: 1, days: [sunday], hours: 'all day' }`,
    'plan.0.hours: write hours as 08:00-16:00',
  ],
])('the plan is refused for %s, by line', (_name, shift, message) => {
  const text = planned(`  - ${shift}\n`)
  expect(complaint(text)).toContain(`line ${text.trimEnd().split('\n').length}: ${message}`)
})

test('a clerk at two windows at once, or a window planned twice, is refused at the second of them', () => {
  const two = good.replace('clerks:', '  - { number: 2, calls: [{ service: tax }] }\nclerks:')
  const plan = (second: string): string =>
    `${two}plan:
  - { window: 1, clerk: dana, days: [sunday, monday], hours: '08:00-12:00' }
  - ${second}
`
  expect(complaint(plan(`{ window: 2, clerk: dana, days: [monday], hours: '11:00-14:00' }`))).toContain(
    'plan.1.hours: dana is planned at windows 1 and 2 at the same time on monday',
  )
  expect(complaint(plan(`{ window: 1, days: [sunday], hours: '11:30-14:00' }`))).toContain(
    'plan.1.hours: window 1 is planned twice at the same time on sunday',
  )
  for (const fine of [
    `{ window: 2, clerk: dana, days: [monday], hours: '12:00-14:00' }`,
    `{ window: 2, clerk: dana, days: [tuesday], hours: '08:00-14:00' }`,
    `{ window: 1, dates: ['2026-12-06'], hours: '09:00-10:00' }`,
  ])
    expect(complaint(plan(fine))).toBe('nothing is wrong')
})

test.each(['promises: { early: 0 }', 'promises: { late: 41 }'])('%s is refused', (text) => {
  expect(complaint(`${good}${text}\n`)).toMatch(/promises\.(early|late)/)
})

test('the plan in the sample hall can be used as it stands there', () => {
  const text = readFileSync(sample, 'utf8')
  const used = text.replace(/^# plan:$/m, 'plan:').replaceAll(/^# {3}- \{ window/gm, '  - { window')
  expect(parseHallFile(used, 'hall.yaml').configuration.plan.length).toBeGreaterThan(5)
})
