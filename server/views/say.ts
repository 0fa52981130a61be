import type { ServiceId } from '../hall/ids.ts'

/** A wait from now as the hall says it, on the same steps as a slip. */
export interface SaidWait {
  readonly fromMs: number
  readonly toMs: number
}

/** What views take from outside the state: the instant, and the forecast. */
export interface Say {
  readonly nowMs: number
  /** The wait for someone of the ordinary class who arrives now; null where nothing can be said. */
  arrivingNow(service: ServiceId): SaidWait | null
}
