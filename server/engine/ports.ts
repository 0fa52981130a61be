import type { HallEvent } from '../hall/event.ts'
import type { ConfiguredHall } from '../hall/hall.ts'
import type { PriorityClassId, ServiceId, TicketId } from '../hall/ids.ts'
import type { Promised } from '../hall/promise.ts'
import type { SlipOutcome, WaitingTicket } from '../hall/ticket.ts'
import type { TicketRecord } from '../hall/ticket-record.ts'

/** An event with its place in the log. Sequences count up by one from 1. */
export interface LoggedEvent {
  readonly sequence: number
  readonly commandId: string
  /** Who asked for it: a role and the short id of its token, or `hall` for what the hall does by itself. */
  readonly by: string
  readonly event: HallEvent
}

/** A note about a ticket. Kept apart from the log (PRIV-1). */
export interface TicketNote {
  readonly ticket: TicketId
  readonly atMs: number
  readonly by: string
  readonly text: string
}

/** The first answer to a command, for when the same id comes again. */
export interface StoredAnswer {
  readonly commandId: string
  /** Digest of what was asked; another one under the same id is refused. */
  readonly fingerprint: string
  /** JSON, without notes. */
  readonly answer: string
  readonly atMs: number
}

/** What one durable transaction writes. */
export interface Batch {
  readonly events: readonly LoggedEvent[]
  readonly answers: readonly StoredAnswer[]
  readonly records: readonly TicketRecord[]
  readonly notes: readonly TicketNote[]
  /** True where notes are to be purged and answers older than two days forgotten: at the end of a day. */
  readonly purge: boolean
}

/** Glue between the engine and whatever keeps the log. */
export interface EventStore {
  /** Resolves when the batch is on disk, whole; rejects with nothing of it written. */
  append(batch: Batch): Promise<void>
  /** Events after a sequence, in order, at most `limit`. */
  eventsAfter(sequence: number, limit: number): Promise<readonly LoggedEvent[]>
  /**
   * The sequence just before which a replay may begin and still give the state of today: a configuration or
   * the opening of a day, `days` business days back; 0 where the log is shorter.
   */
  replayStart(
    days: number,
  ): Promise<{ readonly configuredAt: LoggedEvent | null; readonly afterSequence: number }>
  answersOf(commandIds: readonly string[]): Promise<ReadonlyMap<string, StoredAnswer>>
  notes(): Promise<readonly TicketNote[]>
  /** Flat rows of one business day in issuing order, after a ticket id (empty: from the first). */
  records(day: string, afterId: string, limit: number): Promise<readonly TicketRecord[]>
  record(id: string): Promise<TicketRecord | null>
  close(): Promise<void>
}

/** All that the forecast had learned up to an event of the log. */
export interface KeptForecast {
  readonly sequence: number
  /** What made it; another one cannot go on from it. */
  readonly version: string
  readonly state: Uint8Array
}

/** Keeps what the forecast has learned: the newest only. */
export interface ForecastStateStore {
  read(): Promise<KeptForecast | null>
  write(kept: KeptForecast): Promise<void>
}

/** How a ticket that waits stands now. */
export interface Outlook {
  /** What would be promised now. */
  promise(): Promised
  /** The chance, 0 to 1, that the call comes after the end of what its citizen was told last. */
  readonly lateChance: number
}

/** Answers at once from what it has (ISSUE-3); null where there is too little to go on (PROMISE-2). */
export interface PromiseSource {
  promiseFor(
    hall: ConfiguredHall,
    service: ServiceId,
    priorityClass: PriorityClassId,
    nowMs: number,
  ): Promised | null
  /** The chance, 0 to 1, of someone who arrives now to be called today at all; null where it is not known. */
  chanceFor(service: ServiceId, priorityClass: PriorityClassId, nowMs: number): number | null
  /** For a ticket that waits, and was told last that it is called by `toldByMs`. */
  outlookOf(hall: ConfiguredHall, ticket: WaitingTicket, toldByMs: number, nowMs: number): Outlook | null
}

/** The hall's clock: integer milliseconds since 1970 UTC, never running backwards (DAY-2). */
export interface Clock {
  nowMs(): number
  /** Hall milliseconds in one real millisecond: 1 in service. */
  readonly speed: number
}

/** Prints slips, in its own time (ISSUE-3), and says what became of each. */
export interface SlipPrinter {
  readonly kind: 'none' | 'network'
  print(ticket: TicketId, options: { readonly copy: boolean }): void
  /** The slip as a PNG picture; null for a ticket that is not of this day. */
  picture(ticket: TicketId): Promise<Uint8Array | null>
  onOutcome(listener: (ticket: TicketId, outcome: SlipOutcome) => void): void
  close(): Promise<void>
}
