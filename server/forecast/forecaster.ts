import type { ConfiguredHall } from '../hall/hall.ts'
import type { HallEvent } from '../hall/event.ts'
import type { PriorityClassId, ServiceId } from '../hall/ids.ts'
import type { Promised } from '../hall/promise.ts'
import type { WaitingTicket } from '../hall/ticket.ts'

/** A predictive distribution of the time to call, by its quantiles; durations from now. */
export interface Estimate {
  readonly p10Ms: number
  readonly p50Ms: number
  readonly p90Ms: number
  readonly madeFrom: Promised['madeFrom']
}

/**
 * What the hall asks of any forecaster. It answers at once from what it has (ISSUE-3):
 * a slow one keeps its last results and refreshes them after `observe`, off the request path.
 */
export interface Forecaster {
  /** Told of every event, with the state after it, in order, also at start-up. */
  observe(event: HallEvent, hall: ConfiguredHall): void
  /** For someone of this class who arrives now; null where there is too little to go on (PROMISE-2). */
  arrivingNow(
    hall: ConfiguredHall,
    service: ServiceId,
    priorityClass: PriorityClassId,
    nowMs: number,
  ): Estimate | null
  /** For a ticket that waits, from now; null where there is too little to go on. */
  waiting(hall: ConfiguredHall, ticket: WaitingTicket, nowMs: number): Estimate | null
}
