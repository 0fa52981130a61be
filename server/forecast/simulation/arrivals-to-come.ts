import type { Random } from './random.ts'
import { never, type Scene } from './scene.ts'

const hourMs = 3_600_000

/** Arrivals still to come that can overtake someone: Poisson, with rates by the hour from now on. */
export class ArrivalsToCome {
  nextMs = never
  /** The queue that the next one joins; -1: none. */
  queue = -1
  readonly #random: Random
  readonly #queues: Int32Array
  /** Arrivals an hour, hour × queue, and their sums. */
  readonly #rates: Float64Array
  readonly #sums: Float64Array
  readonly #hours: number

  constructor({ queues }: Scene, random: Random) {
    this.#random = random
    const coming = queues.flatMap(({ toComePerHour }, at) => (toComePerHour ? [at] : []))
    this.#queues = Int32Array.from(coming)
    this.#hours = Math.max(1, ...coming.map((at) => queues[at]?.toComePerHour?.length ?? 0))
    this.#rates = new Float64Array(this.#hours * coming.length)
    this.#sums = new Float64Array(this.#hours)
    for (let hour = 0; hour < this.#hours; hour += 1)
      for (const [place, at] of coming.entries()) {
        const rate = queues[at]?.toComePerHour?.[hour] ?? 0
        this.#rates[hour * coming.length + place] = rate
        this.#sums[hour] = (this.#sums[hour] as number) + rate
      }
  }

  beginRun(): void {
    this.nextMs = never
    if (this.#queues.length > 0) this.advance(0)
  }

  /** Draws the one after `fromMs`. */
  advance(fromMs: number): void {
    const hour = Math.min(this.#hours - 1, (fromMs / hourMs) | 0)
    const sum = this.#sums[hour] as number
    this.queue = -1
    if (sum <= 1e-9) {
      this.nextMs = hour < this.#hours - 1 ? (hour + 1) * hourMs : never
      return
    }
    this.nextMs = fromMs + (this.#random.exponential() * hourMs) / sum
    if (this.nextMs > (hour + 1) * hourMs && hour < this.#hours - 1) {
      // A Poisson process forgets: from the hour on it is drawn anew at the new rate.
      this.nextMs = (hour + 1) * hourMs
      return
    }
    let drawn = this.#random.next() * sum
    for (let place = 0; place < this.#queues.length; place += 1) {
      drawn -= this.#rates[hour * this.#queues.length + place] as number
      if (drawn >= 0) continue
      this.queue = this.#queues[place] as number
      return
    }
  }
}
