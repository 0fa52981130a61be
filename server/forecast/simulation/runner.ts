import { ArrivalsToCome } from './arrivals-to-come.ts'
import type { Belief } from './belief.ts'
import { drawIdleWindow, drawServingWindow, type WindowFate } from './draw-window.ts'
import type { Random } from './random.ts'
import type { Answers } from './result.ts'
import { RunQueues } from './run-queues.ts'
import { RunVisitors } from './run-visitors.ts'
import { never, type Scene } from './scene.ts'
import { StayDraws } from './stay-draws.ts'
import { WindowClock } from './window-clock.ts'
import type { WindowHabitsState } from './window-habits.ts'

/** No run looks further ahead than this. */
const horizonMs = 16 * 3_600_000

/** Runs one scene forward again and again; all memory is taken before the first run. */
export class Runner {
  readonly #scene: Scene
  readonly #habits: WindowHabitsState
  readonly #random: Random
  readonly #queues: RunQueues
  readonly #stays: StayDraws
  readonly #arrivals: ArrivalsToCome
  readonly #clock: WindowClock
  readonly #clerks: Int32Array
  readonly #breakMs: Float64Array
  readonly #breakLengthMs: Float64Array
  readonly #endsMs: Float64Array
  readonly #idle: Uint8Array
  /** No fewer than are idle. */
  #idleMost = 0
  /** Since when each window has not been away. */
  readonly #worksSinceMs: Float64Array
  readonly #fate: WindowFate = { freeMs: 0, breakMs: 0, breakLengthMs: 0, endsMs: 0, wasAway: false }
  readonly #visitors: RunVisitors
  readonly #questionsWaiting: number

  constructor(scene: Scene, belief: Belief, habits: WindowHabitsState, random: Random) {
    const { windows, visitors } = scene
    this.#scene = scene
    this.#habits = habits
    this.#random = random
    this.#queues = new RunQueues(scene)
    this.#stays = new StayDraws(belief, habits, random)
    this.#arrivals = new ArrivalsToCome(scene, random)
    this.#clock = new WindowClock(windows.length)
    this.#clerks = Int32Array.from(windows, ({ clerk }) => clerk)
    this.#breakMs = new Float64Array(windows.length)
    this.#breakLengthMs = new Float64Array(windows.length)
    this.#endsMs = new Float64Array(windows.length)
    this.#idle = new Uint8Array(windows.length)
    this.#worksSinceMs = new Float64Array(windows.length)
    this.#visitors = new RunVisitors(scene)
    this.#questionsWaiting = scene.questions - visitors.length
  }

  /**
   * Runs the hall forward once, and notes when each question was answered and how many were called before; a question
   * that the run ends without keeps what stands there.
   */
  run(run: number, answers: Answers): void {
    const { calledMs, calledBefore } = answers
    const from = run * calledBefore.length
    const { windows, staying } = this.#scene
    const someLeave = staying !== null
    const clock = this.#clock
    const queues = this.#queues
    const visitors = this.#visitors
    this.#beginRun()
    const callOn =
      this.#random.next() * (this.#habits.calledOn + this.#habits.stopped) < this.#habits.calledOn
    let left = this.#questionsWaiting + this.#visitors.count
    let called = 0
    while (left > 0) {
      const nowMs = clock.nextMs
      if (this.#arrivals.nextMs < nowMs) {
        if (this.#arrivals.nextMs > horizonMs) break
        this.#arrive()
        continue
      }
      if (nowMs > horizonMs) break
      const next = clock.next
      if ((this.#breakMs[next] as number) <= nowMs) {
        const backMs = nowMs + (this.#breakLengthMs[next] as number)
        this.#breakMs[next] = never
        this.#idle[next] = 0
        this.#worksSinceMs[next] = backMs
        clock.postpone(backMs)
        continue
      }
      if (nowMs >= (this.#endsMs[next] as number) && !(callOn && windows[next]?.last === true)) {
        this.#idle[next] = 0
        clock.postpone(never)
        continue
      }
      const best = queues.choose(next, nowMs)
      if (visitors.openCount > 0) {
        left -= visitors.answer(queues, next, best, nowMs, from, called, answers)
      }
      if (best < 0) {
        this.#idle[next] = 1
        this.#idleMost += 1
        clock.postpone(this.#breakMs[next] as number)
        continue
      }
      const stays = !someLeave || this.#random.next() < queues.headStays(best, nowMs)
      const question = queues.take(best)
      visitors.open(best, queues.called[best] as number)
      if (question >= 0) {
        calledMs[from + question] = nowMs
        calledBefore[question] = (calledBefore[question] as number) + called
        left -= 1
      }
      // Whoever has left by then takes nobody's time: the same window calls the next one.
      if (!stays) continue
      called += 1
      const endMs = nowMs + this.#stays.stay(queues.service[best] as number, this.#clerks[next] as number)
      clock.postpone(this.#afterGap(next, endMs))
    }
  }

  /** Draws what this run takes for granted, and where every window stands. */
  #beginRun(): void {
    this.#stays.beginRun()
    this.#queues.beginRun()
    this.#arrivals.beginRun()
    this.#clock.clear()
    this.#visitors.beginRun()
    this.#idleMost = 0
    const fate = this.#fate
    for (const [at, window] of this.#scene.windows.entries()) {
      if (window.mode === 'serving') {
        drawServingWindow(fate, window, this.#habits, this.#random)
        fate.freeMs = this.#stays.remainingStay(window.service, window.clerk, window.forMs)
      } else drawIdleWindow(fate, window, this.#habits, this.#stays.longShares, this.#random)
      this.#worksSinceMs[at] = fate.wasAway ? fate.freeMs : window.worksSinceMs
      this.#breakMs[at] = fate.breakMs
      this.#breakLengthMs[at] = fate.breakLengthMs
      this.#endsMs[at] = fate.endsMs
      this.#idle[at] = 0
      this.#clock.add(at, window.mode === 'serving' ? this.#afterGap(at, fate.freeMs) : fate.freeMs)
    }
  }

  /** When the window can call again after a stay that ends at `endMs`. */
  #afterGap(at: number, endMs: number): number {
    const gapMs = this.#stays.gap(endMs - (this.#worksSinceMs[at] as number))
    if (gapMs >= 0) return endMs + gapMs
    this.#worksSinceMs[at] = endMs - gapMs
    return endMs - gapMs
  }

  /** Someone new waits, and a window that has been idle takes her where one can. */
  #arrive(): void {
    const { nextMs, queue } = this.#arrivals
    this.#arrivals.advance(nextMs)
    if (queue < 0 || !this.#queues.join(queue, nextMs) || this.#idleMost === 0) return
    for (let at = 0; at < this.#idle.length; at += 1) {
      if ((this.#idle[at] as number) === 0 || !this.#queues.calls(at, queue)) continue
      this.#idle[at] = 0
      this.#clock.hasten(at, nextMs)
      return
    }
  }
}
