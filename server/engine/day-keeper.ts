import { businessDayAt } from '../hall/calendar.ts'
import type { ConfiguredHall, DayState } from '../hall/hall.ts'
import type { Engine } from './engine.ts'
import { submitOwn } from './own-command.ts'
import type { Clock } from './ports.ts'

const everyMs = 1_000

type NamedDay = Exclude<DayState, { readonly status: 'never-opened' }>

/** A day that was opened before the hall had a rollover hour ends at the first one. */
function isOverAt({ day, rollsOverAtMs }: NamedDay, hall: ConfiguredHall, nowMs: number): boolean {
  if (rollsOverAtMs !== null) return nowMs >= rollsOverAtMs
  return businessDayAt(nowMs, hall.configuration) > day
}

/**
 * Opens the business day, and ends it at the rollover hour, exactly once (DAY-1, DAY-3).
 * A day that a manager ended stays ended until the next one begins. Where the hall has no rollover hour,
 * days are opened and closed by hand only.
 */
export class DayKeeper {
  readonly #engine: Engine
  readonly #clock: Clock
  readonly #onError: (error: unknown) => void
  #timer: NodeJS.Timeout | null = null
  #working = false

  constructor(engine: Engine, clock: Clock, onError: (error: unknown) => void) {
    this.#engine = engine
    this.#clock = clock
    this.#onError = onError
  }

  /** Looks once, then every second. */
  async start(): Promise<void> {
    await this.look()
    this.#timer = setInterval(() => void this.look().catch(this.#onError), everyMs)
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
  }

  async look(): Promise<void> {
    const { hall } = this.#engine
    if (this.#working || hall.status === 'unconfigured' || hall.configuration.rolloverMinute === null) return
    this.#working = true
    try {
      const { day } = hall
      const isOver = day.status !== 'never-opened' && isOverAt(day, hall, this.#clock.nowMs())
      if (day.status === 'open' && isOver)
        await submitOwn(this.#engine, { type: 'closeDay', reason: 'rolled-over' })
      if (day.status === 'never-opened' || isOver)
        await submitOwn(this.#engine, { type: 'openDay', day: null })
    } finally {
      this.#working = false
    }
  }
}
