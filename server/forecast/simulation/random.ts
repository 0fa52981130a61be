/** A seeded source of draws: the same seed gives the same draws on every machine. */
export class Random {
  #a = 0
  #b = 0
  #c = 0
  #count = 0

  constructor(seed: number) {
    this.seed(seed)
  }

  /** Begins again. Small fast counter of 32 bits, sfc32 (C. Doty-Humphrey, PractRand, 2010). */
  seed(seed: number): void {
    this.#a = seed | 0
    this.#b = Math.imul(seed, 0x9e3779b1) | 0
    this.#c = 0x2545f491
    this.#count = 1
    for (let skipped = 0; skipped < 12; skipped += 1) this.next()
  }

  /** Uniform in [0, 1). */
  next(): number {
    const mixed = (((this.#a + this.#b) | 0) + this.#count) | 0
    this.#count = (this.#count + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (this.#c << 21) | (this.#c >>> 11)
    this.#c = (this.#c + mixed) | 0
    return (mixed >>> 0) / 4294967296
  }

  /** Standard normal, by the polar method (Marsaglia and Bray 1964). */
  normal(): number {
    for (;;) {
      const x = 2 * this.next() - 1
      const y = 2 * this.next() - 1
      const square = x * x + y * y
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square)
    }
  }

  /** Exponential with mean 1. */
  exponential(): number {
    return -Math.log(1 - this.next())
  }
}

/** A number of 32 bits from a text (FNV-1a, Fowler, Noll and Vo). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
