import { itemsOf } from '../hall/persistent-list.ts'
import type { Promised } from '../hall/promise.ts'
import type { WaitingTicket } from '../hall/ticket.ts'
import type { Engine } from './engine.ts'
import { submitOwn } from './own-command.ts'
import type { Clock, PromiseSource } from './ports.ts'

const everyMs = 2_000
/** A promise is looked at anew when its end is this near. */
const nearMs = 10 * 60_000
/** A ticket is given a new time this often at most. */
export const requotesMax = 3

function latestPromise(ticket: WaitingTicket): Promised | null {
  return ticket.requotes.at(-1) ?? ticket.promise
}

/**
 * Tells a citizen in time when the hall will not keep its promise (PROMISE-3): where the end of what she was
 * told is near and the forecast's middle lies after it, a new promise is recorded, which board and phone show
 * with an apology. The first promise stays as it was, and is the one that is scored.
 */
export class RequoteDesk {
  readonly #engine: Engine
  readonly #clock: Clock
  readonly #promises: PromiseSource
  readonly #onError: (error: unknown) => void
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
      for (const ticket of itemsOf(hall.tickets)) if (ticket.status === 'waiting') await this.#lookAt(ticket)
    } finally {
      this.#looking = false
    }
  }

  async #lookAt(ticket: WaitingTicket): Promise<void> {
    const { hall } = this.#engine
    const nowMs = this.#clock.nowMs()
    const latest = latestPromise(ticket)
    if (!latest || latest.byMs - nowMs > nearMs || ticket.requotes.length >= requotesMax) return
    if (hall.status === 'unconfigured') return
    const promise = this.#promises.newPromiseFor(hall, ticket, nowMs)
    if (!promise || promise.byMs <= latest.byMs || nowMs + promise.aboutMs <= latest.byMs) return
    await submitOwn(this.#engine, { type: 'requoteTicket', ticket: ticket.id, promise })
  }
}
