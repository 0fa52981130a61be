/** How a recorded visit ended: with service, by leaving the queue, or called and never come. */
export type TraceOutcome = 'served' | 'abandoned' | 'no-show'

interface Arrival {
  /** Line of the trace file, from 1; the header is line 1. Names the visit in keys and reports. */
  readonly line: number
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** Seconds after local midnight; may pass 86400. */
  readonly arriveS: number
  readonly service: string
  readonly priority: string
}

/** A visit that was called to an agent. `End` is `number | null` where a record may lack ends. */
export interface CalledRow<End extends number | null = number> extends Arrival {
  readonly outcome: 'served' | 'no-show'
  /** The call, in seconds after local midnight. */
  readonly startS: number
  /** End of service, or when the agent gave up waiting, in seconds after local midnight. */
  readonly endS: End
  /** The agent's pseudonym; empty where it was not recorded. */
  readonly agent: string
}

/** A visit that ended in the queue. */
export interface AbandonedRow extends Arrival {
  readonly outcome: 'abandoned'
  /** When they left, in seconds after local midnight. */
  readonly endS: number
}

/** One line of a trace: one visit as it was recorded. */
export type TraceRow<End extends number | null = number> = CalledRow<End> | AbandonedRow

export function isCalled<End extends number | null>(row: TraceRow<End>): row is CalledRow<End> {
  return row.outcome !== 'abandoned'
}
