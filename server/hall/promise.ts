/**
 * The estimate as shown to the citizen and recorded (PROMISE-1).
 * The range is closed: a call at `notBeforeMs` or at `byMs` keeps it.
 */
export interface Promised {
  /** Start of the range, an instant on a whole five minutes of the clock. */
  readonly notBeforeMs: number
  /** End of the range, likewise. */
  readonly byMs: number
  /** The middle of the forecast: how long from the issue to the call. */
  readonly aboutMs: number
  /** What it was made from, so that a manager can ask why. */
  readonly madeFrom: PromiseInputs | FirstInputs
}

/** What the first forecaster kept; old logs hold it. */
export interface FirstInputs {
  /** Name and version of the forecaster. */
  readonly forecaster: string
  /** People waiting who will be called before, in all services that the ticket's windows call. */
  readonly workAhead: number
  /** Service windows open for the service. */
  readonly windowsOpen: number
  /** Time that one citizen usually occupies a window, as learned or configured; null where nobody knows. */
  readonly serviceMs: number | null
}

/** A change at a window that calls the service, planned or declared for the time of the wait. */
export interface WindowChange {
  readonly what: 'opens' | 'closes' | 'break-begins' | 'break-ends'
  readonly serviceWindow: number
  readonly atMs: number
}

/** What a forecast leans on, each as a share of one; together one. */
export interface Leanings {
  /** The hall run forward from its present state. */
  readonly simulation: number
  /** Waits of the past that began in a like state. */
  readonly similarWaits: number
  /** How fast people are being called just now. */
  readonly recentCalls: number
}

export interface PromiseInputs extends FirstInputs {
  /** People waiting for the same service who will be called before. */
  readonly ahead: number
  /** Windows expected to be open for the service at the middle of the forecast. */
  readonly windowsExpected: number
  /** In order of time, the first few. */
  readonly changes: readonly WindowChange[]
  /** The chance that she is called today at all, as a share of one; null where it is not known. */
  readonly calledShare: number | null
  /** When calling ends for the service today, by its hours, the plan of its windows or the business day; null where nothing ends it. */
  readonly closesAtMs: number | null
  /** Null where it is not known. */
  readonly leanings: Leanings | null
  /** Waits for the service that the forecaster has learned from. */
  readonly waitsLearned: number
  /** The forecast before rounding: durations from the issue to the call. */
  readonly p10Ms: number
  readonly p50Ms: number
  readonly p90Ms: number
}

/** Whether the promise says all that a promise says today. */
export function isWhole(madeFrom: PromiseInputs | FirstInputs): madeFrom is PromiseInputs {
  return 'p50Ms' in madeFrom
}

export type PromiseScore = 'kept' | 'early' | 'late'

/** PROMISE-1: scored at the first call. */
export function scorePromise(promise: Promised, firstCalledAtMs: number): PromiseScore {
  if (firstCalledAtMs < promise.notBeforeMs) return 'early'
  return firstCalledAtMs > promise.byMs ? 'late' : 'kept'
}
