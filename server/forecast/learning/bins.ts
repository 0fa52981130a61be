import { exampleCount, type ExampleStore } from './example-store.ts'

export const binsMost = 64
const sampleMost = 4096

/** Examples in small numbers: `bins[row × width + feature]` counts the feature's thresholds below its value. */
export interface Binned {
  readonly rows: number
  readonly width: number
  readonly bins: Uint8Array
  /** By feature, rising; bin b holds values in (thresholds[b-1], thresholds[b]]. */
  readonly thresholds: readonly Float32Array[]
}

/** Thresholds between quantiles of a sample, so that bins hold about equally many. */
function thresholdsOf(store: ExampleStore, rows: number, feature: number): Float32Array {
  const { values, width } = store
  const step = Math.max(1, Math.floor(rows / sampleMost))
  const sample = new Float32Array(Math.floor((rows - 1) / step) + 1)
  for (let at = 0; at < sample.length; at += 1) sample[at] = values[at * step * width + feature] as number
  sample.sort()
  const chosen: number[] = []
  for (let bin = 1; bin < binsMost; bin += 1) {
    const place = Math.floor((bin * sample.length) / binsMost)
    const low = sample[Math.max(0, place - 1)] as number
    const high = sample[place] as number
    // Between two values; where they are equal, the value itself, so that a lump has a bin of its own.
    const threshold = low === high ? low : Math.fround((low + high) / 2)
    if (threshold < (sample[sample.length - 1] as number) && threshold !== chosen.at(-1))
      chosen.push(threshold)
  }
  return Float32Array.from(chosen)
}

export function binned(store: ExampleStore): Binned {
  const rows = exampleCount(store)
  const { width, values } = store
  const thresholds = Array.from({ length: width }, (_, feature) => thresholdsOf(store, rows, feature))
  const bins = new Uint8Array(rows * width)
  for (const [feature, edges] of thresholds.entries()) {
    for (let row = 0; row < rows; row += 1) {
      const value = values[row * width + feature] as number
      let low = 0
      let high = edges.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((edges[middle] as number) < value) low = middle + 1
        else high = middle
      }
      bins[row * width + feature] = low
    }
  }
  return { rows, width, bins, thresholds }
}
