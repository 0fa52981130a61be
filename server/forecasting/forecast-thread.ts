import type { EventStore } from '../engine/ports.ts'
import type { ConnectForecast, ForecastPort } from './forecast-port.ts'
import type { ForecastReply, ForecastRequest, LiveForecasts, TrackStart } from './messages.ts'

/** Events learned at once: few, so that neither thread is away for long. */
const page = 200
/** A forecast is due after this long even while new events keep coming. */
const forecastEveryMs = 1_000
/** A thread that has not answered for this long hangs: at a day's opening it may learn for a while. */
export const hungAfterMs = 180_000
const watchEveryMs = 1_000

interface ThreadParts {
  readonly connect: ConnectForecast
  readonly store: Pick<EventStore, 'eventsAfter'>
  /** The hall's clock. */
  readonly nowMs: () => number
  readonly start: TrackStart
  readonly onForecasts: (forecasts: LiveForecasts) => void
  readonly onKept: (sequence: number, bytes: Uint8Array) => void
  /** Something failed and it goes on. */
  readonly onTrouble: (error: Error) => void
  /** It will say no more: it ended, hung, or the log could not be read. */
  readonly onEnded: (error: Error) => void
}

/**
 * One thread that forecasts, seen from the hall: it is fed the log up to where the hall is, page by page, one
 * request at a time, and asked for a forecast whenever it has caught up. Nothing ever waits for it.
 */
export class ForecastThread {
  readonly #parts: ThreadParts
  readonly #port: ForecastPort
  readonly #watch: NodeJS.Timeout
  #learned: number
  #target: number
  #keepAfter: number | null = null
  #wanted = false
  #askedAtMs: number | null = null
  #forecastAtMs = performance.now()
  #over = false

  constructor(parts: ThreadParts, target: number) {
    this.#parts = parts
    this.#learned = parts.start.afterSequence
    this.#target = target
    this.#port = parts.connect({
      onReply: (reply) => this.#take(reply),
      onEnd: (error) => this.#end(error),
    })
    this.#watch = setInterval(() => this.#look(), watchEveryMs)
    this.#watch.unref()
    this.#ask({ type: 'start', start: parts.start })
  }

  /** The last event that it has learned from. */
  get learned(): number {
    return this.#learned
  }

  /** The log goes on until this event. */
  feed(sequence: number): void {
    this.#target = Math.max(this.#target, sequence)
    this.#next()
  }

  /** What was learned until this event is to be kept; the one after it opens a day. */
  keepAfter(sequence: number): void {
    if (sequence >= this.#learned) this.#keepAfter = sequence
  }

  /** A new forecast of the hall as it stands; asked twice before it is made, it is made once. */
  want(): void {
    this.#wanted = true
    this.#next()
  }

  close(): void {
    this.#over = true
    clearInterval(this.#watch)
    this.#port.close()
  }

  #next(): void {
    if (this.#over || this.#askedAtMs !== null) return
    if (this.#keepAfter === this.#learned) {
      this.#keepAfter = null
      return this.#ask({ type: 'keep' })
    }
    const behind = this.#target - this.#learned
    const overdue = this.#wanted && behind <= page && performance.now() - this.#forecastAtMs > forecastEveryMs
    if (behind > 0 && !overdue) return this.#learn()
    if (!this.#wanted) return
    this.#wanted = false
    this.#forecastAtMs = performance.now()
    this.#ask({ type: 'forecast', nowMs: this.#parts.nowMs() })
  }

  #learn(): void {
    this.#askedAtMs = performance.now()
    const upTo = Math.min(this.#target, this.#keepAfter ?? this.#target)
    const limit = Math.min(page, upTo - this.#learned)
    this.#learnPage(limit).catch((error: unknown) =>
      this.#end(error instanceof Error ? error : new Error(String(error))),
    )
  }

  async #learnPage(limit: number): Promise<void> {
    const logged = await this.#parts.store.eventsAfter(this.#learned, limit)
    const events = logged.map(({ sequence, event }) => ({ sequence, event }))
    if (!this.#over) this.#ask({ type: 'learn', events })
  }

  #ask(request: ForecastRequest): void {
    this.#askedAtMs = performance.now()
    this.#port.post(request)
  }

  #take(reply: ForecastReply): void {
    if (this.#over) return
    if (reply.type === 'failed') return this.#parts.onTrouble(new Error(reply.error))
    this.#askedAtMs = null
    if (reply.type === 'learned') {
      this.#learned = reply.sequence
      // Whatever has happened moves the estimates.
      this.#wanted = true
    }
    if (reply.type === 'kept' && reply.bytes) this.#parts.onKept(reply.sequence, reply.bytes)
    if (reply.type === 'forecasts' && reply.forecasts) this.#parts.onForecasts(reply.forecasts)
    this.#next()
  }

  #look(): void {
    if (this.#askedAtMs === null || performance.now() - this.#askedAtMs <= hungAfterMs) return
    this.#end(new Error('the thread that forecasts does not answer'))
  }

  #end(error: Error): void {
    if (this.#over) return
    this.close()
    this.#parts.onEnded(error)
  }
}
