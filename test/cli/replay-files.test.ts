import { describe, expect, test } from 'vitest'
import { parsePlan } from '../../server/cli/replay/parse-plan.ts'
import { parseSnapshots } from '../../server/cli/replay/parse-snapshots.ts'
import { runReplay } from '../../server/cli/replay/run-replay.ts'
import { observationsOfDay } from '../../server/cli/replay/trace-observations.ts'
import { defaultSettings } from '../../server/forecast/hall-forecaster.ts'
import { served } from '../drive/traces.ts'

const planHeader = 'day,window,skills,clerk,shift_start,shift_end,lunch_start,lunch_duration\n'
const plan = (line: string) => () => parsePlan(`${planHeader}${line}\n`, 'plan.csv')

describe('a plan that cannot be is refused, with file and line', () => {
  test.each([
    ['a shift that ends before it starts', '2031-03-01,1,AB,1,57600,28800,,'],
    ['a day that is none', '2031-13-41,1,AB,1,28800,57600,,'],
    ['a window without a name', '2031-03-01,,AB,1,28800,57600,,'],
    ['a lunch outside the shift', '2031-03-01,1,AB,1,28800,57600,63000,2700'],
  ])('%s', (_name, line) => {
    expect(plan(line)).toThrow(/plan\.csv, line 2/)
  })
})

test.each([
  ['a day that is none', 'soon,100,A,1,2,3'],
  ['no service', '2031-03-01,100,,1,2,3'],
])('a feed with %s is refused, with file and line', (_name, line) => {
  const header = 'day,time,service,open,waiting,published_service_min\n'
  expect(() => parseSnapshots(`${header}${line}\n`, 'feed.csv')).toThrow(/feed\.csv, line 2/)
})

test('a visit that is called and ends within one millisecond arrives first, is called next, and ends last', () => {
  const rows = [served(2, 10.0001, 10.0004, 30), served(3, 40, 50.0001, 50.0004)]
  const told = observationsOfDay('1999-01-04', rows, [], null)
  const typesOf = (line: number): string[] =>
    told.filter((one) => one.line === line).map(({ observation }) => observation.type)
  expect(typesOf(2)).toEqual(['arrived', 'called', 'ended'])
  expect(typesOf(3)).toEqual(['arrived', 'called', 'ended'])
})

test('what a day tells after midnight teaches nothing to those of the next day who came before it', () => {
  const first = Array.from({ length: 40 }, (_, at) =>
    served(at + 2, 30_000 + at * 600, 30_300 + at * 600, 30_900 + at * 600),
  )
  const next = Array.from({ length: 5 }, (_, at) => ({
    ...served(at + 100, 300 + at * 10, 600 + at * 60, 660 + at * 60),
    day: '1999-01-05',
  }))
  const saidNextDay = (calledS: number): string[] => {
    const rows = [...first, served(60, 86_000, calledS, calledS + 60), ...next]
    return [...runReplay({ rows, snapshots: null, plan: null, settings: defaultSettings })]
      .filter(({ line }) => line >= 99)
      .map((said) => JSON.stringify(said))
  }
  expect(saidNextDay(87_000)).toHaveLength(5)
  expect(saidNextDay(87_000)).toEqual(saidNextDay(99_000))
})
