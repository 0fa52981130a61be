import { expect, test } from 'vitest'
import { Random } from '../../server/forecast/simulation/random.ts'
import { covarianceOfSums, meanOfSum } from '../../server/forecast/simulation/gaussian-state.ts'
import { emptyServiceTimes, ServiceTimes } from '../../server/forecast/simulation/service-times.ts'
import { Believer } from '../../server/forecast/simulation/belief.ts'
import { StayDraws } from '../../server/forecast/simulation/stay-draws.ts'
import { emptyWindowHabits } from '../../server/forecast/simulation/window-habits.ts'
import {
  drawRemainingGap,
  emptyGapHabits,
  learnGap,
  longShares,
  workedStep,
} from '../../server/forecast/simulation/gap-habits.ts'
import {
  addLength,
  emptyLengths,
  lengthExceededBy,
  shareAbove,
} from '../../server/forecast/simulation/length-record.ts'
import {
  breaksOf,
  emptyDayHabits,
  foldDay,
  hadMainBreak,
} from '../../server/forecast/simulation/day-habits.ts'
import { emptyBoundary, learnBoundary, offsetsMs } from '../../server/forecast/simulation/boundary-record.ts'
import { instantsAfter, placeAt } from '../../server/forecast/simulation/instants.ts'
import { addValue, emptyValues, sortedValues } from '../../server/forecast/simulation/recent-values.ts'
import { emptyAnswers, resultOf } from '../../server/forecast/simulation/result.ts'
import { selectPlace } from '../../server/forecast/simulation/select.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Days of stays with known effects; returns the learner at the end of the last day. */
function learned(days: number, forgottenShare = 0): ServiceTimes {
  const times = new ServiceTimes(emptyServiceTimes())
  const random = new Random(9)
  const serviceLogs = { quick: Math.log(3 * minuteMs), slow: Math.log(12 * minuteMs) }
  const clerkLogs = { fast: -0.3, even: 0, careful: 0.3 }
  for (let day = 0; day < days; day += 1) {
    times.beginDay()
    for (let stay = 0; stay < 300; stay += 1) {
      const service = random.next() < 0.7 ? 'quick' : 'slow'
      const clerk = (['fast', 'even', 'careful'] as const)[Math.floor(random.next() * 3)] ?? 'even'
      const forgotten = random.next() < forgottenShare ? Math.log(60) : 0
      const log = serviceLogs[service] + clerkLogs[clerk] + 0.5 * random.normal() + forgotten
      times.learn(service, clerk, Math.exp(log), day * 1000 + stay)
    }
  }
  return times
}

test('the filter finds services and clerks, and says how well it knows them', () => {
  const times = learned(8)
  const { effects } = times.state
  for (const [service, minutes] of [
    ['quick', 3],
    ['slow', 12],
  ] as const) {
    const places = times.placesOf(service, 'even')
    const off = meanOfSum(effects, places) - Math.log(minutes * minuteMs)
    expect(Math.abs(off)).toBeLessThan(0.06)
    expect(Math.abs(off)).toBeLessThan(4 * Math.sqrt(covarianceOfSums(effects, places, places)))
  }
  const spread =
    (effects.mean[times.clerkPlace('careful')] ?? 0) - (effects.mean[times.clerkPlace('fast')] ?? 0)
  expect(Math.abs(spread - 0.6)).toBeLessThan(0.1)
  expect(Math.abs(Math.sqrt(times.spreadOf('quick').variance) - 0.5)).toBeLessThan(0.06)
})

test('one forgotten press in fifty moves a typical time by less than a tenth', () => {
  const clean = learned(6)
  const forgetful = learned(6, 0.02)
  const middle = (times: ServiceTimes): number =>
    meanOfSum(times.state.effects, times.placesOf('quick', null))
  expect(Math.abs(middle(forgetful) - middle(clean))).toBeLessThan(0.1)
})

test('a slow day is noticed, and forgotten the day after', () => {
  const times = learned(6)
  const usual = meanOfSum(times.state.effects, times.placesOf('quick', 'even'))
  times.beginDay()
  for (let stay = 0; stay < 60; stay += 1) times.learn('quick', 'even', Math.exp(usual + 0.3), 10_000 + stay)
  const today = meanOfSum(times.state.effects, times.placesOf('quick', 'even'))
  expect(today - usual).toBeGreaterThan(0.12)
  times.beginDay()
  expect(meanOfSum(times.state.effects, times.placesOf('quick', 'even')) - usual).toBeLessThan(
    (today - usual) * 0.6,
  )
})

test('a service never seen is guessed from its configured time, else from the others', () => {
  const times = learned(3)
  times.configure('new', 20 * minuteMs)
  expect(times.typicalMs('new') / minuteMs).toBeGreaterThan(15)
  expect(times.typicalMs('new') / minuteMs).toBeLessThan(27)
  const unknown = times.typicalMs('unknown')
  expect(unknown).toBeGreaterThan(times.typicalMs('quick'))
  expect(unknown).toBeLessThan(times.typicalMs('slow'))
})

test('what is left of a stay is drawn from those that lasted longer', () => {
  const times = learned(6)
  const habits = emptyWindowHabits()
  habits.noShowShare = 0
  const belief = new Believer(times).believe(['quick'], ['even'])
  const draws = new StayDraws(belief, habits, new Random(3))
  const meanLeft = (forMs: number): number => {
    let sum = 0
    for (let draw = 0; draw < 4000; draw += 1) {
      if (draw % 8 === 0) draws.beginRun()
      sum += draws.remainingStay(0, 0, forMs)
    }
    return sum / 4000 / minuteMs
  }
  // Mean of a log-normal of median 3 and deviation 0.5, and its mean excess over 6 minutes, of which 300 residuals
  // show one stay in twelve.
  expect(Math.abs(meanLeft(0) - 3.4)).toBeLessThan(0.3)
  expect(Math.abs(meanLeft(6 * minuteMs) - 1.7)).toBeLessThan(0.55)
  expect(meanLeft(60 * minuteMs)).toBeGreaterThan(1)
})

test('a record of lengths keeps its shares to a bin', () => {
  const record = emptyLengths()
  for (let second = 1; second <= 100; second += 1) addLength(record, second * 1000)
  expect(Math.abs(shareAbove(record, 50_000) - 0.5)).toBeLessThan(0.05)
  expect(Math.abs(lengthExceededBy(record, 0.1) / 1000 - 90)).toBeLessThan(6)
  expect(shareAbove(record, 200_000)).toBe(0)
})

test('long absences are told from short gaps, by how long the window had worked', () => {
  const habits = emptyGapHabits()
  const random = new Random(4)
  for (let gap = 0; gap < 3000; gap += 1) {
    const workedMs = random.next() * 3 * hourMs
    const isLong = workedMs > hourMs && random.next() < 0.08
    const lengthMs = isLong ? (5 + 5 * random.next()) * minuteMs : 4_000 + 10_000 * random.exponential()
    expect(learnGap(habits, { lengthMs, missedMs: lengthMs, allAlong: true }, workedMs)).toBe(isLong)
  }
  const shares = longShares(habits)
  expect(shares[workedStep(5 * minuteMs)]).toBeLessThan(0.02)
  expect(Math.abs((shares[workedStep(2.5 * hourMs)] ?? 0) - 0.08)).toBeLessThan(0.025)
  let left = 0
  for (let draw = 0; draw < 2000; draw += 1)
    left += drawRemainingGap(habits, 0.08, 4 * minuteMs, 4 * minuteMs, random).leftMs / 2000
  expect(Math.abs(left / minuteMs - 3.5)).toBeLessThan(0.7)
})

test('the beginning of a break is found from bounds on either side', () => {
  const record = emptyBoundary()
  const random = new Random(6)
  for (let day = 0; day < 400; day += 1) {
    const offset = 5 * minuteMs + 2 * minuteMs * random.normal()
    const before = offset - random.next() * 6 * minuteMs
    learnBoundary(record, before, before + 6 * minuteMs)
  }
  const total = record.weights.reduce((sum, weight) => sum + weight, 0)
  const mean = record.weights.reduce((sum, weight, step) => sum + weight * (offsetsMs[step] ?? 0), 0) / total
  expect(Math.abs(mean - 5 * minuteMs)).toBeLessThan(minuteMs)
})

test('habits of past days say when a window rests, and that it has rested', () => {
  const habits = emptyDayHabits()
  for (let day = 0; day < 6; day += 1)
    foldDay(
      habits,
      new Map([
        ['early', { beganMs: 8 * hourMs, lastMs: 13 * hourMs, pause: null }],
        [
          'late',
          {
            beganMs: 9 * hourMs,
            lastMs: 16 * hourMs,
            pause: { startMs: 12 * hourMs, lengthMs: 45 * minuteMs },
          },
        ],
      ]),
    )
  expect(habits.windows.get('early')?.days.at(-1)?.leftMs).toBe(13 * hourMs)
  expect(habits.windows.get('late')?.days.at(-1)?.leftMs).toBeNull()
  const { atMs, weights } = breaksOf(habits, 'late')
  const atNoon = weights.reduce((sum, weight, at) => sum + (atMs[at] === 12 * hourMs ? weight : 0), 0)
  expect(atNoon / weights.reduce((sum, weight) => sum + weight, 0)).toBeGreaterThan(0.75)
  expect(hadMainBreak(habits, { startMs: 10 * hourMs, lengthMs: 21 * minuteMs })).toBe(false)
  expect(hadMainBreak(habits, { startMs: 12 * hourMs, lengthMs: 40 * minuteMs })).toBe(true)
})

test('instants are drawn in order of time by their weights, those before a bound left out', () => {
  const instants = instantsAfter([5, -3, Number.POSITIVE_INFINITY, -10], [1, 2, 1, 9], null, -5)
  expect([...(instants?.atMs ?? [])]).toEqual([-3, 5, Number.POSITIVE_INFINITY])
  expect(instants?.past).toBe(2)
  expect(instants && [0, 1.9, 2.5, 3.5].map((weight) => placeAt(instants, weight))).toEqual([0, 0, 1, 2])
  expect(instantsAfter([1], [1], null, 2)).toBeNull()
})

test('selecting puts a value where sorting would', () => {
  const random = new Random(8)
  for (let round = 0; round < 300; round += 1) {
    const values = Float64Array.from({ length: 1 + (round % 40) }, () => Math.floor(random.next() * 12))
    const sorted = values.toSorted()
    const place = Math.floor(random.next() * values.length)
    selectPlace(values, 0, values.length, place)
    expect(values[place]).toBe(sorted[place])
  }
})

test('the last values are kept, in order of size too', () => {
  const random = new Random(12)
  const recent = emptyValues(7)
  const all: number[] = []
  for (let round = 0; round < 200; round += 1) {
    const value = Math.floor(random.next() * 5)
    all.push(value)
    addValue(recent, value)
    expect([...sortedValues(recent)]).toEqual(all.slice(-7).sort((a, b) => a - b))
  }
})

test('the quantiles of few or many runs are those of the sorted runs', () => {
  const random = new Random(15)
  for (let runs = 1; runs < 90; runs += 1) {
    const answers = emptyAnswers(1, runs)
    for (let run = 0; run < runs; run += 1) answers.calledMs[run] = Math.floor(random.next() * 50)
    const sorted = answers.calledMs.toSorted()
    const bounds = { longestMs: Number.POSITIVE_INFINITY, staying: null, waitedMs: 0 }
    const result = resultOf(answers, 0, bounds, new Float64Array(runs), { windows: 1, serviceMs: 1 })
    const at = (share: number): number => {
      const place = Math.max(0, Math.min(runs - 1, share * runs - 0.5))
      const [low, high] = [
        sorted[Math.floor(place)] ?? 0,
        sorted[Math.min(runs - 1, Math.floor(place) + 1)] ?? 0,
      ]
      return low + (place - Math.floor(place)) * (high - low)
    }
    expect(result?.p10Ms).toBeCloseTo(at(0.1), 9)
    expect(result?.p90Ms).toBeCloseTo(at(0.9), 9)
    expect(result?.p50Ms).toBeGreaterThanOrEqual(at(0.38))
    expect(result?.p50Ms).toBeLessThanOrEqual(at(0.62))
  }
})
