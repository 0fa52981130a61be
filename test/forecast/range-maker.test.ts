import { expect, test } from 'vitest'
import { Floor } from '../../server/forecast/floor.ts'
import { RangeKeeper } from '../../server/forecast/range-keeper.ts'
import { rangeOf, type Rounding } from '../../server/forecast/range-maker.ts'
import { shareAfter } from '../../server/forecast/wait-distribution.ts'
import { Random } from '../support/random.ts'

const minute = 60_000
const day = 86_400_000
const shares = { earlyShare: 0.1, lateShare: 0.1 }
const square: Rounding = { earlyOwed: 0, lateOwed: 0, aims: shares }
const noon = Date.parse('2031-03-03T12:00:00Z')

function quantiles(p10: number, p50: number, p90: number) {
  return { p10Ms: p10 * minute, p50Ms: p50 * minute, p90Ms: p90 * minute }
}

test('FORECAST-3 lies on steps of five minutes of the clock, ten beyond an hour, fifteen beyond two', () => {
  for (const [far, step] of [
    [20, 5],
    [60, 5],
    [61, 10],
    [120, 10],
    [121, 15],
  ] as const)
    for (let second = 0; second < 1_800; second += 97) {
      const nowMs = noon + second * 1_000
      const { notBeforeMs, byMs } = rangeOf(quantiles(far / 2, far * 0.7, far), nowMs, square, shares)
      expect(notBeforeMs % (step * minute)).toBe(0)
      expect(byMs % (step * minute)).toBe(0)
      expect(byMs - notBeforeMs).toBeGreaterThanOrEqual(step * minute)
    }
})

test('FORECAST-3 is never empty, never over when it is said, and begins no earlier than this step of the clock', () => {
  for (let second = 0; second < 600; second += 7) {
    const nowMs = noon + second * 1_000
    const { notBeforeMs, byMs } = rangeOf(quantiles(0, 0, 0), nowMs, square, shares)
    expect(notBeforeMs).toBe(noon + Math.floor(second / 300) * 5 * minute)
    expect(byMs).toBeGreaterThan(nowMs)
  }
})

test('FORECAST-3 holds the median, whatever rounding owes', () => {
  for (const owed of [-0.5, 0, 0.5])
    for (let middle = 0; middle < 90; middle += 0.7) {
      const between = quantiles(middle * 0.6, middle, middle * 1.5)
      const nowMs = noon + middle * 1_700
      const { notBeforeMs, byMs } = rangeOf(
        between,
        nowMs,
        { ...square, lateOwed: owed, earlyOwed: owed },
        shares,
      )
      expect(notBeforeMs).toBeLessThanOrEqual(nowMs + between.p50Ms)
      expect(byMs).toBeGreaterThanOrEqual(nowMs + between.p50Ms)
    }
})

test('FORECAST-3 takes the wider step where ranges so far were too narrow, the narrower where they were too wide', () => {
  const between = quantiles(5, 10, 17)
  const generous = rangeOf(between, noon, { ...square, lateOwed: -0.4, earlyOwed: -0.4 }, shares)
  const strict = rangeOf(between, noon, { ...square, lateOwed: 0.4, earlyOwed: 0.4 }, shares)
  expect((generous.byMs - noon) / minute).toBe(20)
  expect((strict.byMs - noon) / minute).toBe(15)
  expect(generous.notBeforeMs).toBeLessThan(strict.notBeforeMs)
})

function shareOf(wanted: { earlyShare: number; lateShare: number }, bias: number) {
  const numbers = new Random(7)
  const random = (): number => numbers.share()
  const floor = new Floor()
  const keeper = new RangeKeeper(wanted)
  const service = floor.serviceOf('A')
  let early = 0
  let late = 0
  const tickets = 6_000
  for (let one = 0; one < tickets; one += 1) {
    const nowMs = noon + one * 71_000
    const ticket = String(one)
    const middle = (1 + 24 * random()) * minute
    // The wait is exponential on both sides of the median, just as its quantiles say.
    const up = (-Math.log(Math.max(1e-9, random())) * middle * 0.5) / Math.log(0.5 / wanted.lateShare)
    const down = Math.min(
      middle,
      (-Math.log(Math.max(1e-9, random())) * middle * 0.5) / Math.log(0.5 / wanted.earlyShare),
    )
    const waitMs = (random() < 0.5 ? middle + up : middle - down) * bias
    const said = { p10Ms: middle * 0.5, p50Ms: middle, p90Ms: middle * 1.5 }
    const range = rangeOf(said, nowMs, keeper.roundingOf(service, nowMs % day), wanted)
    floor.apply({ type: 'arrived', ticket, service: 'A', priorityClass: 'ordinary', atMs: nowMs })
    keeper.said(ticket, service, said, range, { atMs: nowMs, midnightMs: nowMs - (nowMs % day) })
    const called = {
      type: 'called',
      ticket,
      serviceWindow: null,
      clerk: null,
      atMs: nowMs + waitMs,
    } as const
    keeper.observe(called, floor)
    floor.apply(called)
    if (one < tickets / 3) continue
    if (called.atMs < range.notBeforeMs) early += 1
    if (called.atMs > range.byMs) late += 1
  }
  return { early: early / (tickets * (2 / 3)), late: late / (tickets * (2 / 3)) }
}

test('FORECAST-3 keeps the shares of early and late calls that the hall asks for, on five-minute steps', () => {
  for (const wanted of [shares, { earlyShare: 0.05, lateShare: 0.2 }]) {
    const { early, late } = shareOf(wanted, 1)
    expect(Math.abs(early - wanted.earlyShare)).toBeLessThan(0.015)
    expect(Math.abs(late - wanted.lateShare)).toBeLessThan(0.015)
  }
})

test('FORECAST-3 leans against a forecast that is a tenth too short', () => {
  const { late } = shareOf(shares, 1.1)
  expect(late).toBeLessThan(0.135)
})

test('FORECAST-3 passes through the quantiles it is given and never rises', () => {
  const given = quantiles(10, 20, 45)
  expect(shareAfter(given, shares, 10 * minute)).toBeCloseTo(0.9)
  expect(shareAfter(given, shares, 20 * minute)).toBeCloseTo(0.5)
  expect(shareAfter(given, shares, 45 * minute)).toBeCloseTo(0.1)
  let before = 1
  for (let at = -5; at < 200; at += 1) {
    const share = shareAfter(given, shares, at * minute)
    expect(share).toBeLessThanOrEqual(before)
    before = share
  }
})
