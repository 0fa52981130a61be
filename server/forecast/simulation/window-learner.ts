import type { PlannedShift } from '../observation.ts'
import { learnBoundary } from './boundary-record.ts'
import { learnGap } from './gap-habits.ts'
import { addValue } from './recent-values.ts'
import { windowToday, type WindowHabitsState, type WindowToday } from './window-habits.ts'

type PlannedBreak = PlannedShift['breaks'][number]

const minuteMs = 60_000
/** A break may begin this long before its time. */
const earliestBreakMs = 20 * minuteMs
/** A gap of this share of a planned break's length, near its time, was the break. */
const breakShare = 0.6
/** Shares are learned from this many calls. */
const noShowMemory = 1000

/** The planned break that a gap from one instant to another was; null where it was none. */
export function breakInGap(
  shifts: readonly PlannedShift[],
  today: WindowToday,
  fromMs: number,
  toMs: number,
): PlannedBreak | null {
  for (const shift of shifts)
    for (const planned of shift.breaks) {
      const lengthMs = planned.toMs - planned.fromMs
      if (planned.fromMs <= today.breaksDoneMs) continue
      if (toMs < planned.fromMs || fromMs < planned.fromMs - earliestBreakMs) continue
      if (toMs - Math.max(fromMs, planned.fromMs - earliestBreakMs) >= breakShare * lengthMs) return planned
    }
  return null
}

function learnPause(
  state: WindowHabitsState,
  shifts: readonly PlannedShift[],
  today: WindowToday,
  atMs: number,
): void {
  const { endedAtMs, calledAtMs } = today
  if (endedAtMs === null) return
  const taken = breakInGap(shifts, today, endedAtMs, atMs)
  if (!taken) {
    const workedMs = endedAtMs - (today.worksSinceMs ?? endedAtMs)
    if (today.workWaited && learnGap(state.gaps, atMs - endedAtMs, workedMs)) today.worksSinceMs = atMs
    return
  }
  today.breaksDoneMs = taken.fromMs
  today.worksSinceMs = atMs
  if (!today.workWaited) return
  learnBoundary(
    state.breakOffsets,
    (calledAtMs ?? Number.NEGATIVE_INFINITY) - taken.fromMs,
    Math.max(endedAtMs, taken.fromMs - earliestBreakMs) - taken.fromMs,
  )
  addValue(state.breakExtras, atMs - endedAtMs - (taken.toMs - taken.fromMs))
}

/** Learns from a call at a window; `waitedSince`: since when somebody had waited whom it could have called. */
export function learnCall(
  state: WindowHabitsState,
  shifts: readonly PlannedShift[],
  serviceWindow: string,
  atMs: number,
  waitedSinceMs: number,
): void {
  const today = windowToday(state, serviceWindow)
  if (today.beganAtMs === null) {
    const shift = shifts.find(({ toMs }) => atMs < toMs)
    if (shift && waitedSinceMs <= shift.fromMs + minuteMs) addValue(state.openingDelays, atMs - shift.fromMs)
    today.beganAtMs = atMs
    today.worksSinceMs = atMs
  } else learnPause(state, shifts, today, atMs)
  today.calledAtMs = atMs
  today.endedAtMs = null
}

export function learnEnd(
  state: WindowHabitsState,
  serviceWindow: string,
  atMs: number,
  workWaits: boolean,
): void {
  const today = windowToday(state, serviceWindow)
  today.endedAtMs = atMs
  today.workWaited = workWaits
}

export function learnOutcome(state: WindowHabitsState, noShow: boolean, stayMs: number): void {
  const share = noShow ? 1 : 0
  state.noShows = Math.min(noShowMemory, state.noShows + 1)
  state.noShowShare += (share - state.noShowShare) / (state.noShows + 50)
  if (noShow) addValue(state.noShowLengths, stayMs)
}
