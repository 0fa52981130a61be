import { describe, expect, test } from 'vitest'
import { generateCentre, generateCentreDays } from './call-centre-generator.ts'
import { drawCentre } from './call-centre-parameters.ts'

interface Row {
  readonly day: string
  readonly arriveS: number
  readonly startS: number | null
  readonly endS: number
  readonly queue: number
  readonly agent: number | null
  readonly outcome: string
}

function rowsOf(trace: string): readonly Row[] {
  return trace
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [day = '', arrive, start, end, queue = '', priority, agent = '', outcome = ''] = line.split(',')
      expect(priority).toBe('0')
      return {
        day,
        arriveS: Number(arrive),
        startS: start === '' ? null : Number(start),
        endS: Number(end),
        queue: Number(queue.slice(1)) - 1,
        agent: agent === '' ? null : Number(agent.slice(1)) - 1,
        outcome,
      }
    })
}

describe('a generated call centre', () => {
  const centre = generateCentre(4)
  const days = [...generateCentreDays(centre, 4, 8)].map(rowsOf)
  const rows = days.flat()

  test('is the same for the same seed', () => {
    const once = [...generateCentreDays(drawCentre(9), 9, 1)]
    expect([...generateCentreDays(drawCentre(9), 9, 1)]).toEqual(once)
    expect([...generateCentreDays(drawCentre(8), 8, 1)]).not.toEqual(once)
  })

  test('is in order of arrival, and abandoned calls have no agent', () => {
    for (const day of days)
      for (const [at, { arriveS, startS, endS, agent, outcome }] of day.entries()) {
        expect(arriveS).toBeGreaterThanOrEqual(day[at - 1]?.arriveS ?? 0)
        expect(outcome).toBe(startS === null ? 'abandoned' : 'served')
        expect(agent === null).toBe(startS === null)
        expect(startS ?? endS).toBeGreaterThanOrEqual(arriveS)
        expect(endS).toBeGreaterThanOrEqual(startS ?? arriveS)
      }
  })

  test('gives an agent one call at a time, of a queue that the agent knows', () => {
    for (const day of days) {
      const freeFromS = new Map<number, number>()
      for (const { agent, queue, startS, endS } of day.toSorted(
        (a, b) => (a.startS ?? 0) - (b.startS ?? 0),
      )) {
        if (agent === null) continue
        expect(centre.agents[agent]?.skills.has(queue)).toBe(true)
        expect(startS).toBeGreaterThanOrEqual(freeFromS.get(agent) ?? 0)
        freeFromS.set(agent, endS)
      }
    }
  })

  test('has 27 queues, 4,000 to 8,000 calls a day, short waits and long ones, and a few who hang up', () => {
    expect(new Set(rows.map(({ queue }) => queue)).size).toBe(27)
    const perDay = rows.length / days.length
    expect([perDay > 4000, perDay < 8000]).toEqual([true, true])
    const waitsS = rows.flatMap(({ arriveS, startS }) => (startS === null ? [] : [startS - arriveS]))
    const meanS = waitsS.reduce((sum, waitS) => sum + waitS, 0) / waitsS.length
    expect([meanS > 15, meanS < 140]).toEqual([true, true])
    const hungUp = 1 - waitsS.length / rows.length
    expect([hungUp > 0.02, hungUp < 0.2]).toEqual([true, true])
    expect(waitsS.filter((waitS) => waitS === 0).length / waitsS.length).toBeGreaterThan(0.3)
  })

  test('has dozens of agents on the telephone at half past ten, of many more in a day', () => {
    const halfPastTenS = 10.5 * 3600
    for (const day of days) {
      const speaking = day.filter(
        ({ startS, endS }) => startS !== null && startS <= halfPastTenS && endS > halfPastTenS,
      )
      expect([speaking.length > 30, speaking.length < 120]).toEqual([true, true])
      expect(new Set(day.map(({ agent }) => agent)).size).toBeGreaterThan(100)
    }
  })
})
