import { never } from './scene.ts'

/** Room behind the last entry, before entries are moved back to the beginning. */
const room = 256

/**
 * When each window is next to be looked at, soonest first: a sorted list from which the first is taken and put back
 * further behind, mostly near the end. A window that is `never` to be looked at is not in it.
 */
export class WindowClock {
  readonly #timesMs: Float64Array
  readonly #windows: Int32Array
  #head = 0
  #tail = 0

  constructor(windows: number) {
    this.#timesMs = new Float64Array(windows + room)
    this.#windows = new Int32Array(windows + room)
  }

  clear(): void {
    this.#head = 0
    this.#tail = 0
  }

  /** Adds a window, behind those of the same instant. */
  add(serviceWindow: number, atMs: number): void {
    if (atMs === never) return
    if (this.#tail === this.#timesMs.length) this.#moveBack()
    const times = this.#timesMs
    const windows = this.#windows
    let place = this.#tail
    this.#tail += 1
    for (; place > this.#head && (times[place - 1] as number) > atMs; place -= 1) {
      times[place] = times[place - 1] as number
      windows[place] = windows[place - 1] as number
    }
    times[place] = atMs
    windows[place] = serviceWindow
  }

  /** The soonest instant; `never` where there is none. */
  get nextMs(): number {
    return this.#head < this.#tail ? (this.#timesMs[this.#head] as number) : never
  }

  /** The window of that instant. */
  get next(): number {
    return this.#windows[this.#head] as number
  }

  /** The window of the soonest instant is to be looked at again at `atMs`, before others of the same instant. */
  postpone(atMs: number): void {
    const serviceWindow = this.#windows[this.#head] as number
    this.#head += 1
    if (atMs === never) return
    if (this.#tail === this.#timesMs.length) this.#moveBack()
    const times = this.#timesMs
    const windows = this.#windows
    const head = this.#head
    let place = this.#tail
    this.#tail = place + 1
    for (; place > head; place -= 1) {
      const beforeMs = times[place - 1] as number
      if (beforeMs < atMs) break
      times[place] = beforeMs
      windows[place] = windows[place - 1] as number
    }
    times[place] = atMs
    windows[place] = serviceWindow
  }

  /** A window is to be looked at as soon as `atMs`, which is not after any other instant still to come. */
  hasten(serviceWindow: number, atMs: number): void {
    const windows = this.#windows
    let place = this.#head
    while (place < this.#tail && (windows[place] as number) !== serviceWindow) place += 1
    if (place < this.#tail) {
      this.#tail -= 1
      this.#timesMs.copyWithin(place, place + 1, this.#tail + 1)
      windows.copyWithin(place, place + 1, this.#tail + 1)
    }
    this.add(serviceWindow, atMs)
  }

  #moveBack(): void {
    this.#timesMs.copyWithin(0, this.#head, this.#tail)
    this.#windows.copyWithin(0, this.#head, this.#tail)
    this.#tail -= this.#head
    this.#head = 0
  }
}
