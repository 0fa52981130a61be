import type { ClassRule, PlannedShift } from './observation.ts'

/** Someone who waits. Services, classes and windows are numbers of the floor's name indexes. */
export interface Waiting {
  readonly ticket: string
  readonly service: number
  readonly priorityClass: number
  /** From here on the calling rule counts. */
  readonly arrivedAtMs: number
  /** Order of arrival among those of the same instant. */
  readonly order: number
  /** Waits for this window alone; null: for any that calls the service. */
  readonly line: number | null
  readonly resumed: boolean
}

/** A citizen at a window, from her call on. */
export interface Stay {
  readonly ticket: string
  readonly service: number
  readonly priorityClass: number
  readonly arrivedAtMs: number
  readonly order: number
  /** Null where it was not recorded. */
  readonly serviceWindow: number | null
  readonly clerk: number | null
  readonly calledAtMs: number
  startedAtMs: number | null
}

/** A service window as far as it is known. */
export interface FloorWindow {
  readonly serviceWindow: number
  clerk: number | null
  /** `unsaid`: nobody tells when it opens and closes; its calls and ends show it. */
  status: 'open' | 'paused' | 'closed' | 'unsaid'
  /** Since when it has that status; for `unsaid`, since its first sign today. */
  sinceMs: number
  /** Of a break, where it was declared. */
  returnAtMs: number | null
  /** Null where no profile was ever told. */
  workProfile: readonly { readonly service: number; readonly rank: number }[] | null
  /** Those at the window now: one, but recorded agents sometimes have two. */
  readonly stays: Stay[]
  /** The last call or end at it today; null before the first. */
  lastSignMs: number | null
}

/** The newest word of a public feed about one service. */
export interface ToldOpen {
  readonly atMs: number
  readonly open: number
  readonly waiting: number | null
  readonly typicalServiceMs: number | null
}

/** The whole of a floor as plain data, to be kept and restored. */
export interface FloorState {
  readonly services: readonly string[]
  readonly classes: readonly string[]
  readonly serviceWindows: readonly string[]
  readonly clerks: readonly string[]
  readonly nowMs: number
  readonly day: string
  readonly midnightMs: number
  readonly typicalServiceMs: readonly (number | null)[]
  readonly classRules: readonly ClassRule[] | null
  readonly overdueAfterMs: number
  readonly plan: readonly PlannedShift[] | null
  readonly waiting: readonly (readonly Waiting[])[]
  readonly windows: readonly FloorWindow[]
  readonly toldOpen: readonly (ToldOpen | null)[]
  readonly closesAtMs: readonly (number | null)[]
  readonly stays: readonly Stay[]
  readonly orders: ReadonlyMap<string, number>
  readonly lastOrder: number
}
