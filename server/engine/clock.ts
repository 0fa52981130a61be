import type { Clock } from './ports.ts'

interface TimeSources {
  /** Wall time, milliseconds since 1970 UTC; may step. */
  readonly wallMs: () => number
  /** Milliseconds from any start; never steps. */
  readonly steadyMs: () => number
}

const machine: TimeSources = { wallMs: Date.now, steadyMs: () => performance.now() }

/** Wall time may be this far ahead of the steady count before it is taken for a step rather than drift. */
const driftMsMax = 2_000

/**
 * The machine's time, led by its steady counter so that a step of the wall clock, back or forward, never
 * reaches the hall (DAY-2). Small drift forward is followed; small drift back is waited out at nine tenths of
 * the pace. A larger step takes effect at the next start.
 */
export class WallClock implements Clock {
  readonly speed = 1
  readonly #sources: TimeSources
  #lastMs: number
  #lastSteadyMs: number

  constructor(floorMs = 0, sources: TimeSources = machine) {
    this.#sources = sources
    this.#lastMs = Math.max(floorMs, sources.wallMs())
    this.#lastSteadyMs = sources.steadyMs()
  }

  nowMs(): number {
    const steadyMs = this.#sources.steadyMs()
    const passedMs = Math.max(0, steadyMs - this.#lastSteadyMs)
    const expectedMs = this.#lastMs + passedMs
    const driftMs = this.#sources.wallMs() - expectedMs
    this.#lastSteadyMs = steadyMs
    if (driftMs > 0 && driftMs <= driftMsMax) this.#lastMs = expectedMs + driftMs
    else if (driftMs < -1 && driftMs >= -driftMsMax) this.#lastMs += passedMs * 0.9
    else this.#lastMs = expectedMs
    return Math.floor(this.#lastMs)
  }
}

/** A clock for drives and rehearsals: begins at a given instant and runs `speed` times as fast as real time. */
export class FastClock implements Clock {
  readonly speed: number
  readonly #startMs: number
  readonly #startSteadyMs: number
  readonly #steadyMs: () => number

  constructor(startMs: number, speed: number, steadyMs: () => number = machine.steadyMs) {
    this.speed = speed
    this.#startMs = startMs
    this.#steadyMs = steadyMs
    this.#startSteadyMs = steadyMs()
  }

  nowMs(): number {
    return Math.floor(this.#startMs + (this.#steadyMs() - this.#startSteadyMs) * this.speed)
  }
}
