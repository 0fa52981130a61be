import { itemsOf } from '../hall/persistent-list.ts'
import type { ConfiguredHall } from '../hall/hall.ts'
import type { TicketId } from '../hall/ids.ts'
import type { Promised } from '../hall/promise.ts'
import type { WaitingTicket } from '../hall/ticket.ts'
import type { Engine } from './engine.ts'
import { submitOwn } from './own-command.ts'
import type { Clock, PromiseSource } from './ports.ts'

const everyMs = 2_000
/** Where the end of what was told is this near, it breaks if its breaking is likelier than not. */
const nearMs = 10 * 60_000
const nearChance = 0.5
/** Before that the hall may still catch up, so it must be this likely, and stay so for a while. */
const farChance = 0.8
const staysMs = 60_000
/** A new time is worth telling from this much later on. */
const laterMs = 5 * 60_000
/** A ticket is given a new time this often at most. */
export const requotesMax = 5
/** A promise holds for a minute at least, and a new time for five: estimates waver. */
const firstHoldsMs = 60_000
const laterHoldsMs = 5 * 60_000

function latestPromise(ticket: WaitingTicket): Promised | null {
  return ticket.requotes.at(-1) ?? ticket.promise
}

/**
 * Tells a citizen in time when the hall will not keep its promise (PROMISE-3): where the forecast says that what
 * she was told last will break, a new promise is recorded, which board and phone show with an apology. The first
 * promise stays as it was, and is the one that is scored. An estimate that goes up and down disturbs nobody
 * (PROMISE-7).
 */
export class RequoteDesk {
  readonly #engine: Engine
  readonly #clock: Clock
  readonly #promises: PromiseSource
  readonly #onError: (error: unknown) => void
  /** Since when a promise whose end is far has looked broken. */
  readonly #brokenSinceMs = new Map<TicketId, number>()
  readonly #toldAtMs = new Map<TicketId, number>()
  #timer: NodeJS.Timeout | null = null
  #looking = false

  constructor(engine: Engine, clock: Clock, promises: PromiseSource, onError: (error: unknown) => void) {
    this.#engine = engine
    this.#clock = clock
    this.#promises = promises
    this.#onError = onError
  }

  start(): void {
    this.#timer = setInterval(() => void this.look().catch(this.#onError), everyMs)
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
  }

  async look(): Promise<void> {
    const { hall } = this.#engine
    if (this.#looking || hall.status === 'unconfigured' || hall.day.status !== 'open') return
    this.#looking = true
    try {
      const waiting = [...itemsOf(hall.tickets)].filter((ticket) => ticket.status === 'waiting')
      this.#forgetAllBut(new Set(waiting.map(({ id }) => id)))
      for (const ticket of waiting) await this.#lookAt(hall, ticket)
    } finally {
      this.#looking = false
    }
  }

  async #lookAt(hall: ConfiguredHall, ticket: WaitingTicket): Promise<void> {
    const told = latestPromise(ticket)
    if (!told || ticket.requotes.length >= requotesMax) return
    const nowMs = this.#clock.nowMs()
    if (nowMs < this.#holdsUntilMs(ticket)) return
    const outlook = this.#promises.outlookOf(hall, ticket, told.byMs, nowMs)
    if (!outlook || !this.#willBreak(ticket.id, told.byMs, outlook.lateChance, nowMs)) return
    const made = outlook.promise()
    if (made.byMs < told.byMs + laterMs) return
    // A new time never begins before the one it stands for.
    const promise = { ...made, notBeforeMs: Math.max(made.notBeforeMs, told.notBeforeMs) }
    this.#brokenSinceMs.delete(ticket.id)
    this.#toldAtMs.set(ticket.id, nowMs)
    await submitOwn(this.#engine, { type: 'requoteTicket', ticket: ticket.id, promise })
  }

  /** After a restart nobody knows when the last new time was told; it holds as if it had been told just then. */
  #holdsUntilMs({ id, requotes, issuedAtMs }: WaitingTicket): number {
    if (requotes.length === 0) return issuedAtMs + firstHoldsMs
    const toldAtMs = this.#toldAtMs.get(id) ?? this.#clock.nowMs()
    this.#toldAtMs.set(id, toldAtMs)
    return toldAtMs + laterHoldsMs
  }

  #willBreak(ticket: TicketId, toldByMs: number, lateChance: number, nowMs: number): boolean {
    if (toldByMs - nowMs <= nearMs) return lateChance >= nearChance
    if (lateChance < farChance) {
      this.#brokenSinceMs.delete(ticket)
      return false
    }
    const sinceMs = this.#brokenSinceMs.get(ticket) ?? nowMs
    this.#brokenSinceMs.set(ticket, sinceMs)
    return nowMs - sinceMs >= staysMs
  }

  #forgetAllBut(waiting: ReadonlySet<TicketId>): void {
    for (const known of [this.#brokenSinceMs, this.#toldAtMs])
      for (const ticket of known.keys()) if (!waiting.has(ticket)) known.delete(ticket)
  }
}
