import type { Answers } from './result.ts'
import type { RunQueues } from './run-queues.ts'
import type { Scene } from './scene.ts'

/**
 * Those who do not wait yet. One becomes open when nobody waits before her in her queue any more, and is answered by
 * the first window that would rather call her than anybody who waits.
 */
export class RunVisitors {
  readonly count: number
  openCount = 0
  /** By queue, and in it by how many wait before. */
  readonly #question: Int32Array
  readonly #queue: Int32Array
  readonly #arrivedMs: Float64Array
  readonly #after: Int32Array
  readonly #from: Int32Array
  readonly #next: Int32Array
  readonly #open: Int32Array

  constructor({ visitors, queues }: Scene) {
    const inOrder = visitors.toSorted((a, b) => a.queue - b.queue || a.after - b.after)
    this.count = inOrder.length
    this.#question = Int32Array.from(inOrder, ({ question }) => question)
    this.#queue = Int32Array.from(inOrder, ({ queue }) => queue)
    this.#arrivedMs = Float64Array.from(inOrder, ({ arrivedMs }) => arrivedMs)
    this.#after = Int32Array.from(inOrder, ({ after }) => after)
    this.#from = new Int32Array(queues.length + 1)
    for (const { queue } of inOrder) this.#from[queue + 1] = (this.#from[queue + 1] as number) + 1
    for (let queue = 0; queue < queues.length; queue += 1)
      this.#from[queue + 1] = (this.#from[queue + 1] as number) + (this.#from[queue] as number)
    this.#next = new Int32Array(queues.length)
    this.#open = new Int32Array(inOrder.length)
  }

  beginRun(): void {
    this.openCount = 0
    for (let queue = 0; queue < this.#next.length; queue += 1) {
      this.#next[queue] = this.#from[queue] as number
      this.open(queue, 0)
    }
  }

  /** Opens those of a queue before whom `called` were waiting. */
  open(queue: number, called: number): void {
    let next = this.#next[queue] as number
    const until = this.#from[queue + 1] as number
    while (next < until && (this.#after[next] as number) <= called) {
      this.#open[this.openCount] = next
      this.openCount += 1
      next += 1
    }
    this.#next[queue] = next
  }

  /**
   * Answers those whom the window would call now rather than the head of `best`, with how many were called before, in
   * the run whose answers begin at `from`; returns how many it answered.
   */
  answer(
    queues: RunQueues,
    serviceWindow: number,
    best: number,
    nowMs: number,
    from: number,
    called: number,
    { calledMs, calledBefore }: Answers,
  ): number {
    let answered = 0
    for (let at = this.openCount - 1; at >= 0; at -= 1) {
      const visitor = this.#open[at] as number
      const queue = this.#queue[visitor] as number
      if (!queues.goesFirst(serviceWindow, queue, this.#arrivedMs[visitor] as number, best, nowMs)) continue
      const question = this.#question[visitor] as number
      calledMs[from + question] = nowMs
      calledBefore[question] = (calledBefore[question] as number) + called
      answered += 1
      this.openCount -= 1
      this.#open[at] = this.#open[this.openCount] as number
    }
    return answered
  }
}
