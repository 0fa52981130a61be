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
  readonly madeFrom: PromiseInputs
}

export interface PromiseInputs {
  /** Name and version of the forecaster. */
  readonly forecaster: string
  /** People waiting who will be called before, in all services that the ticket's windows call. */
  readonly workAhead: number
  /** Service windows open for the service. */
  readonly windowsOpen: number
  /** Mean time that one citizen occupies a window, as learned or configured. */
  readonly serviceMs: number
}

export type PromiseScore = 'kept' | 'early' | 'late'

/** PROMISE-1: scored at the first call. */
export function scorePromise(promise: Promised, firstCalledAtMs: number): PromiseScore {
  if (firstCalledAtMs < promise.notBeforeMs) return 'early'
  return firstCalledAtMs > promise.byMs ? 'late' : 'kept'
}
