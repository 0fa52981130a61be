import { drawRemainingGap, gapShareAbove, workedStep } from './gap-habits.ts'
import { placeAt, type Instants } from './instants.ts'
import type { Random } from './random.ts'
import type { RecentValues } from './recent-values.ts'
import { never, type SceneWindow } from './scene.ts'
import type { WindowHabitsState } from './window-habits.ts'

/** What one run takes for granted about a window. */
export interface WindowFate {
  /** When it can call next. */
  freeMs: number
  /** When its main break is due, `never` where none is to come. */
  breakMs: number
  breakLengthMs: number
  endsMs: number
  /** It comes from a break or a long gap. */
  wasAway: boolean
}

const minuteMs = 60_000

function drawOf({ values, count }: RecentValues, random: Random): number {
  return values[Math.floor(random.next() * count)] ?? 0
}

/** A draw above a bound; where eight draws stay below, a little above the bound. */
function drawAbove(recent: RecentValues, boundMs: number, random: Random): number {
  for (let tries = 0; tries < 8; tries += 1) {
    const value = drawOf(recent, random)
    if (value > boundMs) return value
  }
  return boundMs + random.exponential() * Math.max(minuteMs, Math.abs(boundMs) / 2)
}

function drawEnd(ends: Instants | null, fromWeight: number, random: Random): number {
  if (!ends) return never
  return ends.atMs[placeAt(ends, fromWeight + random.next() * (ends.total - fromWeight))] ?? never
}

function breakLength(scene: SceneWindow, place: number, habits: WindowHabitsState, random: Random): number {
  const habitual = scene.pauses?.lengthsMs
  if (habitual) return habitual[place] ?? 0
  return Math.max(0, scene.pauseLengthMs + drawOf(habits.breakExtras, random))
}

/** Draws when the window's main break is due, from the weight `fromWeight` on; and its length. */
function drawBreak(
  fate: WindowFate,
  scene: SceneWindow,
  fromWeight: number,
  habits: WindowHabitsState,
  random: Random,
): void {
  const { pauses } = scene
  fate.breakMs = never
  if (!pauses || pauses.total <= fromWeight) return
  const place = placeAt(pauses, fromWeight + random.next() * (pauses.total - fromWeight))
  fate.breakMs = pauses.atMs[place] ?? never
  fate.breakLengthMs = breakLength(scene, place, habits, random)
}

/**
 * A window that is free and does not call may be on its main break: the more likely, the later it is and the longer
 * somebody has waited for it in vain. Returns whether this run takes it so, with the return as `freeMs`.
 */
function isOnBreak(
  fate: WindowFate,
  scene: SceneWindow,
  present: number,
  habits: WindowHabitsState,
  random: Random,
): boolean {
  const { pauses } = scene
  if (!pauses || pauses.past <= 0) return false
  if (random.next() * (pauses.past + (pauses.total - pauses.past) * present) >= pauses.past) return false
  const place = placeAt(pauses, random.next() * pauses.past)
  const beganMs = Math.max(scene.endedMs, pauses.atMs[place] ?? 0)
  if (pauses.lengthsMs) {
    const lengthMs = breakLength(scene, place, habits, random)
    const leftMs = beganMs + lengthMs
    fate.freeMs = leftMs > 0 ? leftMs : (random.exponential() * lengthMs) / 4
  } else {
    const extraMs = drawAbove(habits.breakExtras, -beganMs - scene.pauseLengthMs, random)
    fate.freeMs = Math.max(0, beganMs + scene.pauseLengthMs + extraMs)
  }
  fate.breakMs = never
  return true
}

/** A window that nobody says to be there, and that does not call, may have gone for today. */
function isGone(scene: SceneWindow, present: number, random: Random): boolean {
  const { ends } = scene
  if (!ends || ends.past <= 0) return false
  return random.next() * (ends.past + (ends.total - ends.past) * present) < ends.past
}

function drawComing(fate: WindowFate, scene: SceneWindow, habits: WindowHabitsState, random: Random): void {
  const beginsMs = scene.begins
    ? (scene.begins.atMs[placeAt(scene.begins, random.next() * scene.begins.total)] ?? never)
    : never
  if (!scene.beginsPlanned) fate.freeMs = Math.max(0, beginsMs)
  else if (beginsMs > 0) fate.freeMs = beginsMs + Math.max(-beginsMs, drawOf(habits.openingDelays, random))
  else fate.freeMs = beginsMs + drawAbove(habits.openingDelays, -beginsMs, random)
}

/** How likely the gap of a window is a long one, by how long it had worked when it began. */
function longShareOf(scene: SceneWindow, longShares: Float64Array): number {
  return longShares[workedStep(scene.endedMs - scene.worksSinceMs)] ?? 0
}

/** Draws what one run takes for granted about a window that is not serving. */
export function drawIdleWindow(
  fate: WindowFate,
  scene: SceneWindow,
  habits: WindowHabitsState,
  longShares: Float64Array,
  random: Random,
): void {
  fate.freeMs = 0
  fate.breakMs = never
  fate.endsMs = never
  fate.wasAway = true
  switch (scene.mode) {
    case 'gone':
      fate.freeMs = never
      return
    case 'coming':
      drawComing(fate, scene, habits, random)
      fate.endsMs = drawEnd(scene.ends, scene.ends?.past ?? 0, random)
      return drawBreak(fate, scene, scene.pauses?.past ?? 0, habits, random)
    case 'away':
      fate.freeMs = Number.isNaN(scene.returnMs)
        ? drawRemainingGap(habits.gaps, 1, scene.forMs, scene.forMs, random).leftMs
        : Math.max(scene.returnMs, random.exponential() * minuteMs)
      fate.endsMs = drawEnd(scene.ends, scene.ends?.past ?? 0, random)
      return drawBreak(fate, scene, scene.pauses?.past ?? 0, habits, random)
    default: {
      const longShare = longShareOf(scene, longShares)
      const present = gapShareAbove(habits.gaps, longShare, scene.missedMs, scene.forMs)
      if (isGone(scene, present, random)) {
        fate.freeMs = never
        return
      }
      fate.endsMs = drawEnd(scene.ends, scene.ends?.past ?? 0, random)
      if (isOnBreak(fate, scene, present, habits, random)) return
      if (scene.missedMs > 0) {
        const { leftMs, isLong } = drawRemainingGap(
          habits.gaps,
          longShare,
          scene.missedMs,
          scene.forMs,
          random,
        )
        fate.freeMs = leftMs
        fate.wasAway = isLong
      } else fate.wasAway = false
      drawBreak(fate, scene, scene.pauses?.past ?? 0, habits, random)
    }
  }
}

/** Draws when the break and the end of a window that serves are due. */
export function drawServingWindow(
  fate: WindowFate,
  scene: SceneWindow,
  habits: WindowHabitsState,
  random: Random,
): void {
  fate.wasAway = false
  fate.endsMs = drawEnd(scene.ends, 0, random)
  drawBreak(fate, scene, 0, habits, random)
}
