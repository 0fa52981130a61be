/**
 * How long something takes, as a decaying histogram with bins of equal ratio: five to the octave from a quarter
 * of a second to three days. It keeps rare long ones beside common short ones in a few numbers.
 */
export interface LengthRecord {
  readonly weights: Float64Array
  total: number
}

const binsPerOctave = 5
const octaves = 20
export const bins = 1 + binsPerOctave * octaves
const shortestMs = 250
const log2Shortest = Math.log2(shortestMs)

export function emptyLengths(): LengthRecord {
  return { weights: new Float64Array(bins), total: 0 }
}

/** A record that has seen each of these lengths with this weight. */
export function lengthsOf(lengthsMs: readonly number[], weight: number): LengthRecord {
  const record = emptyLengths()
  for (const lengthMs of lengthsMs) addLength(record, lengthMs, weight)
  return record
}

export function binOf(lengthMs: number): number {
  if (!(lengthMs >= shortestMs)) return 0
  return Math.min(bins - 1, 1 + Math.floor((Math.log2(lengthMs) - log2Shortest) * binsPerOctave))
}

/** Lower edge of a bin, milliseconds. */
export const edgesMs = Float64Array.from({ length: bins + 1 }, (_, bin) =>
  bin === 0 ? 0 : 2 ** (log2Shortest + (bin - 1) / binsPerOctave),
)

export function addLength(record: LengthRecord, lengthMs: number, weight = 1): void {
  const bin = binOf(lengthMs)
  record.weights[bin] = (record.weights[bin] as number) + weight
  record.total += weight
}

/** Lets old ones fade: all weights times `factor`. */
export function fade(record: LengthRecord, factor: number): void {
  let total = 0
  for (let bin = 0; bin < bins; bin += 1)
    total += record.weights[bin] = (record.weights[bin] as number) * factor
  record.total = total
}

/** Share of lengths above this one; uniform within a bin. */
export function shareAbove(record: LengthRecord, lengthMs: number): number {
  if (record.total <= 0) return 0
  const bin = binOf(lengthMs)
  let above = 0
  for (let other = bins - 1; other > bin; other -= 1) above += record.weights[other] as number
  const low = edgesMs[bin] as number
  const high = edgesMs[bin + 1] as number
  const inside = Math.min(1, Math.max(0, (high - lengthMs) / (high - low)))
  return (above + inside * (record.weights[bin] as number)) / record.total
}

/** The length that this share (0…1) of all exceeds. Zero where the record is empty. */
export function lengthExceededBy(record: LengthRecord, share: number): number {
  let left = share * record.total
  for (let bin = bins - 1; bin >= 0; bin -= 1) {
    const weight = record.weights[bin] as number
    if (weight > 0 && left <= weight) {
      const low = edgesMs[bin] as number
      const high = edgesMs[bin + 1] as number
      return high - (left / weight) * (high - low)
    }
    left -= weight
  }
  return 0
}

/** Fills `table` with the lengths at equally many equally likely steps, shortest first. */
export function tabulate(record: LengthRecord, table: Float64Array): void {
  const steps = table.length
  let bin = 0
  let before = 0
  for (let step = 0; step < steps; step += 1) {
    const wanted = ((step + 0.5) / steps) * record.total
    while (bin < bins - 1 && before + (record.weights[bin] as number) < wanted) {
      before += record.weights[bin] as number
      bin += 1
    }
    const weight = record.weights[bin] as number
    const low = edgesMs[bin] as number
    const high = edgesMs[bin + 1] as number
    table[step] = weight > 0 ? low + ((wanted - before) / weight) * (high - low) : low
  }
}
