import { describe, expect, test } from 'vitest'
import { boosted, trainBooster, type BoosterOptions } from '../../server/forecast/learning/booster.ts'
import { addExample, emptyExamples, type ExampleStore } from '../../server/forecast/learning/example-store.ts'
import { randomFrom } from '../../server/forecast/learning/random.ts'

const options: BoosterOptions = {
  shares: [0.1, 0.5, 0.9],
  trees: 60,
  depth: 4,
  rate: 0.15,
  leafRows: 15,
  ridge: 1,
  rowShare: 0.6,
  featureShare: 1,
  dayFade: 1,
  weightPower: 0.5,
  slackShare: 0.1,
  bases: [],
  seed: 5,
}

/** The wait is uniform between 0 and twice a middle that steps and slopes; the last feature is noise. */
const middleOf = (a: number, b: number): number => (a < 4 ? 100 : 300) * (1 + b)

function examples(count: number, most: number): ExampleStore {
  const random = randomFrom(11)
  const store = emptyExamples(3, most)
  for (let one = 0; one < count; one += 1) {
    const a = Math.floor(random() * 8)
    const b = random()
    addExample(store, Float64Array.of(a, b, random()), 2 * random() * middleOf(a, b), 1)
  }
  return store
}

describe('boosted trees', () => {
  test('find a function with a step and a slope, and its quantiles', () => {
    const booster = trainBooster(examples(6000, 6000), options)
    const random = randomFrom(3)
    let error = 0
    let blind = 0
    const below = [0, 0, 0]
    const tries = 2000
    for (let one = 0; one < tries; one += 1) {
      const a = Math.floor(random() * 8)
      const b = random()
      const middle = middleOf(a, b)
      const said = boosted(booster, Float64Array.of(a, b, random()))
      error += Math.abs((said[1] ?? 0) - middle)
      blind += Math.abs(300 - middle)
      const outcome = 2 * random() * middle
      for (const [at, quantile] of said.entries()) if (outcome < quantile) below[at] = (below[at] ?? 0) + 1
    }
    expect(error).toBeLessThan(0.2 * blind)
    expect((below[0] ?? 0) / tries).toBeCloseTo(0.1, 1)
    expect((below[1] ?? 0) / tries).toBeCloseTo(0.5, 1)
    expect((below[2] ?? 0) / tries).toBeCloseTo(0.9, 1)
  })

  test('are the same from the same examples and seed, and others from another seed', () => {
    const store = examples(800, 800)
    const at = Float64Array.of(2, 0.4, 0.1)
    const one = boosted(trainBooster(store, options), at)
    expect(boosted(trainBooster(store, options), at)).toEqual(one)
    expect(boosted(trainBooster(store, { ...options, seed: 6 }), at)).not.toEqual(one)
  })

  test('correct a base forecast where they are told of one', () => {
    const random = randomFrom(4)
    const store = emptyExamples(1, 4000)
    for (let one = 0; one < 4000; one += 1) {
      const base = 100 + 900 * random()
      addExample(store, Float64Array.of(base), base * 1.5 * (0.9 + 0.2 * random()), 1)
    }
    const few = { ...options, trees: 20, depth: 2, bases: [0] }
    const said = boosted(trainBooster(store, few), Float64Array.of(777))[1] ?? 0
    expect(said / (777 * 1.5)).toBeGreaterThan(0.95)
    expect(said / (777 * 1.5)).toBeLessThan(1.05)
  })

  test('stand constant features and a single outcome', () => {
    const store = emptyExamples(2, 400)
    for (let one = 0; one < 400; one += 1) addExample(store, Float64Array.of(1, -1), 0, 1)
    expect(boosted(trainBooster(store, options), Float64Array.of(1, -1))).toEqual([0, 0, 0])
  })
})

describe('the store of examples', () => {
  test('keeps the newest and grows no further than its limit', () => {
    const store = examples(5000, 2000)
    expect(store.outcomes.length).toBe(2000)
    expect(store.values.length).toBe(6000)
    addExample(store, Float64Array.of(7, 7, 7), 123, 9)
    expect(store.outcomes[5000 % 2000]).toBe(123)
    expect(store.outcomes.length).toBe(2000)
  })
})
