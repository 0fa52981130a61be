/** How many of one kind arrive, by hour of the day. */
export interface KindArrivals {
  /** Mean of past days. */
  readonly usual: Float64Array
  readonly today: Float64Array
}

export interface ArrivalHabitsState {
  readonly kinds: Map<string, KindArrivals>
  /** Days that had arrivals before today, at most `daysCounted`. */
  days: number
  firstTodayMs: number | null
  /** Of all kinds together. */
  readonly all: KindArrivals
}

const hours = 30
const hourMs = 3_600_000
const daysCounted = 20
/** Arrivals as which the usual number of the day counts when today's pace is judged. */
const paceInertia = 30

/** On a hall's first day those who came first count as if they had come over this many hours more: many wait at a door that opens. */
const firstDayInertiaH = 2

function emptyKind(): KindArrivals {
  return { usual: new Float64Array(hours), today: new Float64Array(hours) }
}

export function emptyArrivalHabits(): ArrivalHabitsState {
  return { kinds: new Map(), days: 0, firstTodayMs: null, all: emptyKind() }
}

const hourOf = (sinceMidnightMs: number): number =>
  Math.max(0, Math.min(hours - 1, Math.floor(sinceMidnightMs / hourMs)))

function foldDay(kind: KindArrivals, weight: number): void {
  for (let hour = 0; hour < hours; hour += 1) {
    const usual = kind.usual[hour] as number
    kind.usual[hour] = usual + weight * ((kind.today[hour] as number) - usual)
    kind.today[hour] = 0
  }
}

export function beginArrivalDay(state: ArrivalHabitsState): void {
  if (state.firstTodayMs === null) return
  state.days = Math.min(daysCounted, state.days + 1)
  for (const kind of state.kinds.values()) foldDay(kind, 1 / state.days)
  foldDay(state.all, 1 / state.days)
  state.firstTodayMs = null
}

export function countArrival(state: ArrivalHabitsState, kind: string, sinceMidnightMs: number): void {
  const known = state.kinds.get(kind)
  const counted = known ?? emptyKind()
  if (!known) state.kinds.set(kind, counted)
  const hour = hourOf(sinceMidnightMs)
  counted.today[hour] = (counted.today[hour] as number) + 1
  state.all.today[hour] = (state.all.today[hour] as number) + 1
  state.firstTodayMs ??= sinceMidnightMs
}

/** Today's arrivals so far over the usual ones up to now, drawn towards 1. */
export function paceOfToday(state: ArrivalHabitsState, sinceMidnightMs: number): number {
  if (state.days === 0) return 1
  const hour = hourOf(sinceMidnightMs)
  let came = 0
  let usual = 0
  for (let past = 0; past <= hour; past += 1) {
    const part = past < hour ? 1 : sinceMidnightMs / hourMs - hour
    came += state.all.today[past] as number
    usual += part * (state.all.usual[past] as number)
  }
  return (came + paceInertia) / (usual + paceInertia)
}

/** Arrivals an hour of a kind around this time of the day: the usual ones at today's pace, or today's where there are no past days. */
export function arrivalsPerHour(
  state: ArrivalHabitsState,
  kind: string,
  sinceMidnightMs: number,
  pace: number,
): number {
  const counted = state.kinds.get(kind)
  if (!counted) return 0
  if (state.days > 0) return (counted.usual[hourOf(sinceMidnightMs)] as number) * pace
  if (state.firstTodayMs === null) return 0
  let came = 0
  for (const count of counted.today) came += count
  return came / ((sinceMidnightMs - state.firstTodayMs) / hourMs + firstDayInertiaH)
}
