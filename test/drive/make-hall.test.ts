import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hallYaml } from '../../server/cli/drive/hall-yaml.ts'
import { makeHall } from '../../server/cli/drive/make-hall.ts'
import { parseHallFile } from '../../server/cli/hall-file/read-hall-file.ts'
import type { HallConfiguration } from '../../server/hall/configuration.ts'
import type { TraceRow } from '../../server/cli/drive/trace-row.ts'
import { abandoned, anyDay, served } from './traces.ts'

const hallOf = (rows: readonly TraceRow[]): HallConfiguration =>
  parseHallFile(hallYaml(makeHall(rows, 't.csv'), 't.csv'), 'hall.yaml').configuration

describe('a hall made from a trace', () => {
  it('has its services as letters, a window and a clerk for each agent, and its priorities as equals', () => {
    const rows: readonly TraceRow[] = [
      served(2, 0, 5, 125, 'A05', 'PS'),
      { ...served(3, 1, 5, 90, 'A01', 'NW'), priority: '2' },
      abandoned(4, 2, 9, 'TT'),
      served(5, 3, 6, 90, '', 'PS'),
    ]
    const hall = hallOf(rows)
    expect(hall.services.map(({ letter, id, names }) => [letter, id, names['en']])).toEqual([
      ['A', 'ps', 'PS'],
      ['B', 'nw', 'NW'],
      ['C', 'tt', 'TT'],
    ])
    expect(hall.services.map(({ typicalServiceMs }) => typicalServiceMs)).toEqual([120_000, 60_000, null])
    expect(hall.serviceWindows.map(({ workProfile }) => workProfile.map(({ service }) => service))).toEqual([
      ['ps', 'tt'],
      ['nw'],
      ['ps'],
    ])
    expect(hall.clerks.map(({ id }) => id)).toEqual(['a05', 'a01', 'unnamed-1'])
    expect(hall.priorityClasses.map(({ id, headStartMs, rate }) => [id, headStartMs, rate])).toEqual([
      ['priority-0', 0, 1],
      ['priority-2', 0, 1],
    ])
    expect(hall).toMatchObject({ outsideHours: 'allow', rolloverMinute: null, recallsBeforeNoShow: 0 })
  })

  it('has the desks that the busiest of its days needs', () => {
    const rows: readonly TraceRow[] = [
      served(2, 0, 0, 90),
      { ...served(3, 0, 0, 90), day: '1999-01-05' },
      { ...served(4, 0, 10, 90), day: '1999-01-05' },
    ]
    expect(hallOf(rows).clerks.map(({ id }) => id)).toEqual(['a01', 'a01--2'])
  })

  it('is accepted by the reader of hall files, whatever the day', () => {
    fc.assert(
      fc.property(anyDay, (rows) => {
        expect(hallOf(rows).serviceWindows.length).toBeGreaterThan(0)
      }),
      { numRuns: 30 },
    )
  })

  it('is refused where letters run out, names clash, or nobody was called', () => {
    const many = Array.from({ length: 27 }, (_, at) =>
      served(at + 2, 0, at * 100, at * 100 + 9, 'A01', `S${at}`),
    )
    expect(() => makeHall(many, 't.csv')).toThrow(
      't.csv: 27 services, each with a letter, and a hall has at most 26',
    )
    const alike = [served(2, 0, 0, 9, 'W1/C1'), served(3, 0, 10, 19, 'W1-C1')]
    expect(() => makeHall(alike, 't.csv')).toThrow('the agents W1/C1 and W1-C1 are too much alike')
    expect(() => makeHall([abandoned(2, 0, 9)], 't.csv')).toThrow('nobody was ever called')
  })
})
