import { ForecastDesk } from '../../server/forecasting/forecast-desk.ts'
import type { ConnectForecast, ForecastPort, PortListener } from '../../server/forecasting/forecast-port.ts'
import type { ForecastReply, ForecastRequest } from '../../server/forecasting/messages.ts'

/** One forecaster without a thread, which a test can stop, let die, and watch. */
export class HandPort implements ForecastPort {
  readonly asked: ForecastRequest[] = []
  closed = false
  /** While true it answers nothing. */
  hangs: boolean
  readonly #listener: PortListener
  readonly #desk: ForecastDesk

  constructor(listener: PortListener, hangs: boolean) {
    this.#listener = listener
    this.hangs = hangs
    this.#desk = new ForecastDesk((reply) => this.#reply(reply))
  }

  post(request: ForecastRequest): void {
    this.asked.push(request)
    if (this.hangs) return
    // As from a thread: never within the call.
    setImmediate(() => {
      if (this.closed) return
      try {
        this.#desk.answer(structuredClone(request))
      } catch (error) {
        this.die(error instanceof Error ? error : new Error(String(error)))
      }
    })
  }

  close(): void {
    this.closed = true
  }

  die(error = new Error('it died')): void {
    if (this.closed) return
    this.closed = true
    this.#listener.onEnd(error)
  }

  #reply(reply: ForecastReply): void {
    if (!this.closed) this.#listener.onReply(structuredClone(reply))
  }
}

/** Every port that was opened, oldest first. */
export class HandPorts {
  readonly opened: HandPort[] = []
  hang = false

  readonly connect: ConnectForecast = (listener) => {
    const port = new HandPort(listener, this.hang)
    this.opened.push(port)
    return port
  }

  get newest(): HandPort {
    const port = this.opened.at(-1)
    if (!port) throw new Error('no forecaster was started')
    return port
  }
}
