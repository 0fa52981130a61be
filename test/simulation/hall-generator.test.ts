import { describe, expect, test } from 'vitest'
import {
  generateDays,
  generateHall,
  planOf,
  traceOf,
  type GeneratedDay,
  type GeneratedLine,
} from './hall-generator.ts'
import type { HallParameters } from './hall-parameters.ts'
import { oracleOf } from './oracle.ts'

const seeds = [1, 2, 3]

function generated(seed: number, days = 4): { hall: HallParameters; days: readonly GeneratedDay[] } {
  const hall = generateHall(seed)
  return { hall, days: [...generateDays(hall, seed, days)] }
}

const windowOf = ({ server }: GeneratedLine): number => Number(/^W(\d+)\//.exec(server)?.[1]) - 1

/** Those who waited at an instant for something that a window calls. */
function waitingAt(lines: readonly GeneratedLine[], atS: number, skills: readonly number[]): GeneratedLine[] {
  return lines.filter(
    ({ visit, calledAtS }) =>
      visit.arrivedAtS < atS && calledAtS > atS && skills.includes(visit.service) && visit.placeS < atS,
  )
}

describe.each(seeds)('a generated hall of seed %i', (seed) => {
  const { hall, days } = generated(seed)

  test('is the same for the same seed, and another for another', () => {
    const text = ({ hall: one, days: some }: ReturnType<typeof generated>): string =>
      some.map((day) => traceOf(one, day) + planOf(one, day)).join('')
    expect(text(generated(seed))).toBe(text({ hall, days }))
    expect(text(generated(seed + 100))).not.toBe(text({ hall, days }))
  })

  test('calls one after the other at each window, and only what the window calls', () => {
    for (const { lines } of days)
      for (const [number, { skills }] of hall.serviceWindows.entries()) {
        const own = lines
          .filter((line) => windowOf(line) === number)
          .toSorted((a, b) => a.calledAtS - b.calledAtS)
        expect(own.length).toBeGreaterThan(5)
        for (const [at, line] of own.entries()) {
          expect(skills).toContain(line.visit.service)
          expect(line.visit.arrivedAtS).toBeLessThanOrEqual(line.calledAtS)
          expect(line.calledAtS).toBeLessThan(line.endedAtS)
          expect(line.calledAtS).toBeGreaterThan(own[at - 1]?.endedAtS ?? 0)
        }
      }
  })

  test('calls exempt citizens first, and then by place', () => {
    for (const { lines } of days)
      for (const line of lines) {
        const skills = hall.serviceWindows[windowOf(line)]?.skills ?? []
        for (const { visit } of waitingAt(lines, line.calledAtS, skills)) {
          const comesFirst =
            line.visit.exempt === visit.exempt ? line.visit.placeS <= visit.placeS : line.visit.exempt
          expect([line, comesFirst]).toEqual([line, true])
        }
      }
  })

  test('never lets a window call in its breaks, nor before it opens', () => {
    for (const { lines, truth } of days)
      for (const line of lines) {
        const windowDay = truth.windowDays[windowOf(line)]
        expect(line.calledAtS).toBeGreaterThanOrEqual(windowDay?.opensAtS ?? Infinity)
        // Whoever calls after the end of the shift does so because the hall closes and people wait.
        const endS = hall.serviceWindows[windowOf(line)]?.shiftEndS ?? 0
        expect(line.calledAtS <= endS || endS === hall.closesAtS).toBe(true)
      }
  })

  test('is as full as a hall that people complain of', () => {
    const long = [...generateDays(hall, seed, 20)].flatMap(({ lines }) => lines)
    const meanS =
      long.reduce((sum, { visit, calledAtS }) => sum + calledAtS - visit.arrivedAtS, 0) / long.length
    expect(meanS).toBeGreaterThan(500)
    expect(meanS).toBeLessThan(3000)
    const share = (of: (line: GeneratedLine) => boolean): number => long.filter(of).length / long.length
    expect(share(({ visit }) => visit.exempt)).toBeCloseTo(hall.exemptShare, 1)
    expect(share(({ outcome }) => outcome === 'no-show')).toBeCloseTo(hall.noShowShare, 1)
    expect(share(({ visit }) => visit.placeS < visit.arrivedAtS)).toBeCloseTo(hall.transferShare, 1)
  })
})

test('an oracle is right as often as it says', () => {
  const { hall } = generated(5, 0)
  const oracle = oracleOf(hall, 5, 40)
  let inside = 0
  let below = 0
  let lines = 0
  for (const day of generateDays(hall, 5, 2, oracle.watch)) {
    oracle.dayEnds(day)
    const said = oracle
      .forecasts()
      .trimEnd()
      .split('\n')
      .slice(lines + 1)
    expect(said.length).toBe(day.lines.length)
    for (const [at, { visit, calledAtS }] of day.lines.entries()) {
      const [line, p10 = 0, p50 = 0, p90 = 0] = said[at]?.split(',').map(Number) ?? []
      expect(line).toBe(lines + at + 1)
      const waitS = calledAtS - visit.arrivedAtS
      if (waitS >= p10 && waitS <= p90 + 0.1) inside += 1
      if (waitS < p50) below += 1
    }
    lines += day.lines.length
  }
  expect(inside / lines).toBeGreaterThan(0.72)
  expect(inside / lines).toBeLessThan(0.92)
  expect(below / lines).toBeGreaterThan(0.3)
  expect(below / lines).toBeLessThan(0.6)
})
