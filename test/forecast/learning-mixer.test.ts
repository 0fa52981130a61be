import { describe, expect, test } from 'vitest'
import { asleep, emptyMixer, learnMix, mixed, weightsOf } from '../../server/forecast/learning/mixer.ts'
import { randomFrom } from '../../server/forecast/learning/random.ts'

const even = (count: number): Float64Array => new Float64Array(count).fill(1 / count)

/** Learns from `rounds` outcomes, each told `delay` rounds late; gives the mean loss of the last half. */
function play(
  forecastsAt: (outcome: number, round: number, random: () => number) => Float64Array,
  { rounds, delay, share }: { readonly rounds: number; readonly delay: number; readonly share: number },
): { readonly weights: Float64Array; readonly loss: number } {
  const random = randomFrom(8)
  const mixer = emptyMixer(share, even(3), 1)
  const open: { readonly forecasts: Float64Array; readonly given: number; readonly outcome: number }[] = []
  let loss = 0
  for (let round = 0; round < rounds; round += 1) {
    const outcome = 500 + 500 * random()
    const forecasts = forecastsAt(outcome, round, random)
    const given = mixed(forecasts, weightsOf(mixer, 0, forecasts) ?? even(3))
    if (round >= rounds / 2) loss += Math.abs(given - outcome) / (rounds / 2)
    open.push({ forecasts, given, outcome })
    const known = open.length > delay ? open.shift() : undefined
    if (known) learnMix(mixer, 0, known.forecasts, known.given, known.outcome)
  }
  return { weights: weightsOf(mixer, 0, Float64Array.of(1, 1, 1)) ?? even(3), loss }
}

describe('the mixture of experts', () => {
  test('comes to the best expert, though outcomes are known late', () => {
    const { weights, loss } = play(
      (outcome, _round, random) =>
        Float64Array.of(1000 * random(), outcome + 40 * (random() - 0.5), outcome * 1.6),
      { rounds: 3000, delay: 50, share: 0.5 },
    )
    expect(weights[1]).toBeGreaterThan(0.9)
    expect(loss).toBeLessThan(25)
  })

  test('comes to a blend that is better than each of its experts', () => {
    // One is always too high, one always too low: the middle of both is right.
    const { loss } = play((outcome) => Float64Array.of(outcome + 200, Math.max(0, outcome - 200), 2000), {
      rounds: 4000,
      delay: 20,
      share: 0.5,
    })
    expect(loss).toBeLessThan(60)
  })

  test('turns to another expert when the hall changes', () => {
    const { loss } = play(
      (outcome, round, random) => {
        const near = outcome + 100 * (random() - 0.5)
        return round < 2000 ? Float64Array.of(near, near * 1.5, 0) : Float64Array.of(near * 1.5, near, 0)
      },
      { rounds: 6000, delay: 20, share: 0.5 },
    )
    expect(loss).toBeLessThan(120)
  })

  test('leaves sleeping experts out, and has no weights where all sleep', () => {
    const mixer = emptyMixer(0.5, even(3), 1)
    const weights = weightsOf(mixer, 0, Float64Array.of(100, asleep, 300))
    expect(weights?.[1]).toBe(0)
    expect(mixed(Float64Array.of(100, asleep, 300), weights ?? even(3))).toBeCloseTo(200)
    expect(weightsOf(mixer, 0, Float64Array.of(asleep, asleep, asleep))).toBeNull()
  })

  test('finds a high quantile when asked for one', () => {
    const random = randomFrom(2)
    const mixer = emptyMixer(0.9, even(5), 1)
    const forecasts = Float64Array.of(100, 300, 500, 700, 900)
    let above = 0
    for (let round = 0; round < 8000; round += 1) {
      const given = mixed(forecasts, weightsOf(mixer, 0, forecasts) ?? even(5))
      const outcome = 1000 * random()
      if (round >= 4000 && outcome > given) above += 1
      learnMix(mixer, 0, forecasts, given, outcome)
    }
    expect(above / 4000).toBeGreaterThan(0.07)
    expect(above / 4000).toBeLessThan(0.14)
  })
})
