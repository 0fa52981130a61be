import type { EventStore, ForecastStateStore, KeptForecast } from '../engine/ports.ts'
import type { Published } from '../engine/engine.ts'
import type { ForecasterSettings } from '../forecast/hall-forecaster.ts'
import type { ConnectForecast } from './forecast-port.ts'
import { ForecastThread } from './forecast-thread.ts'
import { isSound, versionOf } from './kept-state.ts'
import type { LiveForecasts, TrackStart } from './messages.ts'

/** Time alone moves estimates, so they are made anew this often. */
const refreshEveryMs = 3_000
/** Without anything kept, these days are learned first, and the whole log behind them. */
const firstDays = 5
const restartAfterMs = 1_000
const restartAfterMsMax = 60_000
/** However often it fails, it is told this often at most. */
const tellEveryMs = 60_000
/** A thread that has lived this long did not fail at its beginning. */
const soundAfterMs = 5 * 60_000

export interface LiveForecasterParts {
  readonly connect: ConnectForecast
  readonly store: Pick<EventStore, 'eventsAfter' | 'replayStart'>
  readonly states: ForecastStateStore
  readonly settings: ForecasterSettings
  /** The hall's clock. */
  readonly nowMs: () => number
  readonly onForecasts: (forecasts: LiveForecasts) => void
  /** For the server's log. */
  readonly tell: (what: string, error: Error | null) => void
}

/**
 * Keeps a forecaster running beside the hall. It goes on from what was kept at the last opening of a day and
 * the log since; where nothing fitting was kept it learns the last days first, answers from those, and learns
 * the whole log meanwhile. A thread that ends or hangs is started again. Nothing here is ever waited for (ISSUE-3).
 */
export class LiveForecaster {
  readonly #parts: LiveForecasterParts
  #sequence = 0
  #day: string | null = null
  #present: ForecastThread | null = null
  #whole: ForecastThread | null = null
  #timer: NodeJS.Timeout | null = null
  #restart: NodeJS.Timeout | null = null
  #failures = 0
  #toldAtMs = Number.NEGATIVE_INFINITY
  #untold = 0
  #startedAtMs = 0
  #over = false

  constructor(parts: LiveForecasterParts) {
    this.#parts = parts
  }

  /** Begins to learn; the hall's log goes until `sequence` so far, and its day is `day`. */
  async start(sequence: number, day: string | null): Promise<void> {
    this.#sequence = sequence
    this.#day = day
    this.#timer = setInterval(() => this.#present?.want(), refreshEveryMs)
    this.#timer.unref()
    await this.#begin()
  }

  follow({ events }: Published): void {
    for (const { sequence, event } of events) {
      this.#sequence = sequence
      // A day that is opened again goes on where it stopped, which nothing kept could.
      if (event.type !== 'DayOpened' || event.day === this.#day) continue
      this.#day = event.day
      for (const thread of [this.#present, this.#whole]) thread?.keepAfter(sequence - 1)
    }
    for (const thread of [this.#present, this.#whole]) thread?.feed(this.#sequence)
  }

  stop(): void {
    this.#over = true
    if (this.#timer) clearInterval(this.#timer)
    if (this.#restart) clearTimeout(this.#restart)
    this.#present?.close()
    this.#whole?.close()
  }

  async #begin(): Promise<void> {
    this.#startedAtMs = performance.now()
    const kept = await this.#readKept()
    const from = await this.#parts.store.replayStart(firstDays)
    const today = await this.#parts.store.replayStart(1)
    if (this.#over) return
    if (kept) {
      this.#present = this.#thread({ kept: kept.state, configured: null, afterSequence: kept.sequence })
      // Days that were opened while nobody kept anything are learned at this start only.
      if (today.afterSequence > kept.sequence) this.#present.keepAfter(today.afterSequence)
      return
    }
    this.#present = this.#thread({
      kept: null,
      configured: from.configuredAt?.event ?? null,
      afterSequence: from.afterSequence,
    })
    const whole =
      from.afterSequence === 0
        ? this.#present
        : this.#thread({ kept: null, configured: null, afterSequence: 0 })
    if (today.afterSequence > 0) whole.keepAfter(today.afterSequence)
    whole.feed(this.#sequence)
    if (whole === this.#present) return
    this.#parts.tell(
      'the forecast learns the whole log again, and answers from the last days meanwhile',
      null,
    )
    this.#whole = whole
  }

  /** What was kept, where it fits this program, this setting and this log. */
  async #readKept(): Promise<KeptForecast | null> {
    const { states, settings, tell } = this.#parts
    try {
      const kept = await states.read()
      if (!kept) return null
      if (kept.version !== versionOf(settings))
        tell('what was kept of the forecast is of another version', null)
      else if (kept.sequence > this.#sequence) tell('what was kept of the forecast is ahead of the log', null)
      else if (!isSound(kept.state)) tell('what was kept of the forecast is broken', null)
      else return kept
    } catch (error) {
      tell('what was kept of the forecast cannot be read', asError(error))
    }
    return null
  }

  #thread(start: Omit<TrackStart, 'settings'>): ForecastThread {
    const { connect, store, nowMs, settings } = this.#parts
    const thread: ForecastThread = new ForecastThread(
      {
        connect,
        store,
        nowMs,
        start: { ...start, settings },
        onForecasts: (forecasts) => this.#take(thread, forecasts),
        onKept: (sequence, state) => this.#keep(thread, sequence, state),
        onTrouble: (error) => this.#tellTrouble(error),
        onEnded: (error) => this.#ended(thread, error),
      },
      this.#sequence,
    )
    return thread
  }

  #take(thread: ForecastThread, forecasts: LiveForecasts): void {
    if (thread === this.#whole) {
      this.#present?.close()
      this.#present = thread
      this.#whole = null
      this.#parts.tell('the forecast has learned the whole log', null)
    }
    if (thread !== this.#present) return
    try {
      this.#parts.onForecasts(forecasts)
    } catch (error) {
      this.#tellTrouble(asError(error))
    }
  }

  /** Only what was learned from the whole log is worth keeping. */
  #keep(thread: ForecastThread, sequence: number, state: Uint8Array): void {
    const { states, settings, tell } = this.#parts
    if (this.#over || (this.#whole && thread !== this.#whole)) return
    states
      .write({ sequence, version: versionOf(settings), state })
      .catch((error: unknown) => tell('what the forecast has learned could not be kept', asError(error)))
  }

  #tellTrouble(error: Error): void {
    const nowMs = performance.now()
    if (nowMs - this.#toldAtMs < tellEveryMs) {
      this.#untold += 1
      return
    }
    const more = this.#untold > 0 ? ` (and ${this.#untold} times since it was told last)` : ''
    this.#parts.tell(`the forecast failed at something, and goes on${more}`, error)
    this.#toldAtMs = nowMs
    this.#untold = 0
  }

  #ended(thread: ForecastThread, error: Error): void {
    if (this.#over) return
    const livedMs = performance.now() - this.#startedAtMs
    this.#failures = livedMs > soundAfterMs ? 1 : this.#failures + 1
    const afterMs = Math.min(restartAfterMsMax, restartAfterMs * 2 ** (this.#failures - 1))
    this.#parts.tell(`a thread that forecasts has ended; it is started again in ${afterMs / 1000} s`, error)
    if (thread === this.#whole) this.#whole = null
    else this.#present = null
    // Both begin again together, since what is kept may have changed meanwhile.
    this.#restart ??= setTimeout(() => {
      this.#restart = null
      this.#present?.close()
      this.#whole?.close()
      this.#present = null
      this.#whole = null
      this.#begin().catch((failure: unknown) =>
        this.#parts.tell('the forecast could not be started again', asError(failure)),
      )
    }, afterMs)
    this.#restart.unref()
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
