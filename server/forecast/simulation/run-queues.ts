import { compareStandings, isOverdue, overdueRank, standingScore } from '../../hall/calling-rule.ts'
import { stayingShare } from './leaving.ts'
import { groupsOf, type Group } from './queue-groups.ts'
import { never, type Scene } from './scene.ts'

/** Arrivals to come that one queue takes in one run. */
const toComeMax = 64
/** The key where nobody waits. */
const noKey = 0x7fffffff

/** Values below this one, of some in rising order. */
function countBelow(inOrder: Float64Array, value: number): number {
  let low = 0
  let high = inOrder.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((inOrder[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

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
  /** By window: where its groups begin; by group: where its queues begin, and its rank. */
  readonly #windowFrom: Int32Array
  readonly #groupFrom: Int32Array
  readonly #groupRanks: Float64Array
  readonly #groupQueues: Int32Array
  /**
   * By place: one number that puts all who wait in order of arrival, and those of one instant in order of their
   * queues; by queue: that of its head. A minimum of whole numbers needs no branch that could be guessed wrong.
   */
  readonly #keys: Int32Array
  readonly #headKeys: Int32Array
  readonly #queueBits: number
  readonly #firstJoining: number
  #joined = 0
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
    const groups: Group[] = []
    for (const [at, window] of windows.entries()) {
      for (const [place, queue] of window.queues.entries())
        this.#ranks[at * queues.length + queue] = window.ranks[place] ?? 0
      groups.push(...groupsOf(window, queues))
      this.#windowFrom[at + 1] = groups.length
    }
    this.#groupFrom = new Int32Array(groups.length + 1)
    for (const [at, { members }] of groups.entries())
      this.#groupFrom[at + 1] = (this.#groupFrom[at] as number) + members.length
    this.#groupRanks = Float64Array.from(groups, ({ rank }) => rank)
    this.#groupQueues = Int32Array.from(groups.flatMap(({ members }) => members))
    this.#headKeys = new Int32Array(queues.length)
    this.#queueBits = 32 - Math.clz32(queues.length)
    this.#keys = new Int32Array(places)
    const instants = Float64Array.from(queues.flatMap(({ arrivedMs }) => [...arrivedMs])).sort()
    for (const [queue, { arrivedMs }] of queues.entries())
      for (let place = 0; place < arrivedMs.length; place += 1) {
        const rank = countBelow(instants, arrivedMs[place] as number)
        this.#keys[(this.#from[queue] as number) + place] = (rank << this.#queueBits) | queue
      }
    this.#firstJoining = instants.length
  }

  /** Everybody waits again who waits in the scene, and nobody else. */
  beginRun(): void {
    this.#joined = 0
    for (let queue = 0; queue < this.#size; queue += 1) {
      this.called[queue] = 0
      this.#tail[queue] = this.waiting[queue] as number
      const isEmpty = this.waiting[queue] === 0
      this.#headMs[queue] = isEmpty ? never : (this.#arrivedMs[this.#from[queue] as number] as number)
      this.#headKeys[queue] = isEmpty ? noKey : (this.#keys[this.#from[queue] as number] as number)
    }
  }

  /** The queue that the window calls from; -1: nobody waits for it. */
  choose(serviceWindow: number, nowMs: number): number {
    let best = noKey
    let bestGroup = -1
    const until = this.#windowFrom[serviceWindow + 1] as number
    for (let group = this.#windowFrom[serviceWindow] as number; group < until; group += 1) {
      const first = this.#someClose ? this.#firstOpen(group, nowMs) : this.#firstOf(group)
      if (first === noKey) continue
      if (best !== noKey) {
        const order = this.#compare(group, first, bestGroup, best, nowMs)
        if (order > 0 || (order === 0 && first > best)) continue
      }
      best = first
      bestGroup = group
    }
    return best === noKey ? -1 : this.#queueOf(best)
  }

  #queueOf(key: number): number {
    return key & ((1 << this.#queueBits) - 1)
  }

  /** The key of the first head of a group; `noKey` where nobody waits in it. */
  #firstOf(group: number): number {
    let first = noKey
    const until = this.#groupFrom[group + 1] as number
    for (let at = this.#groupFrom[group] as number; at < until; at += 1) {
      const past = (first - (this.#headKeys[this.#groupQueues[at] as number] as number)) | 0
      first = (first - (past & ~(past >> 31))) | 0
    }
    return first
  }

  /** The same, of queues that have not closed. */
  #firstOpen(group: number, nowMs: number): number {
    let first = noKey
    const until = this.#groupFrom[group + 1] as number
    for (let at = this.#groupFrom[group] as number; at < until; at += 1) {
      const queue = this.#groupQueues[at] as number
      const key = this.#headKeys[queue] as number
      if (key < first && nowMs < (this.#closesMs[queue] as number)) first = key
    }
    return first
  }

  #compare(group: number, key: number, otherGroup: number, otherKey: number, nowMs: number): number {
    const queue = this.#queueOf(key)
    const other = this.#queueOf(otherKey)
    const arrived = this.#headMs[queue] as number
    const otherArrived = this.#headMs[other] as number
    const overdueAfterMs = this.#overdueAfterMs
    return compareStandings(
      isOverdue(arrived, overdueAfterMs, nowMs) ? overdueRank : (this.#groupRanks[group] as number),
      standingScore(this.#headStartMs[queue] as number, this.#rate[queue] as number, arrived, nowMs),
      arrived,
      isOverdue(otherArrived, overdueAfterMs, nowMs) ? overdueRank : (this.#groupRanks[otherGroup] as number),
      standingScore(this.#headStartMs[other] as number, this.#rate[other] as number, otherArrived, nowMs),
      otherArrived,
    )
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
    const isLast = place + 1 >= (this.#tail[queue] as number)
    this.#headMs[queue] = isLast ? never : (this.#arrivedMs[at + 1] as number)
    this.#headKeys[queue] = isLast ? noKey : (this.#keys[at + 1] as number)
    return place < (this.waiting[queue] as number) ? (this.#questions[at] as number) : -1
  }

  /** Somebody joins a queue; returns false where it takes no more. */
  join(queue: number, atMs: number): boolean {
    const tail = this.#tail[queue] as number
    if (tail - (this.waiting[queue] as number) >= toComeMax) return false
    const place = (this.#from[queue] as number) + tail
    const key = ((this.#firstJoining + this.#joined) << this.#queueBits) | queue
    this.#joined += 1
    this.#arrivedMs[place] = atMs
    this.#keys[place] = key
    this.#tail[queue] = tail + 1
    if ((this.called[queue] as number) === tail) {
      this.#headMs[queue] = atMs
      this.#headKeys[queue] = key
    }
    return true
  }

  calls(serviceWindow: number, queue: number): boolean {
    return !Number.isNaN(this.#ranks[serviceWindow * this.#size + queue])
  }
}
