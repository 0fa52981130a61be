/** What one window did on one past day, in milliseconds after midnight. */
export interface WindowDay {
  readonly beganMs: number
  /** When it stopped while others went on; null: it stayed until the hall closed. */
  readonly leftMs: number | null
  readonly pause: DayBreak | null
}

/** The longest absence of a day. */
export interface DayBreak {
  readonly startMs: number
  readonly lengthMs: number
}

export interface WindowHistory {
  /** Newest last. */
  readonly days: WindowDay[]
  /** Days of the hall since it was first seen, up to `daysKept`, on which it was never seen. */
  absent: number
}

/** When windows come, take their break and go, where nobody plans or says it. */
export interface DayHabitsState {
  readonly windows: Map<string, WindowHistory>
  /** Breaks of all windows, newest last. */
  readonly breaks: DayBreak[]
  /** Window-days with and without a break, fading. */
  withBreak: number
  withoutBreak: number
}

const daysKept = 12
const breaksKept = 60
const fading = 0.97
/** A window stayed until the end where the hall called nobody this long after it. */
const stayedMs = 45 * 60_000
/** Windows remembered; those not seen for long go first. */
const windowsKept = 600

export function emptyDayHabits(): DayHabitsState {
  return { windows: new Map(), breaks: [], withBreak: 0, withoutBreak: 0 }
}

/** What a window did today, as far as it was seen. */
export interface SeenToday {
  readonly beganMs: number
  readonly lastMs: number
  readonly pause: DayBreak | null
}

/** Folds a day that is over into the habits. */
export function foldDay(state: DayHabitsState, seen: ReadonlyMap<string, SeenToday>): void {
  if (seen.size === 0) return
  let closedMs = 0
  for (const { lastMs } of seen.values()) closedMs = Math.max(closedMs, lastMs)
  for (const [name, history] of state.windows) {
    if (seen.has(name)) continue
    history.absent = Math.min(daysKept, history.absent + 1)
    if (history.absent > history.days.length * 3 + 5) state.windows.delete(name)
  }
  state.withBreak *= fading
  state.withoutBreak *= fading
  for (const [name, { beganMs, lastMs, pause }] of seen) {
    const history = state.windows.get(name) ?? { days: [], absent: 0 }
    state.windows.delete(name)
    state.windows.set(name, history)
    history.absent *= 0.9
    history.days.push({ beganMs, leftMs: closedMs - lastMs > stayedMs ? lastMs : null, pause })
    if (history.days.length > daysKept) history.days.shift()
    if (pause) {
      state.breaks.push(pause)
      if (state.breaks.length > breaksKept) state.breaks.shift()
      state.withBreak += 1
    } else state.withoutBreak += 1
  }
  for (const name of state.windows.keys()) {
    if (state.windows.size <= windowsKept) break
    state.windows.delete(name)
  }
}

/** An absence of this share of the usual main break was the main break. */
const mainShare = 0.6

/** Whether the longest absence of today was the main break of the day. */
export function hadMainBreak(state: DayHabitsState, pause: DayBreak | null): boolean {
  if (!pause) return false
  const lengths = state.breaks.map(({ lengthMs }) => lengthMs).sort((a, b) => a - b)
  return pause.lengthMs >= mainShare * (lengths[lengths.length >> 1] ?? 0)
}

/** Possible instants with their weights; `never` stands for: not at all today. */
export interface WeightedInstants {
  readonly atMs: number[]
  readonly weights: number[]
  readonly lengthsMs: number[]
}

/** Breaks of all windows count as this many days of the window itself. */
const pooledBreaks = 3

/** When the main break of a window may begin, after midnight: its own past days, and those of all windows. */
export function breaksOf(state: DayHabitsState, name: string): WeightedInstants {
  const found: WeightedInstants = { atMs: [], weights: [], lengthsMs: [] }
  const add = (atMs: number, weight: number, lengthMs: number): void => {
    found.atMs.push(atMs)
    found.weights.push(weight)
    found.lengthsMs.push(lengthMs)
  }
  let none = 0
  for (const { pause } of state.windows.get(name)?.days ?? [])
    if (pause) add(pause.startMs, 1, pause.lengthMs)
    else none += 1
  const days = state.withBreak + state.withoutBreak
  if (days > 0 && state.breaks.length > 0) {
    const share = state.withBreak / days
    for (const pause of state.breaks)
      add(pause.startMs, (pooledBreaks * share) / state.breaks.length, pause.lengthMs)
    none += pooledBreaks * (1 - share)
  }
  add(Number.POSITIVE_INFINITY, none, 0)
  return found
}
