import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignDesks, overlapToleratedS } from '../../server/cli/drive/assign-desks.ts'
import { deskKey, isExtra } from '../../server/cli/drive/desk.ts'
import { isCalled } from '../../server/cli/drive/trace-row.ts'
import { anyDay, served } from './traces.ts'

describe('desks', () => {
  it('are the agents in order of appearance, then the extra ones', () => {
    const plan = assignDesks([
      served(2, 0, 0, 100, 'A05'),
      served(3, 1, 1, 50, ''),
      served(4, 2, 2, 50, 'A01'),
      served(5, 3, 10, 90, 'A05'),
    ])
    expect(plan.desks.map(deskKey)).toEqual(['a05', 'a01', 'unnamed-1', 'a05--2'])
    expect(plan.adjustments).toEqual([
      { kind: 'unnamed-agent', line: 3, desk: 'unnamed-1' },
      { kind: 'further-desk', line: 5, overlapS: 90, desk: 'a05--2' },
    ])
  })

  it('shorten a visit that the agent’s next one overlaps by a few seconds', () => {
    const plan = assignDesks([served(2, 0, 0, 100), served(3, 1, 97, 150)])
    expect(plan.visits.map(({ row, startS, endS }) => [row.line, startS, endS])).toEqual([
      [2, 0, 97],
      [3, 97, 150],
    ])
    expect(plan.adjustments).toEqual([{ kind: 'shortened', line: 2, byS: 3, nextLine: 3 }])
  })

  it('are as many without a name as visits without an agent overlap', () => {
    const plan = assignDesks([served(2, 0, 0, 9, ''), served(3, 0, 8, 20, ''), served(4, 0, 9, 30, '')])
    expect(plan.visits.map(({ row, desk }) => [row.line, deskKey(desk)])).toEqual([
      [2, 'unnamed-1'],
      [3, 'unnamed-2'],
      [4, 'unnamed-1'],
    ])
  })

  it('hold every called visit once, one at a time, and list every departure from the record', () => {
    fc.assert(
      fc.property(anyDay, (rows) => {
        const { visits, adjustments, desks } = assignDesks(rows)
        const called = rows.filter(isCalled).map(({ line }) => line)
        expect(visits.map(({ row }) => row.line).sort((a, b) => a - b)).toEqual(called.sort((a, b) => a - b))
        for (const [, ofDesk] of Map.groupBy(visits, ({ desk }) => deskKey(desk)))
          for (const [at, visit] of ofDesk.entries()) {
            expect(visit.startS).toBe(visit.row.startS)
            expect(visit.endS).toBeGreaterThanOrEqual(visit.startS)
            expect(visit.startS).toBeGreaterThanOrEqual(ofDesk[at - 1]?.endS ?? 0)
          }
        const adjusted = (kind: string): number[] =>
          adjustments.filter((one) => one.kind === kind).map(({ line }) => line)
        for (const { row, desk, endS } of visits) {
          expect(adjusted('shortened').includes(row.line)).toBe(endS !== row.endS)
          expect(row.endS - endS).toBeLessThanOrEqual(overlapToleratedS)
          expect([...adjusted('further-desk'), ...adjusted('unnamed-agent')].includes(row.line)).toBe(
            isExtra(desk),
          )
        }
        expect(new Set(visits.map(({ desk }) => deskKey(desk)))).toEqual(new Set(desks.map(deskKey)))
      }),
    )
  })
})
