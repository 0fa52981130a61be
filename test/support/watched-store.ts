import type { Batch, EventStore } from '../../server/engine/ports.ts'

/** A real store that tells what was appended to it, and can be made to fail or to wait. */
export class WatchedStore implements EventStore {
  readonly appended: Batch[] = []
  /** Thrown instead of the next append. */
  failure: Error | null = null
  /** Awaited before each append. */
  gate: Promise<void> = Promise.resolve()
  readonly #store: EventStore

  constructor(store: EventStore) {
    this.#store = store
  }

  async append(batch: Batch): Promise<void> {
    await this.gate
    if (this.failure) throw this.failure
    await this.#store.append(batch)
    this.appended.push(batch)
  }

  eventsAfter(sequence: number, limit: number) {
    return this.#store.eventsAfter(sequence, limit)
  }

  replayStart(days: number) {
    return this.#store.replayStart(days)
  }

  answersOf(commandIds: readonly string[]) {
    return this.#store.answersOf(commandIds)
  }

  notes() {
    return this.#store.notes()
  }

  records(day: string, afterId: string, limit: number) {
    return this.#store.records(day, afterId, limit)
  }

  record(id: string) {
    return this.#store.record(id)
  }

  close(): Promise<void> {
    return this.#store.close()
  }
}
