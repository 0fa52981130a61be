import { compareStandings, isOverdue, overdueRank, standingScore } from '../../hall/calling-rule.ts'
import { stayingShare } from './leaving.ts'
import { never, type Scene } from './scene.ts'

/** Arrivals to come that one queue takes in one run. */
const toComeMax = 64

/** Those who wait in one run, and whom a window calls next by the calling rule: its own comparison, on bare numbers. */
export class RunQueues {
  readonly waiting: Int32Array
  readonly service: Int32Array
  /** Places in a queue already called. */
  readonly called: Int32Array
  readonly #from: Int32Array
  readonly #tail: Int32Array
  readonly #headMs: Float64Array
  readonly #headStartMs: Float64Array
  readonly #rate: Float64Array
  readonly #closesMs: Float64Array
  readonly #someClose: boolean
  readonly #overdueAfterMs: number
  readonly #arrivedMs: Float64Array
  readonly #questions: Int32Array
  readonly #windowFrom: Int32Array
  readonly #windowQueues: Int32Array
  readonly #windowRanks: Float64Array
  /** Window × queue: its rank there, NaN where the window does not call it. */
  readonly #ranks: Float64Array
  readonly #size: number
  readonly #staying: Float64Array | null

  constructor({ queues, windows, overdueAfterMs, staying }: Scene) {
    this.#staying = staying
    this.#size = queues.length
    this.waiting = Int32Array.from(queues, (queue) => queue.arrivedMs.length)
    this.service = Int32Array.from(queues, (queue) => queue.service)
    this.called = new Int32Array(queues.length)
    this.#from = new Int32Array(queues.length)
    this.#tail = new Int32Array(queues.length)
    this.#headMs = new Float64Array(queues.length)
    this.#headStartMs = Float64Array.from(queues, (queue) => queue.headStartMs)
    this.#rate = Float64Array.from(queues, (queue) => queue.rate)
    this.#closesMs = Float64Array.from(queues, (queue) => queue.closesMs)
    this.#someClose = queues.some(({ closesMs }) => closesMs < never)
    this.#overdueAfterMs = overdueAfterMs
    let places = 0
    for (const [at, queue] of queues.entries()) {
      this.#from[at] = places
      places += queue.arrivedMs.length + (queue.toComePerHour ? toComeMax : 0)
    }
    this.#arrivedMs = new Float64Array(places)
    this.#questions = new Int32Array(places).fill(-1)
    for (const [at, queue] of queues.entries()) {
      this.#arrivedMs.set(queue.arrivedMs, this.#from[at])
      this.#questions.set(queue.questions, this.#from[at])
    }
    this.#ranks = new Float64Array(windows.length * queues.length).fill(Number.NaN)
    this.#windowFrom = new Int32Array(windows.length + 1)
    const windowQueues: number[] = []
    const windowRanks: number[] = []
    for (const [at, window] of windows.entries()) {
      for (const [place, queue] of window.queues.entries()) {
        const rank = window.ranks[place] ?? 0
        this.#ranks[at * queues.length + queue] = rank
        const { arrivedMs, toComePerHour } = queues[queue] ?? { arrivedMs: [], toComePerHour: null }
        if (arrivedMs.length === 0 && !toComePerHour) continue
        windowQueues.push(queue)
        windowRanks.push(rank)
      }
      this.#windowFrom[at + 1] = windowQueues.length
    }
    this.#windowQueues = Int32Array.from(windowQueues)
    this.#windowRanks = Float64Array.from(windowRanks)
  }

  /** Everybody waits again who waits in the scene, and nobody else. */
  beginRun(): void {
    for (let queue = 0; queue < this.#size; queue += 1) {
      this.called[queue] = 0
      this.#tail[queue] = this.waiting[queue] as number
      this.#headMs[queue] =
        (this.waiting[queue] as number) > 0 ? (this.#arrivedMs[this.#from[queue] as number] as number) : never
    }
  }

  /** The queue that the window calls from; -1: nobody waits for it. */
  choose(serviceWindow: number, nowMs: number): number {
    let best = -1
    let bestRank = 0
    let bestScore = 0
    let bestArrived = 0
    const until = this.#windowFrom[serviceWindow + 1] as number
    for (let at = this.#windowFrom[serviceWindow] as number; at < until; at += 1) {
      const queue = this.#windowQueues[at] as number
      const arrived = this.#headMs[queue] as number
      if (arrived === never) continue
      if (this.#someClose && nowMs >= (this.#closesMs[queue] as number)) continue
      const rank = isOverdue(arrived, this.#overdueAfterMs, nowMs)
        ? overdueRank
        : (this.#windowRanks[at] as number)
      const score = standingScore(
        this.#headStartMs[queue] as number,
        this.#rate[queue] as number,
        arrived,
        nowMs,
      )
      if (best >= 0 && compareStandings(rank, score, arrived, bestRank, bestScore, bestArrived) >= 0) continue
      best = queue
      bestRank = rank
      bestScore = score
      bestArrived = arrived
    }
    return best
  }

  /** Whether the window would call somebody in `queue` who came at `arrivedMs` rather than the head of `best` (-1: nobody). */
  goesFirst(serviceWindow: number, queue: number, arrivedMs: number, best: number, nowMs: number): boolean {
    const plain = this.#ranks[serviceWindow * this.#size + queue] as number
    if (Number.isNaN(plain) || nowMs >= (this.#closesMs[queue] as number)) return false
    if (best < 0) return true
    const bestArrived = this.#headMs[best] as number
    const bestPlain = this.#ranks[serviceWindow * this.#size + best] as number
    return (
      compareStandings(
        isOverdue(arrivedMs, this.#overdueAfterMs, nowMs) ? overdueRank : plain,
        standingScore(this.#headStartMs[queue] as number, this.#rate[queue] as number, arrivedMs, nowMs),
        arrivedMs,
        isOverdue(bestArrived, this.#overdueAfterMs, nowMs) ? overdueRank : bestPlain,
        standingScore(this.#headStartMs[best] as number, this.#rate[best] as number, bestArrived, nowMs),
        bestArrived,
      ) < 0
    )
  }

  /** The share of heads like that of a queue who have not left by now, of those who were there at the beginning. */
  headStays(queue: number, nowMs: number): number {
    if (!this.#staying) return 1
    const place = this.called[queue] as number
    const arrived = this.#headMs[queue] as number
    const stayed = place < (this.waiting[queue] as number) ? stayingShare(this.#staying, -arrived) : 1
    return stayed > 0 ? stayingShare(this.#staying, nowMs - arrived) / stayed : 0
  }

  /** Takes the head out of a queue; returns the question about it, -1 where there is none. */
  take(queue: number): number {
    const place = this.called[queue] as number
    const at = (this.#from[queue] as number) + place
    this.called[queue] = place + 1
    this.#headMs[queue] =
      place + 1 < (this.#tail[queue] as number) ? (this.#arrivedMs[at + 1] as number) : never
    return place < (this.waiting[queue] as number) ? (this.#questions[at] as number) : -1
  }

  /** Somebody joins a queue; returns false where it takes no more. */
  join(queue: number, atMs: number): boolean {
    const tail = this.#tail[queue] as number
    if (tail - (this.waiting[queue] as number) >= toComeMax) return false
    this.#arrivedMs[(this.#from[queue] as number) + tail] = atMs
    this.#tail[queue] = tail + 1
    if ((this.called[queue] as number) === tail) this.#headMs[queue] = atMs
    return true
  }

  calls(serviceWindow: number, queue: number): boolean {
    return !Number.isNaN(this.#ranks[serviceWindow * this.#size + queue])
  }
}
