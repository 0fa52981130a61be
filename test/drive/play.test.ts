import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { assignDesks } from '../../server/cli/drive/assign-desks.ts'
import { buildSchedule } from '../../server/cli/drive/build-schedule.ts'
import { hallInstant, timingFor } from '../../server/cli/drive/drive-timing.ts'
import { hallClock } from '../../server/cli/drive/hall-clock.ts'
import { InFlightLimit } from '../../server/cli/drive/in-flight-limit.ts'
import type { Operation } from '../../server/cli/drive/operation.ts'
import { play } from '../../server/cli/drive/play.ts'
import { progressText } from '../../server/cli/drive/progress.ts'
import { quantile } from '../../server/cli/drive/quantile.ts'
import { abandoned, served } from './traces.ts'

const rows = [
  ...Array.from({ length: 30 }, (_, at) => served(at + 2, at, at + 1, at + 20, `A${at % 7}`)),
  ...Array.from({ length: 10 }, (_, at) => abandoned(at + 40, at, at + 5)),
]
const schedule = buildSchedule(rows, assignDesks(rows))

interface Trial {
  readonly order: readonly number[]
  readonly mostAtOnce: number
}

async function trial(
  perform: (operation: Operation, abort: () => void) => Promise<void>,
  speed = 1_000,
): Promise<Trial> {
  const asked = performance.now()
  const clock = hallClock([{ askedAtMs: asked, answeredAtMs: asked, hallMs: 5_000 }], speed)
  const order: number[] = []
  const limit = new InFlightLimit(4)
  const signal = new AbortController()
  let mostAtOnce = 0
  await play({
    schedule,
    timing: { firstS: 0, baseMs: 5_000, asRecorded: false },
    clock,
    limit,
    signal: signal.signal,
    perform: async (operation) => {
      mostAtOnce = Math.max(mostAtOnce, limit.running)
      await perform(operation, () => signal.abort())
      order.push(operation.index)
    },
  })
  return { order, mostAtOnce }
}

describe('a performance', () => {
  it('does everything once, nothing before what it follows, and few things at once', async () => {
    const { order, mostAtOnce } = await trial((operation) => pause((operation.index * 7) % 5))
    expect(order.toSorted((a, b) => a - b)).toEqual(schedule.map(({ index }) => index))
    for (const { index, after } of schedule)
      for (const before of after) expect(order.indexOf(before)).toBeLessThan(order.indexOf(index))
    expect(mostAtOnce).toBe(4)
  })

  it('does nothing before its time', async () => {
    const began = performance.now()
    const { order } = await trial(() => Promise.resolve(), 500)
    expect(order).toHaveLength(schedule.length)
    expect(performance.now() - began).toBeGreaterThanOrEqual(((schedule.at(-1)?.atS ?? 0) * 1000) / 500 - 1)
  })

  it('ends at the signal with what is on its way', async () => {
    const { order } = await trial((operation, abort) => {
      if (operation.index === 10) abort()
      return Promise.resolve()
    })
    expect(order.length).toBeGreaterThan(5)
    expect(order.length).toBeLessThan(schedule.length)
  })

  it('ends at the first failure, and says which', async () => {
    let after = 0
    const failing = trial((operation) => {
      if (operation.index > 10) after += 1
      return operation.index === 10 ? Promise.reject(new Error('no answer')) : Promise.resolve()
    })
    await expect(failing).rejects.toThrow('no answer')
    expect(after).toBeLessThan(schedule.length - 20)
  })
})

describe('the timing of a drive', () => {
  const first = { day: '1999-01-04', atS: 24_937 }
  const timeZone = 'Asia/Jerusalem'
  const recordedMs = Date.parse('1999-01-04T06:55:37+02:00')

  it('is that of the record where the hall’s clock is just before it', () => {
    const timing = timingFor(first, { nowMs: recordedMs - 60_000, timeZone, leadMs: 500 })
    expect(timing).toEqual({ firstS: 24_937, baseMs: recordedMs, asRecorded: true })
    expect(hallInstant(timing, 24_938.5)).toBe(recordedMs + 1_500)
  })

  it('begins now where the hall’s clock is another day’s, or already past', () => {
    for (const nowMs of [recordedMs + 1, Date.UTC(2026, 10, 22), recordedMs - 25 * 3_600_000])
      expect(timingFor(first, { nowMs, timeZone, leadMs: 500 })).toMatchObject({
        baseMs: nowMs + 500,
        asRecorded: false,
      })
  })

  it('believes the reading that took the least time', () => {
    const clock = hallClock(
      [
        { askedAtMs: 0, answeredAtMs: 100, hallMs: 0 },
        { askedAtMs: 200, answeredAtMs: 202, hallMs: 10_000 },
      ],
      100,
      () => 211,
    )
    expect(clock.nowMs()).toBe(11_000)
    expect(clock.wallMsUntil(12_000)).toBe(10)
    expect(clock.wallMsUntil(0)).toBe(0)
  })
})

describe('the progress', () => {
  it('says how far, what time it is, and what is going on', () => {
    const progress = { firstS: 36_391, lastS: 39_391, atS: 37_391, tickets: 812, waiting: 3, inFlight: 2 }
    expect(progressText(progress, false)).toBe(' 33 %  10:23:11  812 tickets, 3 waiting, 2 in flight')
    expect(progressText({ ...progress, atS: 99_999 }, false)).toContain('100 %  10:56:31')
    expect(progressText(progress, true)).toContain(`${'█'.repeat(10)}${'░'.repeat(20)} `)
  })
})

describe('a quantile', () => {
  it('is the value below which the share lies', () => {
    expect([
      quantile([3, 1, 2], 0.5),
      quantile([3, 1, 2], 1),
      quantile([7], 0.01),
      quantile([], 0.5),
    ]).toEqual([2, 3, 7, null])
  })
})
