import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignDesks } from '../../server/cli/drive/assign-desks.ts'
import { buildSchedule } from '../../server/cli/drive/build-schedule.ts'
import { serviceOf } from '../../server/cli/drive/hall-key.ts'
import type { Operation } from '../../server/cli/drive/operation.ts'
import type { TraceRow } from '../../server/cli/drive/trace-row.ts'
import { WaitingOrder } from '../../server/cli/drive/waiting-order.ts'
import { CoreHall } from './core-hall.ts'
import { abandoned, anyDay, served } from './traces.ts'

const scheduleOf = (rows: readonly TraceRow[]): readonly Operation[] => buildSchedule(rows, assignDesks(rows))

const textOf = ({ action, atS }: Operation): string =>
  `${atS} ${action.verb}${'row' in action ? ` ${action.row.line}` : ''}`

const wantedStatus = { served: 'completed', abandoned: 'cancelled', 'no-show': 'no-show' } as const

const endingsOf = (hall: CoreHall, rows: readonly TraceRow[]): readonly (string | undefined)[] =>
  rows.map(({ line }) => hall.ticketOf(line)?.status)
const recordedEndings = (rows: readonly TraceRow[]): readonly string[] =>
  rows.map(({ outcome }) => wantedStatus[outcome])

describe('a schedule', () => {
  it('opens, issues, calls, starts, completes, cancels and closes at the recorded instants', () => {
    const rows = [served(2, 10, 12, 30), abandoned(3, 11, 20), served(4, 15, 40, 50)]
    expect(scheduleOf(rows).map(textOf)).toEqual([
      '10 issue 2',
      '11 issue 3',
      '12 open-window',
      '12 call 2',
      '12 start 2',
      '15 issue 4',
      '20 cancel 3',
      '30 complete 2',
      '40 call 4',
      '40 start 4',
      '50 complete 4',
      '50 close-window',
    ])
  })

  it('lets a call end the desk’s last visit where both are at one instant', () => {
    const schedule = scheduleOf([served(2, 0, 0, 30), served(3, 10, 30, 50)])
    expect(schedule.map(textOf)).not.toContain('30 complete 2')
    const call = schedule.find(({ action, atS }) => action.verb === 'call' && atS === 30)
    expect(call?.action).toMatchObject({ completing: { line: 2 } })
  })

  it('opens a further desk for its visits only, and an agent’s own from the first to the last', () => {
    const rows = [
      served(2, 0, 0, 5, ''),
      served(3, 0, 0, 5),
      served(4, 50, 50, 60, ''),
      served(5, 50, 50, 60),
    ]
    const texts = scheduleOf(rows).map(textOf)
    expect(texts.filter((text) => text.endsWith('open-window'))).toHaveLength(3)
    expect(texts.filter((text) => text === '5 close-window')).toHaveLength(1)
  })

  it('never puts anything before what it follows, nor out of its time', () => {
    fc.assert(
      fc.property(anyDay, (rows) => {
        for (const [at, { index, atS, after }] of scheduleOf(rows).entries()) {
          expect(index).toBe(at)
          for (const before of after) expect(before).toBeLessThan(index)
          expect(atS).toBeGreaterThanOrEqual(scheduleOf(rows)[at - 1]?.atS ?? 0)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('is accepted by the hall from the first to the last, and every visit ends as recorded', () => {
    fc.assert(
      fc.property(anyDay, (rows) => {
        const hall = new CoreHall(rows)
        for (const { action, atS } of scheduleOf(rows)) hall.act(action, atS)
        expect(endingsOf(hall, rows)).toEqual(recordedEndings(rows))
      }),
    )
  })

  it('is accepted in every order that keeps what follows what', () => {
    fc.assert(
      fc.property(anyDay, fc.infiniteStream(fc.nat()), (rows, choices) => {
        const hall = new CoreHall(rows)
        const open = new Set(scheduleOf(rows))
        const done = new Set<number>()
        while (open.size > 0) {
          const ready = [...open].filter(({ after }) => after.every((index) => done.has(index)))
          const chosen = ready[(choices.next().value ?? 0) % ready.length]
          if (!chosen) throw new Error('nothing is ready')
          hall.act(chosen.action, 0)
          done.add(chosen.index)
          open.delete(chosen)
        }
        expect(endingsOf(hall, rows)).toEqual(recordedEndings(rows))
      }),
    )
  })
})

describe('the order of those who wait', () => {
  it('is certain of Next only where the hall’s calling rule gives that very ticket', () => {
    let certain = 0
    fc.assert(
      fc.property(anyDay, (rows) => {
        const hall = new CoreHall(rows)
        const waiting = new WaitingOrder()
        const givenByNext: (number | null)[] = []
        const wantedByNext: number[] = []
        for (const { action, atS } of scheduleOf(rows)) {
          if (action.verb === 'issue') waiting.issueSent(action.row.line, serviceOf(action.row.service))
          const number = 'desk' in action ? hall.windowOf(action) : 0
          const profile =
            hall.configuration.serviceWindows.find((one) => one.number === number)?.workProfile ?? []
          const services = new Set<string>(profile.map(({ service }) => service))
          const byNext = action.verb === 'call' && waiting.isCertainlyNext(action.row.line, services)
          const called = hall.act(action, atS, byNext)
          if (action.verb === 'issue')
            waiting.issueAnswered(action.row.line, hall.ticketOf(action.row.line)?.id ?? '')
          if (byNext) {
            certain += 1
            givenByNext.push(called)
            wantedByNext.push(action.row.line)
          }
          if (action.verb === 'call' || action.verb === 'cancel') waiting.gone(action.row.line)
        }
        expect(givenByNext).toEqual(wantedByNext)
      }),
    )
    expect(certain).toBeGreaterThan(100)
  })

  it('is not certain while an earlier issue is on its way', () => {
    const waiting = new WaitingOrder()
    const services = new Set(['ps'])
    waiting.issueSent(2, 'ps')
    waiting.issueSent(3, 'ps')
    waiting.issueAnswered(3, '19990104-0002')
    expect(waiting.isCertainlyNext(3, services)).toBe(false)
    waiting.issueAnswered(2, '19990104-0001')
    expect(waiting.isCertainlyNext(3, services)).toBe(false)
    expect(waiting.isCertainlyNext(2, services)).toBe(true)
    waiting.gone(2)
    expect(waiting.isCertainlyNext(3, services)).toBe(true)
    waiting.issueSent(4, 'ps')
    expect(waiting.isCertainlyNext(3, services)).toBe(true)
    expect(waiting.isCertainlyNext(3, new Set(['nw']))).toBe(false)
  })
})
