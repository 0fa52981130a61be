import { ForecastTrack } from './forecast-track.ts'
import type { ForecastReply, ForecastRequest } from './messages.ts'

/** Answers what a thread that forecasts is asked: one track, each request in its turn. */
export class ForecastDesk {
  readonly #reply: (reply: ForecastReply) => void
  #track: ForecastTrack | null = null

  constructor(reply: (reply: ForecastReply) => void) {
    this.#reply = reply
  }

  /** Throws where the thread must end: it cannot begin, or the log has a gap. */
  answer(request: ForecastRequest): void {
    switch (request.type) {
      case 'start':
        this.#track = new ForecastTrack(request.start)
        return this.#reply({ type: 'started' })
      case 'learn': {
        const track = this.#started()
        track.learn(request.events, (error) => this.#tell(error))
        return this.#reply({ type: 'learned', sequence: track.sequence })
      }
      case 'forecast': {
        const forecasts = this.#orNothing((track) => track.forecasts(request.nowMs))
        return this.#reply({ type: 'forecasts', forecasts })
      }
      case 'keep': {
        const bytes = this.#orNothing((track) => track.kept())
        return this.#reply({ type: 'kept', sequence: this.#started().sequence, bytes })
      }
      default:
        request satisfies never
    }
  }

  #started(): ForecastTrack {
    if (!this.#track) throw new Error('the thread that forecasts was asked before it was started')
    return this.#track
  }

  /** A forecast that fails costs minutes on slips, never the thread. */
  #orNothing<Value>(make: (track: ForecastTrack) => Value): Value | null {
    try {
      return make(this.#started())
    } catch (error) {
      this.#tell(error)
      return null
    }
  }

  #tell(error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.#reply({ type: 'failed', error: text })
  }
}
