import { Random } from '../support/random.ts'

/** Random variates of the distributions that halls are made of. */
export class Variates {
  readonly #random: Random
  #spare: number | null = null

  constructor(seed: number) {
    this.#random = new Random(seed)
  }

  share(): number {
    return this.#random.share()
  }

  happens(chance: number): boolean {
    return this.#random.share() < chance
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.#random.share()
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + this.#random.below(high - low + 1)
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.#random.share())
  }

  /** By the polar method (Marsaglia and Bray 1964). */
  normal(mean: number, deviation: number): number {
    if (this.#spare !== null) {
      const spare = this.#spare
      this.#spare = null
      return mean + deviation * spare
    }
    let [x, y, square] = [0, 0, 0]
    do {
      x = this.between(-1, 1)
      y = this.between(-1, 1)
      square = x * x + y * y
    } while (square >= 1 || square === 0)
    const scale = Math.sqrt((-2 * Math.log(square)) / square)
    this.#spare = y * scale
    return mean + deviation * x * scale
  }

  /** A factor whose logarithm is normal around 0. */
  factor(deviation: number): number {
    return Math.exp(this.normal(0, deviation))
  }

  oneOf<Item>(items: readonly Item[]): Item {
    return this.#random.oneOf(items)
  }

  /** One of them, each with its weight. */
  weighted(weights: readonly number[]): number {
    let left = this.#random.share() * weights.reduce((sum, weight) => sum + weight, 0)
    for (const [at, weight] of weights.entries()) {
      left -= weight
      if (left < 0) return at
    }
    return weights.length - 1
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const mixed = [...items]
    for (let at = mixed.length - 1; at > 0; at -= 1) {
      const other = this.#random.below(at + 1)
      const [one, two] = [mixed[at], mixed[other]]
      if (one === undefined || two === undefined) continue
      mixed[at] = two
      mixed[other] = one
    }
    return mixed
  }
}

/** Days from 1 March 2031 on, as a trace names them. */
export function dayName(number: number): string {
  return new Date(Date.UTC(2031, 2, 1 + number)).toISOString().slice(0, 10)
}
