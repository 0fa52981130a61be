import type { PlannedShift } from '../observation.ts'
import { learnBoundary } from './boundary-record.ts'
import { foldDay, type SeenToday } from './day-habits.ts'
import { beginGapDay, learnAbsence, learnGap, learnTypicalStay, longFromMs } from './gap-habits.ts'
import { addLength } from './length-record.ts'
import { addValue } from './recent-values.ts'
import { windowToday, type WindowHabitsState, type WindowToday } from './window-habits.ts'

type PlannedBreak = PlannedShift['breaks'][number]

const minuteMs = 60_000
/** A break may begin this long before its time. */
const earliestBreakMs = 20 * minuteMs
/** A gap of this share of a planned break's length, near its time, was the break. */
const breakShare = 0.6
/** A gap of more than its planned length and this share was more than the break. */
const extraShare = 0.6
/** The longest absence of a day counts as its main break from this length on. */
const mainBreakMs = 20 * minuteMs
/** Days fade by this factor in what is learned of overtime. */
const overtimeFading = 0.9
/** Shares are learned from this many calls. */
const noShowMemory = 1000

/** Of a window's moment: what is planned for it, and for how long somebody has waited in vain since its last end. */
export interface WindowMoment {
  readonly shifts: readonly PlannedShift[]
  readonly atMs: number
  readonly midnightMs: number
  readonly missedMs: number
  /** Since when somebody has waited whom it can call; `Infinity`: nobody does. */
  readonly waitingSinceMs: number
}

/** The planned break that an absence was; null where it was none. */
function breakIn(
  shifts: readonly PlannedShift[],
  today: WindowToday,
  fromMs: number,
  toMs: number,
): PlannedBreak | null {
  for (const shift of shifts)
    for (const planned of shift.breaks) {
      if (planned.fromMs <= today.breaksDoneMs) continue
      const earliestMs = planned.fromMs - earliestBreakMs
      if (toMs < planned.fromMs || fromMs < earliestMs) continue
      if (toMs - Math.max(fromMs, earliestMs) >= breakShare * (planned.toMs - planned.fromMs)) return planned
    }
  return null
}

function learnBreak(
  state: WindowHabitsState,
  today: WindowToday,
  taken: PlannedBreak,
  fromMs: number,
  toMs: number,
): void {
  today.breaksDoneMs = taken.fromMs
  const lengthMs = taken.toMs - taken.fromMs
  const notBefore = (today.calledAtMs ?? Number.NEGATIVE_INFINITY) - taken.fromMs
  learnBoundary(state.breakOffsets, notBefore, fromMs - taken.fromMs)
  const extraMs = toMs - fromMs - lengthMs
  if (extraMs <= extraShare * lengthMs) addValue(state.breakExtras, extraMs)
}

/**
 * Takes an absence as the day's main break where it is long enough and longer than any before; that one then was
 * an absence like others. Returns whether it did.
 */
function noteMainBreak(
  state: WindowHabitsState,
  today: WindowToday,
  fromMs: number,
  { atMs, midnightMs }: WindowMoment,
): boolean {
  const lengthMs = atMs - fromMs
  if (lengthMs < mainBreakMs || lengthMs < (today.pause?.lengthMs ?? 0)) return false
  if (today.pause) addLength(state.gaps.long, today.pause.lengthMs)
  // It was due at some instant between the last call and the end of that stay.
  const dueMs = today.calledAtMs === null ? fromMs : (today.calledAtMs + fromMs) / 2
  today.pause = { startMs: dueMs - midnightMs, lengthMs }
  return true
}

function learnSilence(state: WindowHabitsState, today: WindowToday, moment: WindowMoment): void {
  const { endedAtMs } = today
  if (endedAtMs === null) return
  const { shifts, atMs, missedMs } = moment
  const taken = breakIn(shifts, today, endedAtMs, atMs)
  if (taken) {
    if (today.workWaited) learnBreak(state, today, taken, endedAtMs, atMs)
    else today.breaksDoneMs = taken.fromMs
    noteMainBreak(state, today, endedAtMs, moment)
    today.worksSinceMs = atMs
    return
  }
  const isLong = missedMs > longFromMs(state.gaps)
  const isPlanned = shifts.some(({ breaks }) => breaks.length > 0)
  if (isLong && !isPlanned && noteMainBreak(state, today, endedAtMs, moment)) {
    today.worksSinceMs = atMs
    return
  }
  const gap = { lengthMs: atMs - endedAtMs, missedMs, allAlong: today.workWaited }
  if (learnGap(state.gaps, gap, endedAtMs - (today.worksSinceMs ?? endedAtMs))) today.worksSinceMs = atMs
}

function begin(
  state: WindowHabitsState,
  today: WindowToday,
  { shifts, atMs, waitingSinceMs }: WindowMoment,
): void {
  today.beganAtMs = atMs
  today.worksSinceMs = atMs
  const shift = shifts.find(({ toMs }) => atMs < toMs)
  if (shift && waitingSinceMs <= shift.fromMs + minuteMs) addValue(state.openingDelays, atMs - shift.fromMs)
}

export function learnCall(state: WindowHabitsState, serviceWindow: string, moment: WindowMoment): void {
  const today = windowToday(state, serviceWindow)
  if (today.beganAtMs === null) begin(state, today, moment)
  else learnSilence(state, today, moment)
  today.calledAtMs = moment.atMs
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
  today.waitClocksMs = [...state.waitClocksMs]
}

/** Learns from a window that is declared open; `awaySinceMs`: since when it was declared away, null where it opens. */
export function learnOpening(
  state: WindowHabitsState,
  serviceWindow: string,
  moment: WindowMoment,
  awaySinceMs: number | null,
): void {
  const today = windowToday(state, serviceWindow)
  if (awaySinceMs === null || today.beganAtMs === null) {
    if (today.beganAtMs === null) begin(state, today, { ...moment, waitingSinceMs: 0 })
  } else {
    const taken = breakIn(moment.shifts, today, awaySinceMs, moment.atMs)
    if (taken) learnBreak(state, today, taken, awaySinceMs, moment.atMs)
    else if (moment.shifts.length > 0 || !noteMainBreak(state, today, awaySinceMs, moment))
      learnAbsence(state.gaps, moment.atMs - awaySinceMs, awaySinceMs - (today.worksSinceMs ?? awaySinceMs))
    if (taken) noteMainBreak(state, today, awaySinceMs, moment)
    today.worksSinceMs = moment.atMs
  }
  today.endedAtMs = null
}

export function learnOutcome(state: WindowHabitsState, noShow: boolean, stayMs: number): void {
  const share = noShow ? 1 : 0
  state.noShows = Math.min(noShowMemory, state.noShows + 1)
  state.noShowShare += (share - state.noShowShare) / (state.noShows + 50)
  if (noShow) addValue(state.noShowLengths, stayMs)
  else learnTypicalStay(state.gaps, stayMs)
}

/** Where windows go unsaid, no forecast is longer than this many times the longest wait seen, once so many calls were seen. */
const waitsBeyond = 2
const callsNeeded = 200
const longestFading = 0.98

export function learnWait(state: WindowHabitsState, waitMs: number): void {
  state.calls += 1
  state.longestWaitMs = Math.max(state.longestWaitMs, waitMs)
}

/**
 * The longest wait that is forecast where nobody says or plans who is there: what was seen, and what a crowd like
 * this one takes a single window, both with room to spare.
 */
export function longestForecastMs(
  { calls, longestWaitMs, gaps }: WindowHabitsState,
  waiting: number,
): number {
  if (calls < callsNeeded) return Number.POSITIVE_INFINITY
  return waitsBeyond * Math.max(longestWaitMs, (waiting + 1) * Math.exp(gaps.logStay))
}

/** Learns whether windows call on after the last shift of the day, while somebody waits. */
export function learnOvertime(state: WindowHabitsState, atMs: number, waits: boolean, calls: boolean): void {
  if (atMs <= state.closesMs) return
  if (waits) state.waitedOn = true
  if (waits && calls) state.calledOnToday = true
}

/** Folds the day that is over into what is known of days, and begins the one of `midnightMs`. */
export function beginWindowDay(state: WindowHabitsState, midnightMs: number): void {
  const seen = new Map<string, SeenToday>()
  for (const [name, today] of state.today) {
    if (today.beganAtMs === null) continue
    const lastMs = Math.max(today.endedAtMs ?? 0, today.calledAtMs ?? 0, today.beganAtMs)
    seen.set(name, {
      beganMs: today.beganAtMs - state.midnightMs,
      lastMs: lastMs - state.midnightMs,
      pause: today.pause,
    })
  }
  foldDay(state.days, seen)
  state.longestWaitMs *= longestFading
  if (state.waitedOn) {
    state.calledOn = overtimeFading * state.calledOn + (state.calledOnToday ? 1 : 0)
    state.stopped = overtimeFading * state.stopped + (state.calledOnToday ? 0 : 1)
  }
  state.waitedOn = false
  state.calledOnToday = false
  state.closesMs = Number.POSITIVE_INFINITY
  beginGapDay(state.gaps)
  state.today.clear()
  state.waitClocksMs = []
  state.midnightMs = midnightMs
  state.toldAtMs = midnightMs
}
