interface Limits {
  readonly triesMax: number
  readonly withinMs: number
  /** Addresses remembered at most; the one that tried longest ago is forgotten first. */
  readonly addressesMax: number
}

interface Tries {
  readonly sinceMs: number
  readonly count: number
}

/** Counts wrong tries for each address, within a span that begins with the first. */
export class TryLimit {
  readonly #limits: Limits
  readonly #nowMs: () => number
  readonly #tries = new Map<string, Tries>()

  constructor(limits: Limits, nowMs: () => number = () => performance.now()) {
    this.#limits = limits
    this.#nowMs = nowMs
  }

  isSpent(address: string): boolean {
    return this.#present(address).count >= this.#limits.triesMax
  }

  count(address: string): void {
    const { sinceMs, count } = this.#present(address)
    this.#tries.delete(address)
    this.#tries.set(address, { sinceMs, count: count + 1 })
    const oldest = this.#tries.keys().next()
    if (this.#tries.size > this.#limits.addressesMax && !oldest.done) this.#tries.delete(oldest.value)
  }

  #present(address: string): Tries {
    const nowMs = this.#nowMs()
    const tries = this.#tries.get(address)
    return tries && nowMs - tries.sinceMs <= this.#limits.withinMs ? tries : { sinceMs: nowMs, count: 0 }
  }
}
