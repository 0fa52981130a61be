import type { Floor, FloorWindow } from '../floor.ts'
import type { PlannedShift } from '../observation.ts'
import { offsetsMs } from './boundary-record.ts'
import { breaksOf, hadMainBreak } from './day-habits.ts'
import { instantsAfter, type Instants } from './instants.ts'
import type { Knowledge, Profile } from './knowledge.ts'
import { shareAbove } from './length-record.ts'
import { never, type SceneWindow } from './scene.ts'
import type { WindowToday } from './window-habits.ts'

/** A window of the hall, whether it was seen today or is only planned or known from past days. */
export interface WindowInMaking {
  readonly name: string
  readonly floorWindow: FloorWindow | null
  readonly shift: PlannedShift | null
  readonly clerk: string | null
  readonly profile: Profile
}

/** The future of one window, as far as it is told, planned or usual. */
export type WindowFuture = Pick<
  SceneWindow,
  | 'mode'
  | 'forMs'
  | 'missedMs'
  | 'begins'
  | 'beginsPlanned'
  | 'returnMs'
  | 'pauses'
  | 'pauseLengthMs'
  | 'ends'
  | 'last'
  | 'endedMs'
  | 'worksSinceMs'
>

/** Shifts that end within this of the hall's last one end with it. */
const lastWithinMs = 10 * 60_000
/** Weight of the possibility that a window which came on past days stays away today. */
const stayingAway = 0.3
/** A past beginning that is over today counts this much, with the window as late as this. */
const lateWeight = 0.15
const lateMs = 20 * 60_000
/** Weight of a window's staying until the hall closes, beside its past days. */
const stayingOn = 1

/** Windows of the floor, of the plan and of past days. */
export function windowsOf(floor: Floor, known: Knowledge): WindowInMaking[] {
  const made: WindowInMaking[] = []
  const seen = new Set<string>()
  const add = (name: string, floorWindow: FloorWindow | null): void => {
    if (seen.has(name)) return
    seen.add(name)
    const shifts = known.shiftsOf(floor, name)
    const shift = shifts.find(({ toMs }) => toMs > floor.nowMs) ?? shifts.at(-1) ?? null
    const present = floorWindow?.stays[0]?.clerk ?? floorWindow?.clerk ?? null
    const clerk = present === null ? (shift?.clerk ?? name) : floor.clerks.nameOf(present)
    made.push({ name, floorWindow, shift, clerk, profile: known.profileOf(floor, name) })
  }
  for (const floorWindow of floor.windows)
    add(floor.serviceWindows.nameOf(floorWindow.serviceWindow), floorWindow)
  for (const { serviceWindow } of floor.plan ?? []) add(serviceWindow, null)
  return made
}

function plannedBreaks(
  known: Knowledge,
  shift: PlannedShift,
  today: WindowToday | undefined,
  nowMs: number,
  afterMs: number,
): { pauses: Instants | null; pauseLengthMs: number } {
  const doneMs = today?.breaksDoneMs ?? -never
  const planned = shift.breaks.find(({ fromMs }) => fromMs > doneMs)
  if (!planned) return { pauses: null, pauseLengthMs: 0 }
  const starts = offsetsMs.map((offset) => planned.fromMs + offset - nowMs)
  return {
    pauses: instantsAfter(starts, known.windows.breakOffsets.weights, null, afterMs),
    pauseLengthMs: planned.toMs - planned.fromMs,
  }
}

function usualBreaks(
  known: Knowledge,
  name: string,
  today: WindowToday | undefined,
  sinceMidnightMs: number,
  afterMs: number,
): Instants | null {
  if (hadMainBreak(known.windows.days, today?.pause ?? null)) return null
  const { atMs, weights, lengthsMs } = breaksOf(known.windows.days, name)
  return instantsAfter(
    atMs.map((at) => at - sinceMidnightMs),
    weights,
    lengthsMs,
    afterMs,
  )
}

function usualEnds(
  known: Knowledge,
  name: string,
  sinceMidnightMs: number,
  afterMs: number,
): Instants | null {
  const days = known.windows.days.windows.get(name)?.days ?? []
  const atMs = days.map(({ leftMs }) => (leftMs === null ? never : leftMs - sinceMidnightMs))
  return instantsAfter([...atMs, never], [...days.map(() => 1), stayingOn], null, afterMs)
}

function usualBeginnings(
  known: Knowledge,
  name: string,
  sinceMidnightMs: number,
  missedMs: number,
): Instants | null {
  const history = known.windows.days.windows.get(name)
  if (!history) return null
  const atMs = [never]
  const weights = [history.absent + stayingAway]
  // Where nobody has waited in vain, a window may be there whom nothing has made call yet.
  const unseen = missedMs > 0 ? shareAbove(known.windows.gaps.short, missedMs) : 1
  for (const { beganMs } of history.days) {
    const inMs = beganMs - sinceMidnightMs
    atMs.push(inMs > 0 ? inMs : lateMs)
    weights.push(inMs > 0 ? 1 : lateWeight)
    if (inMs > 0) continue
    atMs.push(1)
    weights.push(unseen)
  }
  return instantsAfter(atMs, weights, null, 0)
}

/** What is to be expected of a window from now on. */
export function futureOf(
  { name, floorWindow, shift, profile }: WindowInMaking,
  floor: Floor,
  known: Knowledge,
): WindowFuture {
  const { nowMs, midnightMs } = floor
  const today = known.windows.today.get(name)
  const stay = floorWindow?.stays[0]
  const lastSignMs = floorWindow?.lastSignMs ?? null
  const calledMs =
    today?.calledAtMs === undefined || today.calledAtMs === null ? -never : today.calledAtMs - nowMs
  const sinceMidnightMs = nowMs - midnightMs
  const breaks = shift
    ? plannedBreaks(known, shift, today, nowMs, calledMs)
    : { pauses: usualBreaks(known, name, today, sinceMidnightMs, calledMs), pauseLengthMs: Number.NaN }
  const ends = shift
    ? instantsAfter([shift.toMs - nowMs], [1], null, -never)
    : usualEnds(known, name, sinceMidnightMs, calledMs)
  const closesMs = Math.max(...(floor.plan ?? []).map(({ toMs }) => toMs))
  const base: WindowFuture = {
    mode: 'gone',
    forMs: 0,
    missedMs: 0,
    begins: null,
    beginsPlanned: false,
    returnMs: Number.NaN,
    ...breaks,
    ends,
    last: shift !== null && shift.toMs >= closesMs - lastWithinMs,
    endedMs: lastSignMs === null ? -never : lastSignMs - nowMs,
    worksSinceMs: (today?.worksSinceMs ?? nowMs) - nowMs,
  }
  if (stay) return { ...base, mode: 'serving', forMs: Math.max(0, nowMs - stay.calledAtMs) }
  const status = floorWindow?.status ?? 'unsaid'
  if (status === 'open' || (status === 'unsaid' && lastSignMs !== null)) {
    const freeSinceMs = Math.max(floorWindow?.sinceMs ?? 0, lastSignMs ?? 0)
    const missedMs = known.missedMs(floor, name, profile, freeSinceMs)
    return { ...base, mode: 'free', forMs: Math.max(0, nowMs - freeSinceMs), missedMs }
  }
  const sinceMs = floorWindow?.sinceMs ?? nowMs
  const opened = today !== undefined && today.beganAtMs !== null
  if (status === 'paused' || (opened && shift !== null && shift.toMs > nowMs)) {
    const planned = shift?.breaks.find(
      ({ fromMs, toMs }) =>
        fromMs > (today?.breaksDoneMs ?? -never) && sinceMs > fromMs - (toMs - fromMs) / 2,
    )
    const plannedMs = planned ? sinceMs + planned.toMs - planned.fromMs - nowMs : Number.NaN
    const toldMs = floorWindow?.returnAtMs ?? null
    const onBreak = planned ? { pauses: null } : {}
    return {
      ...base,
      ...onBreak,
      mode: 'away',
      forMs: nowMs - sinceMs,
      returnMs: toldMs === null ? plannedMs : toldMs - nowMs,
    }
  }
  if (shift && shift.toMs > nowMs)
    return {
      ...base,
      mode: 'coming',
      begins: instantsAfter([shift.fromMs - nowMs], [1], null, -never),
      beginsPlanned: true,
    }
  const begins =
    floor.plan || opened
      ? null
      : usualBeginnings(known, name, sinceMidnightMs, known.missedMs(floor, name, profile, midnightMs))
  return begins ? { ...base, mode: 'coming', begins } : base
}
