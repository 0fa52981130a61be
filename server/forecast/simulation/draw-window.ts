import { offsetAt, weightBetween } from './boundary-record.ts'
import { drawRemainingGap, gapShareAbove, workedStep } from './gap-habits.ts'
import type { Random } from './random.ts'
import { never, type SceneWindow } from './scene.ts'
import type { WindowHabitsState } from './window-habits.ts'

/** What one run takes for granted about a window. */
export interface WindowFate {
  /** When it can call next. */
  freeMs: number
  /** When its break is due, `never` where none is to come. */
  breakMs: number
  breakLengthMs: number
  endsMs: number
  /** It comes from a break or a long gap. */
  wasAway: boolean
}

function drawOf(values: { readonly values: Float64Array; readonly count: number }, random: Random): number {
  return values.values[Math.floor(random.next() * values.count)] ?? 0
}

/** A draw above a bound; where eight draws stay below, a little above the bound. */
function drawAbove(
  values: { readonly values: Float64Array; readonly count: number },
  boundMs: number,
  random: Random,
): number {
  for (let tries = 0; tries < 8; tries += 1) {
    const value = drawOf(values, random)
    if (value > boundMs) return value
  }
  return boundMs + random.exponential() * Math.max(60_000, Math.abs(boundMs) * 0.5)
}

/** Draws when the window's break is due, given that it had not begun at `notBeforeMs`; and its length. */
function drawBreak(
  fate: WindowFate,
  scene: SceneWindow,
  notBeforeMs: number,
  habits: WindowHabitsState,
  random: Random,
): void {
  fate.breakMs = never
  if (scene.breakMs === never) return
  const offset = offsetAt(habits.breakOffsets, random.next(), notBeforeMs - scene.breakMs, never)
  if (offset === null) return
  fate.breakMs = scene.breakMs + offset
  fate.breakLengthMs = Math.max(0, scene.breakLengthMs + drawOf(habits.breakExtras, random))
}

/** How likely the gap of a window is a long one, by how long it had worked when it began. */
function longShareOf(scene: SceneWindow, longShares: Float64Array): number {
  return longShares[workedStep(scene.endedMs - scene.worksSinceMs)] ?? 0
}

/**
 * A window that is free and does not call may be on its planned break: the more likely, the later it is and the
 * longer somebody has waited for it in vain. Returns whether this run takes it so, with the return as `freeMs`.
 */
function isOnBreak(
  fate: WindowFate,
  scene: SceneWindow,
  habits: WindowHabitsState,
  longShares: Float64Array,
  random: Random,
): boolean {
  if (scene.breakMs === never) return false
  const after = scene.calledMs - scene.breakMs
  const begun = weightBetween(habits.breakOffsets, after, -scene.breakMs)
  const toCome = weightBetween(habits.breakOffsets, Math.max(after, -scene.breakMs), never)
  if (begun <= 0) return false
  const silent =
    scene.mode === 'silent' ? gapShareAbove(habits.gaps, longShareOf(scene, longShares), scene.forMs) : 1
  if (random.next() * (begun + toCome * silent) >= begun) return false
  const offset = offsetAt(habits.breakOffsets, random.next(), after, -scene.breakMs) ?? 0
  const beganMs = Math.max(scene.endedMs, scene.breakMs + offset)
  const extraMs = drawAbove(habits.breakExtras, -beganMs - scene.breakLengthMs, random)
  fate.freeMs = Math.max(0, beganMs + scene.breakLengthMs + extraMs)
  fate.breakMs = never
  return true
}

/** Draws what one run takes for granted about a window that is not serving. */
export function drawIdleWindow(
  fate: WindowFate,
  scene: SceneWindow,
  habits: WindowHabitsState,
  longShares: Float64Array,
  random: Random,
): void {
  fate.endsMs = scene.endsMs
  fate.freeMs = 0
  fate.wasAway = true
  switch (scene.mode) {
    case 'gone':
      fate.freeMs = never
      fate.breakMs = never
      return
    case 'coming': {
      const lateMs = -scene.untilMs
      const delayMs =
        lateMs > 0 ? drawAbove(habits.openingDelays, lateMs, random) : drawOf(habits.openingDelays, random)
      fate.freeMs = Math.max(0, scene.untilMs + delayMs)
      drawBreak(fate, scene, -never, habits, random)
      return
    }
    case 'away':
      fate.freeMs = Number.isNaN(scene.untilMs)
        ? drawRemainingGap(habits.gaps, 1, scene.forMs, random).leftMs
        : scene.untilMs > 0
          ? scene.untilMs
          : random.exponential() * 60_000
      drawBreak(fate, scene, 0, habits, random)
      return
    default:
      if (isOnBreak(fate, scene, habits, longShares, random)) return
      fate.wasAway = false
      if (scene.mode === 'silent') {
        const longShare = longShareOf(scene, longShares)
        const { leftMs, isLong } = drawRemainingGap(habits.gaps, longShare, scene.forMs, random)
        fate.freeMs = leftMs
        fate.wasAway = isLong
      }
      drawBreak(fate, scene, Math.max(0, scene.calledMs), habits, random)
  }
}

/** Draws when the break of a window that serves is due. */
export function drawServingWindow(
  fate: WindowFate,
  scene: SceneWindow,
  habits: WindowHabitsState,
  random: Random,
): void {
  fate.endsMs = scene.endsMs
  fate.wasAway = false
  drawBreak(fate, scene, scene.calledMs, habits, random)
}
