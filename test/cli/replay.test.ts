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
import { anyDay, served } from '../drive/traces.ts'
import { runAshnav } from '../support/server-process.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { generateCentreDays } from '../simulation/call-centre-generator.ts'
import { drawCentre } from '../simulation/call-centre-parameters.ts'
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
/** No wait of a day is near it. */
const weekS = 7 * 86_400

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
  expect(said).toMatch(/^(ashnav replay: \[[#-]{30}\] \d+ % {2}\d{4}-\d\d-\d\d\n)*$/)
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

/** The first visits of some days of a generated hall, and its plan. */
function smallHall(seed: number, days: number, visits: number): Required<Pick<Recorded, 'trace' | 'plan'>> {
  const hall = generateHall(seed)
  const made = [...generateDays(hall, seed, days)].map((day) => ({
    ...day,
    lines: day.lines.slice(0, visits),
  }))
  return {
    trace: traceHeader + made.map((day) => traceOf(hall, day)).join(''),
    plan: planHeader + made.map((day) => planOf(hall, day)).join(''),
  }
}

const smallCentre = cut(traceHeader + [...generateCentreDays(drawCentre(3), 3, 1)].join(''), 300)

const bankFile = 'bank-1999/january.csv.gz'
const feedFile = 'city-halls-2020/snapshots.csv.gz'

const sharedText = (path: string): string =>
  gunzipSync(readFileSync(join(shared, 'data', path))).toString('utf8')

/** The first lines of a real trace, of the days from one on. */
function piece(path: string, fromDay: string, count: number): string {
  const [, ...rows] = linesOf(sharedText(path))
  return `${[header, ...rows.filter((row) => row >= fromDay).slice(0, count)].join('\n')}\n`
}

/** The same up to the arrival of the last line; all that comes after it comes later, and some hang up instead. */
function withAnotherFuture(trace: string): string {
  const [names = '', ...rows] = linesOf(trace)
  const nowS = Number(rows.at(-1)?.split(',')[1])
  const today = rows.at(-1)?.split(',')[0]
  const later = (time: string, byS: number): string =>
    time !== '' && Number(time) > nowS + 0.1 ? (Number(time) + byS).toFixed(1) : time
  const changed = rows.map((row, at) => {
    const [day = '', arrive = '', start = '', end = '', service, priority, agent, outcome] = row.split(',')
    if (day !== today) return row
    const isCalledLater = start !== '' && Number(start) > nowS + 0.1
    if (isCalledLater && at % 3 === 0)
      return [day, arrive, '', later(start, 11), service, priority, '', 'abandoned'].join(',')
    const byS = 50 + 70 * (at % 7)
    return [day, arrive, later(start, byS), later(end, 2 * byS), service, priority, agent, outcome].join(',')
  })
  return `${[names, ...changed].join('\n')}\n`
}

async function expectNoPeeking(recorded: Recorded, cuts: readonly number[]): Promise<void> {
  const whole = await forecastsOf(recorded)
  expect(saidOf(whole).length).toBeGreaterThan(0)
  for (const count of cuts) {
    const trace = cut(recorded.trace, count)
    expect(await forecastsOf({ ...recorded, trace }), `cut after line ${count}`).toBe(upTo(whole, count))
    const other = withAnotherFuture(trace)
    expect(other).not.toBe(trace)
    expect(await forecastsOf({ ...recorded, trace: other }), `another future after line ${count}`).toBe(
      upTo(whole, count),
    )
  }
}

describe('FORECAST-1 a trace cut off after a line, or that goes on otherwise, gives the same first forecasts, byte for byte', () => {
  test('of a hall with its plan', async () => {
    await expectNoPeeking(smallHall(21, 3, 100), [1, 60, 100, 101, 240])
  })

  test('of a hall without its plan', async () => {
    const { trace } = smallHall(22, 2, 100)
    await expectNoPeeking({ trace }, [30, 110])
  })

  test('of a call centre', async () => {
    await expectNoPeeking({ trace: smallCentre }, [1, 140])
  })

  test.skipIf(!existsSync(join(shared, 'data', bankFile)))(
    'of the bank (skipped where ../shared/data is absent)',
    async () => {
      const trace = piece(bankFile, '1999-01-04', 500)
      await expectNoPeeking({ trace }, [10, 311])
    },
  )

  test.skipIf(!existsSync(join(shared, 'data', feedFile)))(
    'of the city halls, with the feed whole or cut off too (skipped where ../shared/data is absent)',
    async () => {
      const day = '2020-01-02'
      const trace = piece('city-halls-2020/trace.csv.gz', day, 800)
      const [names = '', ...told] = linesOf(sharedText(feedFile))
      const feed = told.filter((row) => row.startsWith(day))
      const snapshots = `${[names, ...feed].join('\n')}\n`
      await expectNoPeeking({ trace, snapshots }, [5, 400])
      const whole = await forecastsOf({ trace, snapshots })
      const arrivedAtS = Number(linesOf(trace)[600]?.split(',')[1])
      const past = feed.filter((row) => Number(row.split(',')[1]) <= arrivedAtS)
      expect(past.length).toBeLessThan(feed.length)
      const both = { trace: cut(trace, 600), snapshots: `${[names, ...past].join('\n')}\n` }
      expect(await forecastsOf(both)).toBe(upTo(whole, 600))
    },
  )

  test('of any day, however full of coincidences', () => {
    const input = { snapshots: null, plan: null, settings: defaultSettings }
    const before = Array.from({ length: 60 }, (_row, at) => ({
      ...served(at + 2, 90 * at, 120 * at, 120 * at + 100, `A0${1 + (at % 3)}`, ['PS', 'NW', 'TT'][at % 3]),
      day: '1999-01-03',
    }))
    let saidInAll = 0
    fc.assert(
      fc.property(anyDay, fc.nat(39), (ofDay, at) => {
        const rows = [...before, ...ofDay.map((row) => ({ ...row, line: row.line + before.length }))]
        const count = before.length + 1 + (at % ofDay.length)
        const whole = [...runReplay({ ...input, rows })]
        saidInAll += whole.filter(({ line }) => line > before.length).length
        const ofCut = [...runReplay({ ...input, rows: rows.slice(0, count) })]
        expect(ofCut).toEqual(whole.filter(({ line }) => line <= count))
      }),
      { numRuns: 15, seed: 3 },
    )
    expect(saidInAll).toBeGreaterThan(60)
  })
})

describe('what is forecast', () => {
  const hall = smallHall(23, 2, 150)

  test('is the same twice, also from another process', async () => {
    const first = await forecastsOf(hall)
    expect(await forecastsOf(hall)).toBe(first)
    const [trace, plan] = [fileOf('trace.csv', hall.trace), fileOf('plan.csv', hall.plan)]
    const { code, stdout } = await runAshnav('replay', trace, '--plan', plan, '--out', '-')
    expect([code, stdout === first]).toEqual([0, true])
  })

  test.each([
    ['a hall with its plan', hall],
    ['a hall without a plan', { trace: hall.trace }],
    ['a call centre', { trace: smallCentre }],
  ])('of %s is in order, and said once to each line', async (_name, recorded) => {
    const forecasts = await forecastsOf(recorded)
    expect(linesOf(forecasts)[0]).toBe('line,p10,p50,p90,low,high,ahead')
    const said = saidOf(forecasts)
    const numbers = said.map(([line]) => line)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const [line = 0, p10 = -1, p50 = -1, p90 = -1, low = -1, high = -1, ahead = -1] of said) {
      expect(Number.isInteger(line) && line >= 1 && line < linesOf(recorded.trace).length).toBe(true)
      expect([line, p10 >= 0 && p10 <= p50 && p50 <= p90 && p90 < weekS]).toEqual([line, true])
      // The range is of clock times, rounded outward: it may begin before the arrival.
      expect([line, low <= high && high >= 0 && Number.isFinite(high)]).toEqual([line, true])
      expect(Number.isInteger(ahead) && ahead >= 0).toBe(true)
    }
  })

  test('counts those ahead in the same service who still wait', async () => {
    const past = linesOf(hall.trace)
      .slice(1)
      .map((row) => row.replace(/^[\d-]+/, '2031-02-01'))
      .slice(0, 120)
    const waits = [
      '2031-03-01,30000,30400,30500,A,0,W1/C1,served',
      '2031-03-01,30010,,30030,A,0,,abandoned',
      '2031-03-01,30020,30500,30600,A,0,W1/C1,served',
      '2031-03-01,30025,30600,30700,B,0,W1/C1,served',
      '2031-03-01,30040,30700,30800,A,0,W1/C1,served',
      '2031-03-01,30450,30800,30900,A,0,W1/C1,served',
    ]
    const forecasts = await forecastsOf({ trace: `${[header, ...past, ...waits].join('\n')}\n` })
    const counted = saidOf(forecasts).map(([line = 0, , , , , , ahead]) => [line - past.length, ahead])
    expect(counted.filter(([line = 0]) => line > 0)).toEqual([
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
      const said = saidOf(readFileSync(out, 'utf8'))
      const errorsS = said.map(([line = 0, , p50 = 0]) => {
        const [, arrive, start] = linesOf(hall.trace)[line]?.split(',') ?? []
        return Math.abs(p50 - (Number(start) - Number(arrive)))
      })
      const mae = errorsS.reduce((sum, errorS) => sum + errorS, 0) / errorsS.length
      const tickets = linesOf(hall.trace).length - 1
      const silent = tickets - said.length
      expect(scored).toMatchObject([{ tickets, silent, forecast: { mae: expect.closeTo(mae, 6) } }, {}, {}])
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
  })
})
