import type { Clock } from '../../server/engine/ports.ts'

/** A clock that stands until it is moved. */
export class HandClock implements Clock {
  readonly speed = 1
  #nowMs: number

  constructor(nowMs: number) {
    this.#nowMs = nowMs
  }

  nowMs(): number {
    return this.#nowMs
  }

  set(nowMs: number): void {
    this.#nowMs = nowMs
  }

  advance(passedMs: number): void {
    this.#nowMs += passedMs
  }
}
