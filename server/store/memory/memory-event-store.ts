import type { Batch, EventStore, LoggedEvent, StoredAnswer, TicketNote } from '../../engine/ports.ts'
import type { TicketRecord } from '../../hall/ticket-record.ts'
import { answersKeptMs } from '../limits.ts'

/** Keeps the log in memory: for tests and simulations. Nothing outlives the process. */
export class MemoryEventStore implements EventStore {
  readonly #events: LoggedEvent[] = []
  readonly #answers = new Map<string, StoredAnswer>()
  readonly #records = new Map<string, TicketRecord>()
  #notes: TicketNote[] = []

  async append(batch: Batch): Promise<void> {
    const last = this.#events.length
    batch.events.forEach(({ sequence }, at) => {
      if (sequence !== last + at + 1) throw new Error(`event ${sequence} does not follow ${last + at}`)
    })
    this.#events.push(...batch.events)
    if (batch.purge) this.#purge(batch)
    for (const answer of batch.answers) this.#answers.set(answer.commandId, answer)
    for (const record of batch.records) this.#records.set(record.id, record)
    this.#notes.push(...batch.notes)
  }

  async eventsAfter(sequence: number, limit: number): Promise<readonly LoggedEvent[]> {
    return this.#events.slice(sequence, sequence + limit)
  }

  async replayStart(days: number) {
    const opened = this.#events.filter(({ event }) => event.type === 'DayOpened')
    const names = [...new Set(opened.map(({ event }) => (event.type === 'DayOpened' ? event.day : '')))]
    const first = names.at(-days)
    const from = opened.find(({ event }) => event.type === 'DayOpened' && event.day === first)
    if (!from || names.length <= days) return { configuredAt: null, afterSequence: 0 }
    const afterSequence = from.sequence - 1
    const configuredAt =
      this.#events.slice(0, afterSequence).findLast(({ event }) => event.type === 'HallConfigured') ?? null
    return { configuredAt, afterSequence }
  }

  async answersOf(commandIds: readonly string[]): Promise<ReadonlyMap<string, StoredAnswer>> {
    const found = new Map<string, StoredAnswer>()
    for (const id of commandIds) {
      const answer = this.#answers.get(id)
      if (answer) found.set(id, answer)
    }
    return found
  }

  async notes(): Promise<readonly TicketNote[]> {
    return [...this.#notes]
  }

  async records(day: string, afterId: string, limit: number): Promise<readonly TicketRecord[]> {
    return [...this.#records.values()]
      .filter((record) => record.day === day && record.id > afterId)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit)
  }

  async record(id: string): Promise<TicketRecord | null> {
    return this.#records.get(id) ?? null
  }

  async close(): Promise<void> {
    this.#notes = []
  }

  #purge(batch: Batch): void {
    this.#notes = []
    const lastAtMs = batch.events.at(-1)?.event.atMs ?? 0
    for (const [id, { atMs }] of this.#answers) if (atMs < lastAtMs - answersKeptMs) this.#answers.delete(id)
  }
}
