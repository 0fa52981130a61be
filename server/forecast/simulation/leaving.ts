import { binOf, bins, edgesMs } from './length-record.ts'

/** Until when people wait: how many were called and how many had left, by how long they had waited; fading. */
export interface LeavingState {
  readonly called: Float64Array
  readonly left: Float64Array
}

/** Before anything is seen: nobody leaves, as if so many had been called late. */
const firstCalled = 20
const dailyFading = 0.95
/** Where fewer than this share leave, nobody is taken to. */
const leastShare = 0.003

export function emptyLeaving(): LeavingState {
  return { called: new Float64Array(bins), left: new Float64Array(bins) }
}

export function beginLeavingDay({ called, left }: LeavingState): void {
  for (let bin = 0; bin < bins; bin += 1) {
    called[bin] = (called[bin] as number) * dailyFading
    left[bin] = (left[bin] as number) * dailyFading
  }
}

export function learnLeaving({ called, left }: LeavingState, waitedMs: number, hasLeft: boolean): void {
  const bin = binOf(waitedMs)
  if (hasLeft) left[bin] = (left[bin] as number) + 1
  else called[bin] = (called[bin] as number) + 1
}

/** The share that still waits at the lower edge of each bin, with nobody called (E. L. Kaplan and P. Meier 1958); null: nobody leaves. */
export function stayingShares({ called, left }: LeavingState): Float64Array | null {
  let atRisk = firstCalled
  let allLeft = 0
  for (let bin = 0; bin < bins; bin += 1) {
    atRisk += (called[bin] as number) + (left[bin] as number)
    allLeft += left[bin] as number
  }
  if (allLeft < leastShare * atRisk) return null
  const shares = new Float64Array(bins + 1)
  shares[0] = 1
  for (let bin = 0; bin < bins; bin += 1) {
    // Those called in the bin were there for half of it.
    const there = atRisk - (called[bin] as number) / 2
    shares[bin + 1] = (shares[bin] as number) * (1 - (left[bin] as number) / Math.max(1, there))
    atRisk -= (called[bin] as number) + (left[bin] as number)
  }
  return shares
}

/** The share that still waits after this long. */
export function stayingShare(shares: Float64Array, waitedMs: number): number {
  const bin = binOf(waitedMs)
  const low = edgesMs[bin] as number
  const high = edgesMs[bin + 1] as number
  const part = Math.min(1, Math.max(0, (waitedMs - low) / (high - low)))
  return (shares[bin] as number) + part * ((shares[bin + 1] as number) - (shares[bin] as number))
}
