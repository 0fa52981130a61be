import { gzipSync } from 'node:zlib'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseTrace } from '../../server/cli/drive/parse-trace.ts'
import { readTrace } from '../../server/cli/drive/read-trace.ts'
import { header } from './traces.ts'

const day = '1999-01-04'
const parse = (...lines: readonly string[]): ReturnType<typeof parseTrace> =>
  parseTrace([header, ...lines].join('\n'), 'bank.csv')

describe('a trace', () => {
  it('is read line by line, by the names of its columns', () => {
    const rows = parseTrace(
      `outcome,day,arrive,start,end,service,priority,server\r\nserved,${day},10.5,12,30,PS,2,A01\r\n`,
      'x.csv',
    )
    expect(rows).toEqual([
      {
        line: 2,
        day,
        arriveS: 10.5,
        startS: 12,
        endS: 30,
        service: 'PS',
        priority: '2',
        agent: 'A01',
        outcome: 'served',
      },
    ])
  })

  it('keeps those who left, and those who never came', () => {
    const rows = parse(`${day},8,,148,PS,2,,abandoned`, `${day},9,12,40,PS,0,A02,no-show`)
    expect(rows.map(({ outcome, endS, line }) => [outcome, endS, line])).toEqual([
      ['abandoned', 148, 2],
      ['no-show', 40, 3],
    ])
  })

  it('is sorted by day and arrival, and limited to the wanted day', () => {
    const text = [
      header,
      `1999-01-05,1,,2,PS,0,,abandoned`,
      `${day},9,,12,PS,0,,abandoned`,
      `${day},8,,12,PS,0,,abandoned`,
    ].join('\n')
    expect(parseTrace(text, 'x').map(({ line }) => line)).toEqual([4, 3, 2])
    expect(parseTrace(text, 'x', '1999-01-05').map(({ line }) => line)).toEqual([2])
    expect(() => parseTrace(text, 'x', '2001-01-01')).toThrow('x: no visits on 2001-01-01')
  })

  it.each([
    [`${day},x,1,2,PS,0,A01,served`, '"x" in column arrive is no number of seconds'],
    [`${day},5,4,9,PS,0,A01,served`, 'called at 4, before the arrival at 5'],
    [`${day},5,6,5,PS,0,A01,served`, 'ended at 5, before the call at 6'],
    [`${day},5,,4,PS,0,,abandoned`, 'left at 4, before the arrival at 5'],
    [`${day},5,6,9,PS,0,,abandoned`, 'abandoned, but with a start'],
    [`${day},5,6,,PS,0,,served`, 'served, but without an end: a trace without ends cannot be driven'],
    [`${day},5,,9,PS,0,A01,served`, 'served, but without a start'],
    [`${day},5,6,9,,0,A01,served`, 'service must have 1 to 60 characters, not 0'],
    [`${day},5,6,9,PS,0,A01,lost`, 'outcome "lost" is none of served, abandoned, no-show'],
    [`4/1/99,5,6,9,PS,0,A01,served`, '"4/1/99" is no date YYYY-MM-DD'],
    [`${day},5,6,9,"PS",0,A01,served`, 'quoted fields are not part of the trace format'],
    [`${day},5,6`, '3 fields where 8 are needed'],
  ])('with the line %j is refused by file and line', (line, message) => {
    expect(() => parse(`${day},1,1,2,PS,0,A01,served`, line)).toThrow(`bank.csv, line 3: ${message}`)
  })

  it('without a column that is needed is refused', () => {
    expect(() => parseTrace('day,arrive\n', 'x.csv')).toThrow('x.csv, line 1: no column "start"')
  })

  it('is read from a file, plain or gzipped', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'ashnav-trace-'))
    try {
      const text = `${header}\n${day},1,1,2,PS,0,A01,served\n`
      await writeFile(join(directory, 'a.csv'), text)
      await writeFile(join(directory, 'a.csv.gz'), gzipSync(text))
      expect(await readTrace(join(directory, 'a.csv.gz'), day)).toEqual(
        await readTrace(join(directory, 'a.csv'), null),
      )
      await expect(readTrace(join(directory, 'no.csv'), null)).rejects.toThrow('cannot be read')
    } finally {
      await rm(directory, { recursive: true })
    }
  })
})
