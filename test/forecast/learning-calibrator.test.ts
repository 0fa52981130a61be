import { describe, expect, test } from 'vitest'
import { calibrated, emptyCalibrator, learnCalibration } from '../../server/forecast/learning/calibrator.ts'
import { randomFrom } from '../../server/forecast/learning/random.ts'
import type { Quantiles } from '../../server/forecast/quantiles.ts'

const shares = { earlyShare: 0.1, lateShare: 0.1 }
const slack = 10

/** Counts misses over the last half; `spread` is the half-width of log(wait) in each round and service. */
function play(
  spread: (round: number, service: number) => number,
  delay: number,
): { readonly early: number[]; readonly late: number[] } {
  const random = randomFrom(21)
  const calibrator = emptyCalibrator()
  const rounds = 40_000
  const raw: Quantiles = { p10Ms: 700, p50Ms: 1000, p90Ms: 1300 }
  const open: { readonly said: Quantiles; readonly service: number; readonly wait: number }[] = []
  const early = [0, 0]
  const late = [0, 0]
  for (let round = 0; round < rounds; round += 1) {
    const service = round % 2
    const cell = { service, hour: Math.floor(round / 500) % 24, bucket: 1 }
    const said = calibrated(calibrator, raw, cell, slack)
    const wait = 1000 * Math.exp(spread(round, service) * (2 * random() - 1))
    if (round >= rounds / 2) {
      if (wait < said.p10Ms) early[service] = (early[service] ?? 0) + 4 / rounds
      if (wait > said.p90Ms) late[service] = (late[service] ?? 0) + 4 / rounds
    }
    open.push({ said, service, wait })
    const known = open.length > delay ? open.shift() : undefined
    if (known)
      learnCalibration(calibrator, known.said, { ...cell, service: known.service }, known.wait, shares)
  }
  return { early, late }
}

describe('the calibrator', () => {
  test('keeps its shares in each service, though they spread differently and are known late', () => {
    const { early, late } = play((_round, service) => (service === 0 ? 0.15 : 1.2), 100)
    for (const share of [...early, ...late]) {
      expect(share).toBeGreaterThan(0.085)
      expect(share).toBeLessThan(0.115)
    }
  })

  test('keeps its shares while the spread drifts', () => {
    const { early, late } = play((round) => 0.3 + 0.5 * Math.sin(round / 4000) ** 2, 100)
    for (const share of [...early, ...late]) {
      expect(share).toBeGreaterThan(0.08)
      expect(share).toBeLessThan(0.12)
    }
  })

  test('leaves a lump of waits of nothing alone, and keeps quantiles in order', () => {
    const calibrator = emptyCalibrator()
    const cell = { service: 0, hour: 9, bucket: 0 }
    const raw = { p10Ms: 0, p50Ms: 0, p90Ms: 400 }
    for (let round = 0; round < 500; round += 1) {
      const said = calibrated(calibrator, raw, cell, slack)
      expect(said.p10Ms).toBe(0)
      expect(said.p50Ms).toBe(0)
      expect(said.p90Ms).toBeGreaterThanOrEqual(0)
      learnCalibration(calibrator, said, cell, round % 10 === 0 ? 500 : 0, shares)
    }
  })
})
