import {
  addLength,
  fade,
  lengthExceededBy,
  lengthsOf,
  shareAbove,
  type LengthRecord,
} from './length-record.ts'
import type { Random } from './random.ts'

/**
 * From the end of a stay to the next call of the window, while somebody waits: short ones, for clearing the desk, and
 * long ones, when nobody is there and nobody said so. How often a gap is long depends on how long the window has
 * worked since it was last away.
 */
export interface GapHabits {
  readonly short: LengthRecord
  readonly long: LengthRecord
  /** Gaps, and long ones among them, by step of time worked; fading. */
  readonly gaps: Float64Array
  readonly longGaps: Float64Array
  /** Log of a typical stay, of all services together: what is long is long beside it. */
  logStay: number
}

const minuteMs = 60_000
const quarterMs = 15 * minuteMs
/** Step of time worked by quarters of an hour: finer at first, and all alike from two hours on. */
const stepOfQuarter = [0, 1, 2, 3, 4, 4, 5, 5, 6]
export const workedSteps = 7
/** A gap is long from this many typical ones on, and from this share of a typical stay. */
const longFactor = 10
const longStayShare = 0.25
const firstLogStay = Math.log(5 * minuteMs)
const stayMemory = 0.01
/** Each step's share is drawn to the share of all as if by this many gaps. */
const inertia = 40
/** What is believed before anything is seen. */
const firstGaps = 50
const firstLongShare = 0.02
const dailyFading = 0.98

export function emptyGapHabits(): GapHabits {
  return {
    short: lengthsOf(
      // From two seconds to two minutes: a clerk whom nobody has seen yet may still be sitting down.
      Array.from({ length: 30 }, (_, step) => 2_000 * 60 ** (step / 29)),
      0.5,
    ),
    long: lengthsOf(
      [3, 5, 8, 13, 20, 45].map((minutes) => minutes * minuteMs),
      0.5,
    ),
    gaps: new Float64Array(workedSteps).fill(firstGaps / workedSteps),
    longGaps: new Float64Array(workedSteps).fill((firstGaps * firstLongShare) / workedSteps),
    logStay: firstLogStay,
  }
}

export function beginGapDay(habits: GapHabits): void {
  fade(habits.short, dailyFading)
  fade(habits.long, dailyFading)
  for (let step = 0; step < workedSteps; step += 1) {
    habits.gaps[step] = (habits.gaps[step] as number) * dailyFading
    habits.longGaps[step] = (habits.longGaps[step] as number) * dailyFading
  }
}

export function workedStep(workedMs: number): number {
  const quarter = (workedMs / quarterMs) | 0
  return stepOfQuarter[quarter < 0 ? 0 : quarter > 8 ? 8 : quarter] as number
}

export function learnTypicalStay(habits: GapHabits, stayMs: number): void {
  habits.logStay += stayMemory * (Math.log(Math.max(1, stayMs)) - habits.logStay)
}

/** From this length on a gap in which somebody waited is a long one. */
export function longFromMs(habits: GapHabits): number {
  return Math.max(longFactor * lengthExceededBy(habits.short, 0.5), longStayShare * Math.exp(habits.logStay))
}

/**
 * Learns one gap after this much work, in which somebody waited in vain for `missedMs`; `allAlong`: from its
 * beginning. Returns whether it was a long one.
 */
export function learnGap(
  habits: GapHabits,
  gap: { readonly lengthMs: number; readonly missedMs: number; readonly allAlong: boolean },
  workedMs: number,
): boolean {
  const isLong = gap.missedMs > longFromMs(habits)
  // It began at some instant between the end of the stay and the first one who waited in vain.
  const longMs = gap.allAlong ? gap.lengthMs : (gap.lengthMs + gap.missedMs) / 2
  if (!isLong && !gap.allAlong) return false
  const step = workedStep(workedMs)
  habits.gaps[step] = (habits.gaps[step] as number) + 1
  if (isLong) habits.longGaps[step] = (habits.longGaps[step] as number) + 1
  if (isLong) addLength(habits.long, longMs)
  else addLength(habits.short, gap.missedMs)
  return isLong
}

/** Learns one declared absence after this much work. */
export function learnAbsence(habits: GapHabits, lengthMs: number, workedMs: number): void {
  const step = workedStep(workedMs)
  habits.gaps[step] = (habits.gaps[step] as number) + 1
  habits.longGaps[step] = (habits.longGaps[step] as number) + 1
  addLength(habits.long, lengthMs)
}

/** Share of long gaps by step of time worked. */
export function longShares(habits: GapHabits): Float64Array {
  let gaps = 0
  let long = 0
  for (let step = 0; step < workedSteps; step += 1) {
    gaps += habits.gaps[step] as number
    long += habits.longGaps[step] as number
  }
  const all = gaps > 0 ? long / gaps : firstLongShare
  return habits.gaps.map(
    (count, step) => ((habits.longGaps[step] as number) + inertia * all) / (count + inertia),
  )
}

/**
 * Share of gaps that last longer: short ones longer than the time that somebody has waited in vain, long ones longer
 * than all the time that has passed.
 */
export function gapShareAbove(habits: GapHabits, longShare: number, missedMs: number, forMs: number): number {
  if (missedMs <= 0) return 1
  return (1 - longShare) * shareAbove(habits.short, missedMs) + longShare * shareAbove(habits.long, forMs)
}

/**
 * What is left of a gap that has lasted `forMs`, in which somebody waited in vain for `missedMs`; where none lasted
 * so long, roughly as long again.
 */
export function drawRemainingGap(
  habits: GapHabits,
  longShare: number,
  missedMs: number,
  forMs: number,
  random: Random,
): { readonly leftMs: number; readonly isLong: boolean } {
  const shortAbove = (1 - longShare) * shareAbove(habits.short, missedMs)
  const longAbove = longShare * shareAbove(habits.long, forMs)
  if (shortAbove + longAbove < 1e-5)
    return { leftMs: Math.max(1_000, forMs) * (Math.exp(0.7 * random.exponential()) - 1), isLong: true }
  const drawn = random.next() * (shortAbove + longAbove)
  if (drawn < shortAbove) {
    const gapMs = lengthExceededBy(habits.short, drawn / (1 - longShare))
    return { leftMs: Math.max(0, gapMs - missedMs), isLong: false }
  }
  const gapMs = lengthExceededBy(habits.long, (drawn - shortAbove) / longShare)
  return { leftMs: Math.max(0, gapMs - forMs), isLong: true }
}
