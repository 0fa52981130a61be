/** When each window is next to be looked at, soonest first: a sorted list, in which one that has called moves back. */
export class WindowClock {
  readonly #timesMs: Float64Array
  readonly #windows: Int32Array
  #count = 0

  constructor(windows: number) {
    this.#timesMs = new Float64Array(windows + 1)
    this.#windows = new Int32Array(windows + 1)
  }

  clear(): void {
    this.#count = 0
  }

  /** Adds a window. */
  add(serviceWindow: number, atMs: number): void {
    const times = this.#timesMs
    const windows = this.#windows
    let place = this.#count
    this.#count += 1
    for (; place > 0 && (times[place - 1] as number) > atMs; place -= 1) {
      times[place] = times[place - 1] as number
      windows[place] = windows[place - 1] as number
    }
    times[place] = atMs
    windows[place] = serviceWindow
  }

  /** The soonest instant; `Infinity` where there is none. */
  get nextMs(): number {
    return this.#count > 0 ? (this.#timesMs[0] as number) : Number.POSITIVE_INFINITY
  }

  /** The window of that instant. */
  get next(): number {
    return this.#windows[0] as number
  }

  /** The window of the soonest instant is to be looked at again at `atMs`. */
  postpone(atMs: number): void {
    const times = this.#timesMs
    const windows = this.#windows
    const serviceWindow = windows[0] as number
    const last = this.#count - 1
    let place = 0
    for (; place < last && (times[place + 1] as number) < atMs; place += 1) {
      times[place] = times[place + 1] as number
      windows[place] = windows[place + 1] as number
    }
    times[place] = atMs
    windows[place] = serviceWindow
  }

  /** A window is to be looked at as soon as `atMs`, which is not after any other instant still to come. */
  hasten(serviceWindow: number, atMs: number): void {
    const times = this.#timesMs
    const windows = this.#windows
    let place = 0
    while (place < this.#count - 1 && (windows[place] as number) !== serviceWindow) place += 1
    for (; place > 0 && (times[place - 1] as number) > atMs; place -= 1) {
      times[place] = times[place - 1] as number
      windows[place] = windows[place - 1] as number
    }
    times[place] = atMs
    windows[place] = serviceWindow
  }
}
