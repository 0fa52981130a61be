/** Moments and what came of them, the newest in a fixed space. Plain data. */
export interface ExampleStore {
  readonly width: number
  readonly most: number
  /** Row by row; grows up to `most` rows, then the oldest is overwritten. */
  values: Float32Array
  outcomes: Float64Array
  days: Int32Array
  count: number
}

const firstRows = 1024

export function emptyExamples(width: number, most: number): ExampleStore {
  const rows = Math.min(firstRows, most)
  return {
    width,
    most,
    values: new Float32Array(rows * width),
    outcomes: new Float64Array(rows),
    days: new Int32Array(rows),
    count: 0,
  }
}

export function exampleCount(store: ExampleStore): number {
  return Math.min(store.count, store.outcomes.length)
}

export function addExample(store: ExampleStore, values: Float64Array, outcome: number, day: number): void {
  if (store.count === store.outcomes.length && store.count < store.most) grow(store)
  const row = store.count % store.outcomes.length
  store.values.set(values, row * store.width)
  store.outcomes[row] = outcome
  store.days[row] = day
  store.count += 1
}

function grow(store: ExampleStore): void {
  const rows = Math.min(store.most, store.outcomes.length * 2)
  const values = new Float32Array(rows * store.width)
  values.set(store.values)
  store.values = values
  const outcomes = new Float64Array(rows)
  outcomes.set(store.outcomes)
  store.outcomes = outcomes
  const days = new Int32Array(rows)
  days.set(store.days)
  store.days = days
}
