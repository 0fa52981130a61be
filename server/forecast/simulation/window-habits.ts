import { emptyBoundary, valuesOf, type BoundaryRecord } from './boundary-record.ts'
import { emptyDayHabits, type DayBreak, type DayHabitsState } from './day-habits.ts'
import { emptyGapHabits, type GapHabits } from './gap-habits.ts'
import type { RecentValues } from './recent-values.ts'

/** What one window did today, as far as its calls and ends show it. */
export interface WindowToday {
  /** End of its last stay. */
  endedAtMs: number | null
  /** Its last call. */
  calledAtMs: number | null
  /** Its first call. */
  beganAtMs: number | null
  /** By service: for how long somebody had waited today when its last stay ended. */
  waitClocksMs: readonly number[]
  /** Its longest absence. */
  pause: DayBreak | null
  /** Someone whom it could have called waited when its last stay ended. */
  workWaited: boolean
  /** Since when it works without having been away: its first call, or the one after a break or a long gap. */
  worksSinceMs: number | null
  /** Planned breaks that begin up to here are over. */
  breaksDoneMs: number
}

/** How windows behave between their calls: learned from all windows together. */
export interface WindowHabitsState {
  readonly gaps: GapHabits
  /** From the planned beginning of a shift to the first call, while somebody waits. */
  readonly openingDelays: RecentValues
  /** Beginning of a planned break after its time. */
  readonly breakOffsets: BoundaryRecord
  /** Length of a planned break beyond its plan. */
  readonly breakExtras: RecentValues
  /** Share of calls whose citizen never came, and how long her window waited. */
  noShowShare: number
  readonly noShowLengths: RecentValues
  noShows: number
  /** Days on which the last windows called on after their shift, while somebody waited; and days on which not. */
  calledOn: number
  stopped: number
  /** The longest wait of any call, fading by the day; and calls seen. */
  longestWaitMs: number
  calls: number
  /** When the last planned shift of today ends; `Infinity` without a plan. */
  closesMs: number
  /** Today after that: somebody waited, somebody was called. */
  waitedOn: boolean
  calledOnToday: boolean
  readonly today: Map<string, WindowToday>
  readonly days: DayHabitsState
  /** Midnight of the day that is told. */
  midnightMs: number
  /** By service: for how long somebody has waited today, up to `toldAtMs`. */
  waitClocksMs: number[]
  toldAtMs: number
}

const minuteMs = 60_000

export function emptyWindowHabits(): WindowHabitsState {
  return {
    gaps: emptyGapHabits(),
    openingDelays: valuesOf(
      80,
      [0, 0.5, 1, 2, 3, 5, 10].map((minutes) => minutes * minuteMs),
    ),
    breakOffsets: emptyBoundary(),
    breakExtras: valuesOf(
      80,
      [-2, -1, 0, 0, 1, 2].map((minutes) => minutes * minuteMs),
    ),
    noShowShare: 0.02,
    noShowLengths: valuesOf(60, [minuteMs]),
    noShows: 0,
    calledOn: 2,
    stopped: 1,
    longestWaitMs: 0,
    calls: 0,
    closesMs: Number.POSITIVE_INFINITY,
    waitedOn: false,
    calledOnToday: false,
    today: new Map(),
    days: emptyDayHabits(),
    midnightMs: 0,
    waitClocksMs: [],
    toldAtMs: 0,
  }
}

export function windowToday(state: WindowHabitsState, name: string): WindowToday {
  const known = state.today.get(name)
  if (known) return known
  const fresh: WindowToday = {
    endedAtMs: null,
    calledAtMs: null,
    beganAtMs: null,
    workWaited: false,
    worksSinceMs: null,
    waitClocksMs: [],
    pause: null,
    breaksDoneMs: Number.NEGATIVE_INFINITY,
  }
  state.today.set(name, fresh)
  return fresh
}
