import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { replay } from '../../server/cli/replay.ts'
import { runReplay } from '../../server/cli/replay/run-replay.ts'
import { UsageError } from '../../server/cli/verb.ts'
import { defaultSettings } from '../../server/forecast/hall-forecaster.ts'
import { anyDay } from '../drive/traces.ts'
import { runAshnav } from '../support/server-process.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { generateCentre, generateCentreDays } from '../simulation/call-centre-generator.ts'
import {
  generateDays,
  generateHall,
  planHeader,
  planOf,
  traceHeader,
  traceOf,
} from '../simulation/hall-generator.ts'

const shared = join(import.meta.dirname, '../../../shared')
const header = traceHeader.trimEnd()
const folder = temporaryFolder()

/** A text in a file of its own. */
function fileOf(name: string, text: string): string {
  const file = join(mkdtempSync(join(folder, 'input-')), name)
  writeFileSync(file, text)
  return file
}

/** What the verb answers, and what it says to standard error. */
async function call(...args: readonly string[]): Promise<{ code: number; said: string }> {
  let said = ''
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  try {
    return { code: await replay.run(args), said }
  } finally {
    write.mockRestore()
  }
}

interface Recorded {
  /** With its header. */
  readonly trace: string
  readonly plan?: string
  readonly snapshots?: string
}

async function forecastsOf({ trace, plan, snapshots }: Recorded): Promise<string> {
  const out = fileOf('forecasts.csv', '')
  const more = [
    ...(plan === undefined ? [] : ['--plan', fileOf('plan.csv', plan)]),
    ...(snapshots === undefined ? [] : ['--open', fileOf('snapshots.csv', snapshots)]),
  ]
  const { code, said } = await call(fileOf('trace.csv', trace), ...more, '--out', out)
  expect(said).toBe('')
  expect(code).toBe(0)
  return readFileSync(out, 'utf8')
}

const linesOf = (text: string): readonly string[] => text.trimEnd().split('\n')

/** The header and the first lines after it. */
const cut = (text: string, count: number): string =>
  `${linesOf(text)
    .slice(0, count + 1)
    .join('\n')}\n`

function saidOf(forecasts: string): readonly (readonly number[])[] {
  return linesOf(forecasts)
    .slice(1)
    .map((line) => line.split(',').map(Number))
}

/** What was forecast for the first lines of a trace. */
function upTo(forecasts: string, count: number): string {
  const [names, ...rows] = linesOf(forecasts)
  return `${[names, ...rows.filter((row) => Number.parseInt(row, 10) <= count)].join('\n')}\n`
}

function smallHall(seed: number, days: number): Required<Pick<Recorded, 'trace' | 'plan'>> {
  const hall = generateHall(seed)
  const made = [...generateDays(hall, seed, days)]
  return {
    trace: traceHeader + made.map((day) => traceOf(hall, day)).join(''),
    plan: planHeader + made.map((day) => planOf(hall, day)).join(''),
  }
}

const smallCentre = (): string =>
  cut(traceHeader + [...generateCentreDays(generateCentre(3), 3, 1)].join(''), 1200)

/** The text of a file of the shared data, if it is there. */
function sharedText(path: string): string | null {
  const file = join(shared, 'data', path)
  return existsSync(file) ? gunzipSync(readFileSync(file)).toString('utf8') : null
}

/** The first lines of a real trace, of the days from one on. */
function piece(path: string, fromDay: string, count: number): string {
  const [, ...rows] = linesOf(sharedText(path) ?? header)
  return `${[header, ...rows.filter((row) => row >= fromDay).slice(0, count)].join('\n')}\n`
}

/** How often a forecast was the same whether the trace ended there or went on. */
async function expectNoPeeking(recorded: Recorded, cuts: readonly number[]): Promise<void> {
  const whole = await forecastsOf(recorded)
  expect(saidOf(whole).length).toBeGreaterThan(0)
  for (const count of cuts) {
    const ofCut = await forecastsOf({ ...recorded, trace: cut(recorded.trace, count) })
    expect(ofCut, `cut after line ${count}`).toBe(upTo(whole, count))
  }
}

describe('a trace cut off after a line gives the same first forecasts, byte for byte', () => {
  test('of a hall with its plan', async () => {
    const recorded = smallHall(21, 3)
    const lines = linesOf(recorded.trace).length - 1
    const secondDay = linesOf(recorded.trace).findIndex((line) => line.startsWith('2031-03-02'))
    await expectNoPeeking(recorded, [1, 2, 97, secondDay - 1, secondDay, Math.floor(0.6 * lines), lines - 1])
  })

  test('of a hall without its plan', async () => {
    const { trace } = smallHall(22, 2)
    const lines = linesOf(trace).length - 1
    await expectNoPeeking({ trace }, [30, Math.floor(0.55 * lines), lines - 7])
  })

  test('of a call centre', async () => {
    await expectNoPeeking({ trace: smallCentre() }, [1, 250, 777, 1199])
  })

  test.skipIf(!sharedText('bank-1999/january.csv.gz'))(
    'of the bank (skipped where ../shared/data is absent)',
    async () => {
      const trace = piece('bank-1999/january.csv.gz', '1999-01-04', 1500)
      await expectNoPeeking({ trace }, [10, 611, 1180])
    },
  )

  test.skipIf(!sharedText('city-halls-2020/trace.csv.gz'))(
    'of the city halls, with the feed whole or cut off too (skipped where ../shared/data is absent)',
    async () => {
      const trace = piece('city-halls-2020/trace.csv.gz', '2020-01-02', 1500)
      const day = '2020-01-02'
      const [names = '', ...told] = linesOf(sharedText('city-halls-2020/snapshots.csv.gz') ?? '')
      const feed = told.filter((row) => row.startsWith(day))
      const snapshots = `${[names, ...feed].join('\n')}\n`
      await expectNoPeeking({ trace, snapshots }, [5, 400, 1100])
      const whole = await forecastsOf({ trace, snapshots })
      const arrivedAtS = Number(linesOf(trace)[900]?.split(',')[1])
      const past = feed.filter((row) => Number(row.split(',')[1]) <= arrivedAtS)
      expect(past.length).toBeLessThan(feed.length)
      const both = { trace: cut(trace, 900), snapshots: `${[names, ...past].join('\n')}\n` }
      expect(await forecastsOf(both)).toBe(upTo(whole, 900))
    },
  )

  test('of any day, however full of coincidences', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(39), (rows, at) => {
        const input = { snapshots: null, plan: null, settings: defaultSettings }
        const count = 1 + (at % rows.length)
        const whole = [...runReplay({ ...input, rows })]
        const ofCut = [...runReplay({ ...input, rows: rows.slice(0, count) })]
        expect(ofCut).toEqual(whole.filter(({ line }) => line <= count))
      }),
      { numRuns: 60, seed: 3 },
    )
  })
})

describe('what is forecast', () => {
  const hall = smallHall(23, 2)

  test('is the same twice, also from another process', async () => {
    const out = fileOf('forecasts.csv', '')
    const first = await forecastsOf(hall)
    expect(await forecastsOf(hall)).toBe(first)
    const [trace, plan] = [fileOf('trace.csv', hall.trace), fileOf('plan.csv', hall.plan)]
    expect((await runAshnav('replay', trace, '--plan', plan, '--out', out)).code).toBe(0)
    expect(readFileSync(out, 'utf8')).toBe(first)
    const { code, stdout } = await runAshnav('replay', trace, '--plan', plan, '--out', '-')
    expect([code, stdout === first]).toEqual([0, true])
  })

  test.each([
    ['a hall with its plan', hall],
    ['a hall without a plan', { trace: hall.trace }],
    ['a call centre', { trace: smallCentre() }],
  ])('of %s is in order, and said once to each line', async (_name, recorded) => {
    const forecasts = await forecastsOf(recorded)
    expect(linesOf(forecasts)[0]).toBe('line,p10,p50,p90,low,high,ahead')
    const said = saidOf(forecasts)
    const numbers = said.map(([line]) => line)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const [line = 0, p10 = -1, p50 = -1, p90 = -1, low = -1, high = -1, ahead = -1] of said) {
      expect(Number.isInteger(line) && line >= 1 && line < linesOf(recorded.trace).length).toBe(true)
      expect([line, p10 >= 0 && p10 <= p50 && p50 <= p90 && Number.isFinite(p90)]).toEqual([line, true])
      expect([line, low >= 0 && low <= high && Number.isFinite(high)]).toEqual([line, true])
      expect(Number.isInteger(ahead) && ahead >= 0).toBe(true)
    }
  })

  test('counts those ahead in the same service who still wait', async () => {
    const waits = [
      '2031-03-01,100,400,500,A,0,W1/C1,served',
      '2031-03-01,110,,130,A,0,,abandoned',
      '2031-03-01,120,500,600,A,0,W1/C1,served',
      '2031-03-01,125,600,700,B,0,W1/C1,served',
      '2031-03-01,140,700,800,A,0,W1/C1,served',
      '2031-03-01,450,800,900,A,0,W1/C1,served',
    ]
    const forecasts = await forecastsOf({ trace: `${[header, ...waits].join('\n')}\n` })
    expect(saidOf(forecasts).map(([line, , , , , , ahead]) => [line, ahead])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 0],
      [5, 2],
      [6, 2],
    ])
  })

  const score = join(shared, 'score.mjs')
  test.skipIf(!existsSync(score))(
    'has the line numbers that the scorer reads (skipped where ../shared is absent)',
    async () => {
      const [trace, out] = [fileOf('trace.csv', hall.trace), fileOf('forecasts.csv', '')]
      const { code } = await call(trace, '--out', out)
      expect(code).toBe(0)
      const scored: unknown = JSON.parse(
        execFileSync(process.execPath, [score, trace, out, '--json'], { encoding: 'utf8' }),
      )
      const silent = linesOf(hall.trace).length - 1 - saidOf(readFileSync(out, 'utf8')).length
      expect(scored).toMatchObject([{ title: 'all served', silent }, {}, {}])
      // Forecasts of the wrong lines would be no better than the average of the last ten waits.
      const [all] = scored as [{ forecast: { mae: number }; rivals: { rollingAverage: { mae: number } } }]
      expect(all.forecast.mae).toBeLessThan(0.9 * all.rivals.rollingAverage.mae)
    },
  )
})

describe('what cannot be replayed is refused in words', () => {
  const good = '2031-03-01,100,200,300,A,0,W1/C1,served'
  const planned = '2031-03-01,1,AB,1,28800,57600,43200,2700'
  const told = 'day,time,service,open,waiting,published_service_min\n'
  const traceFile = fileOf('good.csv', `${header}\n${good}\n`)

  test.each<[string, readonly string[], string]>([
    ['no column', [header.replace('service', 'queue'), good], 'bad.csv, line 1: no column "service"'],
    ['nothing', [''], 'bad.csv, line 1: no column "day"'],
    ['no visits', [header], 'bad.csv: no visits'],
    ['no number', [header, good, good.replace('200', 'soon')], 'bad.csv, line 3: "soon" in column start'],
    ['a negative number', [header, good.replace('100', '-1')], 'bad.csv, line 2: "-1" in column arrive'],
    ['an endless number', [header, good.replace('300', 'Infinity')], 'line 2: "Infinity" in column end'],
    [
      'an end before the call',
      [header, good, good.replace('300', '150')],
      'line 3: ended at 150, before the call',
    ],
    ['a call before the arrival', [header, good.replace('200', '50')], 'line 2: called at 50, before the'],
    ['no date', [header, good.replace('2031-03-01', '1 March')], 'bad.csv, line 2: "1 March" is no date'],
    ['an outcome that is none', [header, good.replace('served', 'lost')], 'line 2: outcome "lost" is none'],
    ['a line cut off', [header, '2031-03-01,100'], 'bad.csv, line 2: 2 fields where 8 are needed'],
  ])('a trace with %s', async (_name, lines, wanted) => {
    const { code, said } = await call(fileOf('bad.csv', lines.join('\n')), '--out', fileOf('out.csv', ''))
    expect([code, said]).toEqual([1, expect.stringContaining(wanted)])
  })

  test.each<[string, string, string, string]>([
    ['a plan without a column', '--plan', `day,window\n`, 'bad.csv, line 1: no column "skills"'],
    [
      'a plan with no number',
      '--plan',
      `${planHeader}${planned}\n${planned.replace('57600', 'late')}\n`,
      'bad.csv, line 3: "late" in column shift_end',
    ],
    [
      'a plan with a lunch of no length',
      '--plan',
      `${planHeader}${planned.replace('2700', '')}\n`,
      'bad.csv, line 2: "" in column lunch_duration',
    ],
    ['a feed without a column', '--open', `day,time\n`, 'bad.csv, line 1: no column "service"'],
    [
      'a feed with no number',
      '--open',
      `${told}2031-03-01,90,A,many,3,10\n`,
      'bad.csv, line 2: "many" in column open',
    ],
  ])('%s', async (_name, option, text, wanted) => {
    const out = fileOf('out.csv', 'as it was')
    const { code, said } = await call(traceFile, option, fileOf('bad.csv', text), '--out', out)
    expect([code, said]).toEqual([1, expect.stringContaining(wanted)])
    expect(readFileSync(out, 'utf8')).toBe('as it was')
  })

  test('a file that is not there, or cannot be written', async () => {
    const absent = join(folder, 'absent.csv')
    const out = fileOf('out.csv', '')
    for (const args of [
      [absent, '--out', out],
      [traceFile, '--plan', absent, '--out', out],
      [traceFile, '--open', absent, '--out', out],
      [folder, '--out', out],
      [traceFile, '--out', join(folder, 'no-folder', 'out.csv')],
    ]) {
      const { code, said } = await call(...args)
      expect([code, said]).toEqual([1, expect.stringMatching(/cannot be (read|written)/)])
      expect(said).toContain(folder)
      expect(said).not.toMatch(/ {4}at /)
    }
  })

  test.each([
    ['no trace', ['--out', 'out.csv']],
    ['two traces', ['one.csv', 'two.csv', '--out', 'out.csv']],
    ['no file to write', ['one.csv']],
  ])('%s named: wrong use', async (_name, args) => {
    await expect(call(...args)).rejects.toThrow(UsageError)
    expect((await runAshnav('replay', ...args)).code).toBe(2)
  })
})
