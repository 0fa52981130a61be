import type { HallEvent } from '../hall/event.ts'
import { evolve } from '../hall/evolve.ts'
import { emptyHall, type ConfiguredHall, type Hall } from '../hall/hall.ts'
import type { TicketId } from '../hall/ids.ts'
import { Draft } from './draft.ts'
import type { Clock, EventStore, LoggedEvent, PromiseSource, TicketNote } from './ports.ts'
import type { Submission, Submitted } from './submission.ts'

interface Pending {
  readonly submission: Submission<unknown>
  readonly resolve: (submitted: Submitted<unknown>) => void
  readonly reject: (error: unknown) => void
}

export interface Published {
  readonly events: readonly LoggedEvent[]
  readonly hall: ConfiguredHall
}

interface Parts {
  readonly store: EventStore
  readonly clock: Clock
  readonly promises: PromiseSource
  /** Told of a failed write; the process must end, and never try the write again. */
  readonly onFatal: (error: unknown) => void
  /** Told of a listener that threw: what was published is durable all the same. */
  readonly onListenerFailed?: (error: unknown) => void
}

/** Commands decided in one transaction at most; the rest wait for the next one. */
const batchMax = 256
/** Commands that may wait; one more is turned away. */
export const pendingMax = 4_096
/** Business days replayed at start: today's state needs one, the forecaster learns from the others. */
const replayedDays = 5
const replayPage = 5_000

export class EngineBusy extends Error {
  constructor() {
    super(`${pendingMax} commands are waiting already`)
  }
}

export class EngineStopped extends Error {
  constructor() {
    super('the hall is shutting down')
  }
}

/**
 * The one writer: load → decide → append → evolve → publish.
 * Everything that arrived since the last batch is decided in order and appended in one durable transaction;
 * only then is it acknowledged and published, so nobody is told of what a power cut can take back.
 */
export class Engine {
  readonly #parts: Parts
  readonly #listeners: ((published: Published) => void)[] = []
  readonly #notes = new Map<TicketId, readonly TicketNote[]>()
  #hall: Hall = emptyHall
  #sequence = 0
  #pending: Pending[] = []
  #working: Promise<void> | null = null
  #stopped = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** The hall as of the last acknowledged command. */
  get hall(): Hall {
    return this.#hall
  }

  get sequence(): number {
    return this.#sequence
  }

  notesOf(ticket: TicketId): readonly TicketNote[] {
    return this.#notes.get(ticket) ?? []
  }

  onPublished(listener: (published: Published) => void): void {
    this.#listeners.push(listener)
  }

  /** Replays the log. `onReplayed` is told of each event, with the state after it. */
  async load(onReplayed: (event: HallEvent, hall: ConfiguredHall) => void): Promise<void> {
    const { configuredAt, afterSequence } = await this.#parts.store.replayStart(replayedDays)
    if (configuredAt) this.#hall = evolve(this.#hall, configuredAt.event)
    this.#sequence = afterSequence
    for (;;) {
      const page = await this.#parts.store.eventsAfter(this.#sequence, replayPage)
      for (const { sequence, event } of page) {
        if (sequence !== this.#sequence + 1)
          throw new Error(`the log has a gap: event ${sequence} follows ${this.#sequence}`)
        const hall = evolve(this.#hall, event)
        this.#hall = hall
        this.#sequence = sequence
        onReplayed(event, hall)
      }
      if (page.length < replayPage) break
    }
    for (const note of await this.#parts.store.notes()) this.#addNote(this.#notes, note)
  }

  /**
   * Resolves after the command's effect is durable.
   * Rejects with EngineBusy or EngineStopped before anything is done, or with the store's error.
   */
  submit<Answer>(submission: Submission<Answer>): Promise<Submitted<Answer>> {
    if (this.#stopped) return Promise.reject(new EngineStopped())
    if (this.#pending.length >= pendingMax) return Promise.reject(new EngineBusy())
    return new Promise((resolve, reject) => {
      this.#pending.push({ submission, resolve, reject } as Pending)
      this.#working ??= this.#work()
    })
  }

  /** Takes no more commands, and resolves when those already taken are answered. */
  async drain(): Promise<void> {
    this.#stopped = true
    await this.#working
  }

  async #work(): Promise<void> {
    // Lets everything that arrived in this turn of the event loop join the batch.
    await new Promise((resolve) => setImmediate(resolve))
    try {
      while (this.#pending.length > 0) await this.#runBatch(this.#pending.splice(0, batchMax))
    } finally {
      this.#working = null
    }
  }

  async #runBatch(pending: readonly Pending[]): Promise<void> {
    try {
      const ids = pending
        .filter(({ submission }) => submission.remember)
        .map(({ submission }) => submission.commandId)
      const known = new Map(ids.length > 0 ? await this.#parts.store.answersOf(ids) : [])
      const draft = new Draft(this.#hall, this.#sequence, this.#notes, known)
      const replies = pending.map(({ submission }) =>
        draft.take(submission, this.#parts.clock, this.#parts.promises),
      )
      if (draft.hasAnything) await this.#parts.store.append(draft.batch())
      this.#commit(draft)
      pending.forEach(({ resolve }, at) => {
        const reply = replies[at]
        if (reply) resolve(reply)
      })
      this.#publish(draft)
    } catch (error) {
      this.#stopped = true
      for (const { reject } of [...pending, ...this.#pending.splice(0)]) reject(error)
      this.#parts.onFatal(error)
    }
  }

  #commit(draft: Draft): void {
    this.#hall = draft.hall
    this.#sequence += draft.events.length
    if (draft.endsDay) this.#notes.clear()
    for (const note of draft.notes) this.#addNote(this.#notes, note)
  }

  #addNote(notes: Map<TicketId, readonly TicketNote[]>, note: TicketNote): void {
    notes.set(note.ticket, [...(notes.get(note.ticket) ?? []), note])
  }

  #publish(draft: Draft): void {
    if (draft.events.length === 0 || draft.hall.status === 'unconfigured') return
    for (const listener of this.#listeners) {
      try {
        listener({ events: draft.events, hall: draft.hall })
      } catch (error) {
        this.#parts.onListenerFailed?.(error)
      }
    }
  }
}
