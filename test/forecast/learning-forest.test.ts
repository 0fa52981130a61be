import { expect, it } from 'vitest'
import { boosted, trainBooster, type BoosterOptions } from '../../server/forecast/learning/booster.ts'
import { addExample, emptyExamples } from '../../server/forecast/learning/example-store.ts'
import { featureCount } from '../../server/forecast/learning/features.ts'
import { askForest, forestOf } from '../../server/forecast/learning/forest.ts'
import { randomFrom } from '../../server/forecast/learning/random.ts'

const options: BoosterOptions = {
  shares: [0.1, 0.5, 0.9],
  trees: 30,
  depth: 4,
  rate: 0.2,
  leafRows: 5,
  ridge: 1,
  rowShare: 0.7,
  featureShare: 0.5,
  dayFade: 1,
  weightPower: 0.5,
  slackShare: 0.2,
  seed: 1,
  bases: [0],
}

it('says the mean of what its sets of trees say, at every moment', () => {
  const random = randomFrom(3)
  const store = emptyExamples(featureCount, 600)
  const moment = (): Float64Array =>
    Float64Array.from({ length: featureCount }, (_, at) =>
      at % 3 === 0 ? 9_000 * random() : Math.floor(5 * random()) - 1,
    )
  for (let row = 0; row < 600; row += 1) {
    const values = moment()
    addExample(store, values, (values[0] ?? 0) * (1 + (values[1] ?? 0)) + 500 * random(), 0)
  }
  const boosters = [1, 2, 3].map((seed) => trainBooster(store, { ...options, trees: 28 + seed, seed }))
  const forest = forestOf(boosters)
  // Examples themselves lie upon thresholds, and what is not known may be no number at all.
  for (let asked = 0; asked < 400; asked += 1) {
    const values =
      asked < 200 ? store.values.slice(asked * featureCount, (asked + 1) * featureCount) : moment()
    if (asked % 5 === 0) values[3] = Number.NaN
    const said = boosters.map((booster) => boosted(booster, Float64Array.from(values)))
    const means = [0, 1, 2].map((share) => said.reduce((sum, one) => sum + (one[share] ?? 0), 0) / 3)
    expect(askForest(forest, Float64Array.from(values))).toEqual(means)
  }
})

it('says nothing where nothing has grown', () => {
  expect(askForest(forestOf([]), new Float64Array(featureCount))).toBeNull()
})
