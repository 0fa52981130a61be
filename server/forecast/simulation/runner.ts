import { compareStandings, isOverdue, overdueRank, scoreOf } from '../../hall/calling-rule.ts'
import type { Belief } from './belief.ts'
import { drawIdleWindow, drawServingWindow, type WindowFate } from './draw-window.ts'
import { longShares, workedStep } from './gap-habits.ts'
import { tabulate } from './length-record.ts'
import type { Random } from './random.ts'
import { never, type Scene } from './scene.ts'
import { factorAt, shareBelow, tableSteps } from './stay-table.ts'
import type { WindowHabitsState } from './window-habits.ts'

/** Arrivals to come that one queue takes in one run. */
const toComeMax = 64
const gapSteps = 1024
const hourMs = 3_600_000
/** No run looks further ahead than this. */
const horizonMs = 16 * hourMs

/** Runs one scene forward again and again; all memory is taken before the first run. */
export class Runner {
  readonly #scene: Scene
  readonly #belief: Belief
  readonly #habits: WindowHabitsState
  readonly #random: Random

  readonly #queueFrom: Int32Array
  readonly #queueWaiting: Int32Array
  readonly #queueHead: Int32Array
  readonly #queueTail: Int32Array
  readonly #queueService: Int32Array
  readonly #queueClosesMs: Float64Array
  readonly #rules: { readonly headStartMs: number; readonly rate: number }[]
  readonly #arrivedMs: Float64Array
  readonly #arrivedQuestion: Int32Array
  readonly #windowFrom: Int32Array
  readonly #windowQueues: Int32Array
  readonly #windowRanks: Float64Array
  readonly #freeMs: Float64Array
  readonly #breakMs: Float64Array
  readonly #breakLengthMs: Float64Array
  readonly #endsMs: Float64Array
  readonly #idle: Uint8Array
  readonly #serviceFactor: Float64Array
  readonly #clerkFactor: Float64Array
  readonly #normals: Float64Array
  readonly #shortGaps = new Float64Array(gapSteps)
  readonly #longGaps = new Float64Array(gapSteps)
  readonly #longShares: Float64Array
  /** Since when each window has not been away. */
  readonly #worksSinceMs: Float64Array
  readonly #open: Int32Array
  #openCount = 0
  readonly #asked: Uint8Array
  readonly #comingQueues: number[] = []
  readonly #fate: WindowFate = { freeMs: 0, breakMs: 0, breakLengthMs: 0, endsMs: 0, wasAway: false }

  constructor(scene: Scene, belief: Belief, habits: WindowHabitsState, random: Random) {
    this.#scene = scene
    this.#belief = belief
    this.#habits = habits
    this.#random = random
    const { queues, windows } = scene
    this.#queueFrom = new Int32Array(queues.length)
    this.#queueWaiting = Int32Array.from(queues, (queue) => queue.arrivedMs.length)
    this.#queueHead = new Int32Array(queues.length)
    this.#queueTail = new Int32Array(queues.length)
    this.#queueService = Int32Array.from(queues, (queue) => queue.service)
    this.#queueClosesMs = Float64Array.from(queues, (queue) => queue.closesMs)
    this.#rules = queues.map(({ headStartMs, rate }) => ({ headStartMs, rate }))
    let places = 0
    for (const [at, queue] of queues.entries()) {
      this.#queueFrom[at] = places
      places += queue.arrivedMs.length
      if (!queue.toComePerHour) continue
      places += toComeMax
      this.#comingQueues.push(at)
    }
    this.#arrivedMs = new Float64Array(places)
    this.#arrivedQuestion = new Int32Array(places).fill(-1)
    for (const [at, queue] of queues.entries()) {
      this.#arrivedMs.set(queue.arrivedMs, this.#queueFrom[at])
      this.#arrivedQuestion.set(queue.questions, this.#queueFrom[at])
    }
    this.#windowFrom = new Int32Array(windows.length + 1)
    for (const [at, { queues: called }] of windows.entries())
      this.#windowFrom[at + 1] = (this.#windowFrom[at] as number) + called.length
    this.#windowQueues = Int32Array.from(windows.flatMap((window) => window.queues))
    this.#windowRanks = Float64Array.from(windows.flatMap((window) => window.ranks))
    this.#freeMs = new Float64Array(windows.length)
    this.#breakMs = new Float64Array(windows.length)
    this.#breakLengthMs = new Float64Array(windows.length)
    this.#endsMs = new Float64Array(windows.length)
    this.#idle = new Uint8Array(windows.length)
    this.#serviceFactor = new Float64Array(belief.services)
    this.#clerkFactor = new Float64Array(belief.clerkMean.length)
    this.#normals = new Float64Array(belief.services)
    this.#open = new Int32Array(scene.visitors.length)
    this.#asked = new Uint8Array(scene.visitors.length)
    tabulate(habits.gaps.short, this.#shortGaps)
    tabulate(habits.gaps.long, this.#longGaps)
    this.#longShares = longShares(habits.gaps)
    this.#worksSinceMs = new Float64Array(windows.length)
  }

  /**
   * Runs the hall forward once; writes when each question was answered, from now, to `answers[question × stride + run]`.
   * `never` where a run ended without it. Returns how many were called before the first visitor, 0 where there is none.
   */
  run(run: number, stride: number, answers: Float64Array): number {
    const scene = this.#scene
    for (let question = 0; question < scene.questions; question += 1) answers[question * stride + run] = never
    this.#draw()
    const queues = scene.queues.length
    let left = 0
    for (let queue = 0; queue < queues; queue += 1) {
      this.#queueHead[queue] = 0
      const waiting = this.#queueWaiting[queue] as number
      this.#queueTail[queue] = waiting
      for (let place = 0; place < waiting; place += 1)
        if ((this.#arrivedQuestion[(this.#queueFrom[queue] as number) + place] as number) >= 0) left += 1
    }
    this.#openCount = 0
    this.#asked.fill(0)
    for (let queue = 0; queue < queues; queue += 1) this.#askVisitors(queue)
    left += scene.visitors.length
    let called = 0
    let calledBefore = -1
    let arrivalQueue = -1
    let arrivalMs = never
    if (this.#comingQueues.length > 0) {
      arrivalMs = this.#nextArrival(0)
      arrivalQueue = this.#pickQueue(arrivalMs)
    }
    const callOn =
      this.#random.next() * (this.#habits.calledOn + this.#habits.stopped) < this.#habits.calledOn
    const free = this.#freeMs
    const windows = free.length
    while (left > 0) {
      let next = -1
      let nowMs = never
      for (let at = 0; at < windows; at += 1)
        if ((free[at] as number) < nowMs) {
          nowMs = free[at] as number
          next = at
        }
      if (arrivalMs < nowMs) {
        if (arrivalMs > horizonMs) break
        this.#arrive(arrivalQueue, arrivalMs)
        arrivalMs = this.#nextArrival(arrivalMs)
        arrivalQueue = this.#pickQueue(arrivalMs)
        continue
      }
      if (next < 0 || nowMs > horizonMs) break
      if ((this.#breakMs[next] as number) <= nowMs) {
        free[next] = nowMs + (this.#breakLengthMs[next] as number)
        this.#breakMs[next] = never
        this.#idle[next] = 0
        this.#worksSinceMs[next] = free[next] as number
        continue
      }
      const ends = this.#endsMs[next] as number
      const over = nowMs >= ends && !(callOn && (scene.windows[next]?.last ?? false))
      const best = over ? -1 : this.#choose(next, nowMs)
      if (over) {
        free[next] = never
        this.#idle[next] = 0
        continue
      }
      const answered = this.#answer(next, best, nowMs, run, stride, answers)
      if (answered > 0) {
        left -= answered
        if (calledBefore < 0) calledBefore = called
      }
      if (best < 0) {
        this.#idle[next] = 1
        free[next] = this.#breakMs[next] as number
        continue
      }
      called += 1
      left -= this.#call(next, best, nowMs, run, stride, answers)
    }
    return calledBefore < 0 ? called : calledBefore
  }

  /** Draws what this run takes for granted, and where every window stands. */
  #draw(): void {
    const belief = this.#belief
    const random = this.#random
    const size = belief.services
    for (let service = 0; service < size; service += 1) this.#normals[service] = random.normal()
    for (let service = 0; service < size; service += 1) {
      let log = belief.serviceMean[service] as number
      for (let inner = 0; inner <= service; inner += 1)
        log += (belief.serviceRoot[service * size + inner] as number) * (this.#normals[inner] as number)
      this.#serviceFactor[service] = Math.exp(log)
    }
    for (let clerk = 0; clerk < belief.clerkMean.length; clerk += 1)
      this.#clerkFactor[clerk] = Math.exp(
        (belief.clerkMean[clerk] as number) + (belief.clerkDeviation[clerk] as number) * random.normal(),
      )
    const fate = this.#fate
    for (const [at, window] of this.#scene.windows.entries()) {
      if (window.mode === 'serving') {
        drawServingWindow(fate, window, this.#habits, random)
        fate.freeMs = this.#remainingStay(window.service, window.clerk, window.forMs)
      } else drawIdleWindow(fate, window, this.#habits, this.#longShares, random)
      this.#freeMs[at] = fate.freeMs
      this.#worksSinceMs[at] = fate.wasAway ? fate.freeMs : window.worksSinceMs
      if (window.mode === 'serving') this.#freeMs[at] = this.#afterGap(at, fate.freeMs)
      this.#breakMs[at] = fate.breakMs
      this.#breakLengthMs[at] = fate.breakLengthMs
      this.#endsMs[at] = fate.endsMs
      this.#idle[at] = 0
    }
  }

  /** When the window can call again after a stay that ends at `endMs`. */
  #afterGap(at: number, endMs: number): number {
    const longShare = this.#longShares[workedStep(endMs - (this.#worksSinceMs[at] as number))] as number
    const drawn = this.#random.next()
    if (drawn >= longShare)
      return endMs + (this.#shortGaps[(((drawn - longShare) / (1 - longShare)) * gapSteps) | 0] as number)
    const freeMs = endMs + (this.#longGaps[((drawn / longShare) * gapSteps) | 0] as number)
    this.#worksSinceMs[at] = freeMs
    return freeMs
  }

  #noShowLength(): number {
    const lengths = this.#habits.noShowLengths
    return lengths.values[(this.#random.next() * lengths.count) | 0] as number
  }

  #stay(service: number, clerk: number): number {
    const share = this.#habits.noShowShare
    const drawn = this.#random.next()
    if (drawn < share) return this.#noShowLength()
    return (
      (this.#serviceFactor[service] as number) *
      (this.#clerkFactor[clerk] as number) *
      factorAt(this.#belief.factors, service * (tableSteps + 1), (drawn - share) / (1 - share))
    )
  }

  #remainingStay(service: number, clerk: number, forMs: number): number {
    const scale = (this.#serviceFactor[service] as number) * (this.#clerkFactor[clerk] as number)
    const from = service * (tableSteps + 1)
    const below = shareBelow(this.#belief.factors, from, forMs / scale)
    const share = this.#habits.noShowShare
    const noShowMs = this.#noShowLength()
    if (noShowMs > forMs && this.#random.next() * (share + (1 - share) * (1 - below)) < share)
      return noShowMs - forMs
    if (below >= 1)
      return forMs * (Math.exp((this.#belief.tails[service] as number) * this.#random.exponential()) - 1)
    return Math.max(
      0,
      scale * factorAt(this.#belief.factors, from, below + (1 - below) * this.#random.next()) - forMs,
    )
  }

  /** The queue that the window calls from by the calling rule; -1: nobody waits for it. */
  #choose(next: number, nowMs: number): number {
    let best = -1
    let bestRank = 0
    let bestScore = 0
    let bestArrived = 0
    const until = this.#windowFrom[next + 1] as number
    for (let at = this.#windowFrom[next] as number; at < until; at += 1) {
      const queue = this.#windowQueues[at] as number
      const head = this.#queueHead[queue] as number
      if (head >= (this.#queueTail[queue] as number) || nowMs >= (this.#queueClosesMs[queue] as number))
        continue
      const arrived = this.#arrivedMs[(this.#queueFrom[queue] as number) + head] as number
      const rule = this.#rules[queue] as { readonly headStartMs: number; readonly rate: number }
      const rank = isOverdue(arrived, this.#scene.overdueAfterMs, nowMs)
        ? overdueRank
        : (this.#windowRanks[at] as number)
      const score = scoreOf(rule, arrived, nowMs)
      if (best < 0 || compareStandings(rank, score, arrived, bestRank, bestScore, bestArrived) < 0) {
        best = queue
        bestRank = rank
        bestScore = score
        bestArrived = arrived
      }
    }
    return best
  }

  /** Adds to the open questions the visitors of a queue before whom nobody waits any more. */
  #askVisitors(queue: number): void {
    const { visitors } = this.#scene
    for (let at = 0; at < visitors.length; at += 1) {
      const visitor = visitors[at]
      if (!visitor || visitor.queue !== queue || (this.#asked[at] as number) === 1) continue
      if ((this.#queueHead[queue] as number) < visitor.after) continue
      this.#asked[at] = 1
      this.#open[this.#openCount] = at
      this.#openCount += 1
    }
  }

  /** Answers the open questions whose visitor this window would call now rather than `best`. */
  #answer(
    next: number,
    best: number,
    nowMs: number,
    run: number,
    stride: number,
    answers: Float64Array,
  ): number {
    let answered = 0
    for (let at = 0; at < this.#openCount; at += 1) {
      const visitor = this.#scene.visitors[this.#open[at] as number]
      if (!visitor || !this.#goesFirst(next, visitor.queue, visitor.arrivedMs, best, nowMs)) continue
      answers[visitor.question * stride + run] = nowMs
      answered += 1
      this.#openCount -= 1
      this.#open[at] = this.#open[this.#openCount] as number
      at -= 1
    }
    return answered
  }

  #goesFirst(next: number, queue: number, arrivedMs: number, best: number, nowMs: number): boolean {
    if (nowMs >= (this.#queueClosesMs[queue] as number)) return false
    const place = this.#windowQueues
      .subarray(this.#windowFrom[next], this.#windowFrom[next + 1])
      .indexOf(queue)
    if (place < 0) return false
    if (best < 0) return true
    const bestPlace = this.#windowQueues
      .subarray(this.#windowFrom[next], this.#windowFrom[next + 1])
      .indexOf(best)
    const from = this.#windowFrom[next] as number
    const { overdueAfterMs } = this.#scene
    const rank = isOverdue(arrivedMs, overdueAfterMs, nowMs)
      ? overdueRank
      : (this.#windowRanks[from + place] as number)
    const bestArrived = this.#arrivedMs[
      (this.#queueFrom[best] as number) + (this.#queueHead[best] as number)
    ] as number
    const bestRank = isOverdue(bestArrived, overdueAfterMs, nowMs)
      ? overdueRank
      : (this.#windowRanks[from + bestPlace] as number)
    const rule = this.#rules[queue] as { readonly headStartMs: number; readonly rate: number }
    const bestRule = this.#rules[best] as { readonly headStartMs: number; readonly rate: number }
    return (
      compareStandings(
        rank,
        scoreOf(rule, arrivedMs, nowMs),
        arrivedMs,
        bestRank,
        scoreOf(bestRule, bestArrived, nowMs),
        bestArrived,
      ) < 0
    )
  }

  /** Takes the head of a queue to a window; returns how many questions that answers. */
  #call(
    next: number,
    queue: number,
    nowMs: number,
    run: number,
    stride: number,
    answers: Float64Array,
  ): number {
    const head = this.#queueHead[queue] as number
    const question = this.#arrivedQuestion[(this.#queueFrom[queue] as number) + head] as number
    this.#queueHead[queue] = head + 1
    if (head < (this.#queueWaiting[queue] as number)) this.#askVisitors(queue)
    const clerk = this.#scene.windows[next]?.clerk ?? 0
    this.#freeMs[next] = this.#afterGap(next, nowMs + this.#stay(this.#queueService[queue] as number, clerk))
    if (question < 0 || head >= (this.#queueWaiting[queue] as number)) return 0
    answers[question * stride + run] = nowMs
    return 1
  }

  #rateAt(queue: number, atMs: number): number {
    const rates = this.#scene.queues[queue]?.toComePerHour
    if (!rates) return 0
    return rates[Math.min(rates.length - 1, (atMs / hourMs) | 0)] ?? 0
  }

  #nextArrival(fromMs: number): number {
    let rate = 0
    for (const queue of this.#comingQueues) rate += this.#rateAt(queue, fromMs)
    if (rate <= 1e-9) return fromMs + hourMs
    return fromMs + (this.#random.exponential() * hourMs) / rate
  }

  #pickQueue(atMs: number): number {
    let rate = 0
    for (const queue of this.#comingQueues) rate += this.#rateAt(queue, atMs)
    let drawn = this.#random.next() * rate
    for (const queue of this.#comingQueues) {
      drawn -= this.#rateAt(queue, atMs)
      if (drawn < 0) return queue
    }
    return -1
  }

  /** Someone new waits, and the window that has been idle takes her where one can. */
  #arrive(queue: number, atMs: number): void {
    if (queue < 0) return
    const tail = this.#queueTail[queue] as number
    if (tail - (this.#queueWaiting[queue] as number) >= toComeMax) return
    this.#arrivedMs[(this.#queueFrom[queue] as number) + tail] = atMs
    this.#queueTail[queue] = tail + 1
    for (let at = 0; at < this.#idle.length; at += 1) {
      if ((this.#idle[at] as number) === 0) continue
      const until = this.#windowFrom[at + 1] as number
      for (let place = this.#windowFrom[at] as number; place < until; place += 1)
        if ((this.#windowQueues[place] as number) === queue) {
          this.#idle[at] = 0
          this.#freeMs[at] = atMs
          return
        }
    }
  }
}
