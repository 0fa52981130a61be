import type { Candidate } from '../candidate.ts'
import type { Floor, Waiting } from '../floor.ts'
import { arrivalsPerHour, paceOfToday, type ArrivalHabitsState } from './arrival-habits.ts'
import { kindName } from './kind-name.ts'
import type { Knowledge } from './knowledge.ts'
import { stayingShares } from './leaving.ts'
import { relevantWindows } from './relevant-windows.ts'
import { countsFrom } from './sent-on.ts'
import { never, type Scene, type SceneQueue, type SceneVisitor, type SceneWindow } from './scene.ts'
import { futureOf, windowsOf, type WindowInMaking } from './window-scene.ts'

/** A question to the runs: about someone who waits (`ticket`), or about someone who would arrive now. */
export interface SceneQuestion {
  readonly candidate: Candidate
  readonly afterStay: boolean
}

interface QueueInMaking {
  readonly service: number
  readonly priorityClass: number
  readonly afterStay: boolean
  readonly line: number | null
  readonly resumed: boolean
  readonly waiting: Waiting[]
}

export interface BuiltScene {
  readonly scene: Scene
  /** Names of the scene's services and of the clerks at its windows. */
  readonly serviceNames: readonly string[]
  readonly clerkNames: readonly (string | null)[]
  /** Windows that may call the service of each question. */
  readonly windowsFor: (service: number) => number
}

/** In its own line a ticket goes before all others; a resumed one before those. */
const lineRank = -1e6
const resumedRank = -2e6
const hourMs = 3_600_000
const hoursAhead = 12

/** Turns the floor of this moment, with all that is known, into numbers to run forward. */
export class SceneBuilder {
  readonly #floor: Floor
  readonly #known: Knowledge
  readonly #queues: QueueInMaking[] = []
  readonly #queueByKey = new Map<string, number>()
  readonly #nowMs: number

  constructor(floor: Floor, known: Knowledge) {
    this.#floor = floor
    this.#known = known
    this.#nowMs = floor.nowMs
  }

  /** Windows seen today that call a service, where one is free beyond doubt and would call at once; else 0. */
  windowsCallingAtOnce(service: number): number {
    const floor = this.#floor
    let seen = 0
    let isFree = false
    for (const made of windowsOf(floor, this.#known)) {
      const { floorWindow, profile } = made
      if (!floorWindow || floorWindow.lastSignMs === null) continue
      if (!profile.some((entry) => entry.service === service)) continue
      seen += 1
      if (isFree || floorWindow.stays.length > 0) continue
      if (profile.some((entry) => floor.waitersFor(entry.service).length > 0)) continue
      const { mode, missedMs, pauses, ends } = futureOf(made, floor, this.#known)
      isFree = mode === 'free' && missedMs <= 0 && !((pauses?.past ?? 0) > 0) && !((ends?.past ?? 0) > 0)
    }
    return isFree ? seen : 0
  }

  /** `askWaiting`: the first questions are about all who wait, in the order of `floor.waiting`. */
  build(visitors: readonly SceneQuestion[], askWaiting: boolean): BuiltScene {
    const floor = this.#floor
    const all = windowsOf(floor, this.#known)
    const [asked] = visitors
    const windows = asked && !askWaiting ? relevantWindows(all, asked.candidate.service) : all
    const served = new Set(windows.flatMap(({ profile }) => profile.map(({ service }) => service)))
    const questionOf = new Map<Waiting, number>()
    let questions = 0
    for (const [service, queue] of floor.waiting.entries())
      for (const waiting of queue) {
        if (!askWaiting && !served.has(service)) break
        // Whoever is asked about by herself does not wait before herself.
        if (!askWaiting && waiting.order === asked?.candidate.order) continue
        this.#join(waiting)
        if (askWaiting) questionOf.set(waiting, questions)
        if (askWaiting) questions += 1
      }
    const sceneVisitors: SceneVisitor[] = visitors.map(({ candidate, afterStay }) => {
      const { service, priorityClass, line, arrivedAtMs, order } = candidate
      const queue = this.#queueAt({ service, priorityClass, afterStay, line, resumed: false })
      const waiting = this.#queues[queue]?.waiting ?? []
      let after = waiting.length
      for (let at = waiting.length - 1; at >= 0; at -= 1) {
        const other = waiting[at]
        if (!other || this.#countsFrom(other) < arrivedAtMs) break
        if (this.#countsFrom(other) === arrivedAtMs && other.order < order) break
        after = at
      }
      questions += 1
      // Among those of one instant, who stands before her is counted by `after`; all others come after her.
      const tieMs = order < never ? 0.5 : 0
      const arrivedMs = Math.min(0, arrivedAtMs - this.#nowMs) - tieMs
      return { question: questions - 1, queue, arrivedMs, after }
    })
    this.#addOvertaking(served)
    const services: number[] = []
    const serviceAt = (service: number): number => {
      const known = services.indexOf(service)
      if (known >= 0) return known
      services.push(service)
      return services.length - 1
    }
    const queues = this.#sceneQueues(serviceAt, questionOf)
    const sceneWindows = windows.map((made, at) => this.#sceneWindow(made, at, serviceAt))
    const scene: Scene = {
      queues,
      windows: sceneWindows,
      visitors: sceneVisitors,
      questions,
      overdueAfterMs: floor.classRules ? floor.overdueAfterMs : never,
      services: services.length,
      staying: stayingShares(this.#known.state.leaving),
    }
    return {
      scene,
      serviceNames: services.map((service) => floor.services.nameOf(service)),
      clerkNames: windows.map(({ clerk }) => clerk),
      windowsFor: (service) =>
        windows.filter(
          ({ profile }, at) =>
            sceneWindows[at]?.mode !== 'gone' && profile.some((entry) => entry.service === service),
        ).length,
    }
  }

  #countsFrom(waiting: Waiting): number {
    return this.#floor.classRules ? waiting.arrivedAtMs : countsFrom(this.#known.state.sentOn, waiting)
  }

  /** Puts someone who waits into her queue, by when she counts from. */
  #join(waiting: Waiting): void {
    const { service, priorityClass, line, resumed, ticket } = waiting
    const afterStay = this.#known.queuesAfterStay(this.#floor, this.#known.isAfterStay(ticket))
    const queue =
      this.#queues[this.#queueAt({ service, priorityClass, afterStay, line, resumed })]?.waiting ?? []
    const fromMs = this.#countsFrom(waiting)
    let at = queue.length
    for (; at > 0; at -= 1) {
      const before = queue[at - 1]
      if (!before || this.#countsFrom(before) <= fromMs) break
    }
    queue.splice(at, 0, waiting)
  }

  #queueAt({ service, priorityClass, afterStay, line, resumed }: Omit<QueueInMaking, 'waiting'>): number {
    const inLine = line === null ? '' : resumed ? `r${line}` : `l${line}`
    const key = `${service} ${priorityClass} ${afterStay ? 1 : 0} ${inLine}`
    const known = this.#queueByKey.get(key)
    if (known !== undefined) return known
    this.#queues.push({ service, priorityClass, afterStay, line, resumed, waiting: [] })
    this.#queueByKey.set(key, this.#queues.length - 1)
    return this.#queues.length - 1
  }

  /** Queues in which nobody waits now, but whose arrivals to come may overtake someone. */
  #addOvertaking(served: ReadonlySet<number>): void {
    for (const kind of this.#known.kindsSeen(this.#floor)) if (served.has(kind.service)) this.#queueAt(kind)
  }

  #sceneQueues(
    serviceAt: (service: number) => number,
    questionOf: ReadonlyMap<Waiting, number>,
  ): SceneQueue[] {
    const floor = this.#floor
    const rules = this.#queues.map((queue) => this.#known.ruleOf(floor, queue))
    const leastHead = Math.min(...rules.map(({ headStartMs }) => headStartMs))
    const leastRate = Math.min(...rules.map(({ rate }) => rate))
    const ranked = floor.windows.some(
      ({ workProfile }) => new Set(workProfile?.map(({ rank }) => rank)).size > 1,
    )
    const pace = paceOfToday(this.#known.arrivals, this.#nowMs - floor.midnightMs)
    return this.#queues.map((queue, at) => {
      const { headStartMs, rate } = rules[at] ?? { headStartMs: 0, rate: 1 }
      const overtakes = queue.line === null && (ranked || headStartMs > leastHead || rate > leastRate)
      const closesAtMs = floor.closesAtMs[queue.service] ?? null
      return {
        service: serviceAt(queue.service),
        headStartMs,
        rate,
        closesMs: closesAtMs === null ? never : closesAtMs - this.#nowMs,
        arrivedMs: Float64Array.from(queue.waiting, (waiting) =>
          Math.min(0, this.#countsFrom(waiting) - this.#nowMs),
        ),
        questions: Int32Array.from(queue.waiting, (waiting) => questionOf.get(waiting) ?? -1),
        toComePerHour: overtakes ? this.#toCome(this.#known.arrivals, queue, pace) : null,
      }
    })
  }

  #toCome(habits: ArrivalHabitsState, queue: QueueInMaking, pace: number): Float64Array | null {
    const { services, classes, midnightMs } = this.#floor
    const kind = kindName(
      services.nameOf(queue.service),
      classes.nameOf(queue.priorityClass),
      queue.afterStay,
    )
    const rates = new Float64Array(hoursAhead)
    let sum = 0
    for (let hour = 0; hour < hoursAhead; hour += 1)
      sum += rates[hour] = arrivalsPerHour(habits, kind, this.#nowMs - midnightMs + hour * hourMs, pace)
    return sum > 0 ? rates : null
  }

  #sceneWindow(made: WindowInMaking, at: number, serviceAt: (service: number) => number): SceneWindow {
    const queues: number[] = []
    const ranks: number[] = []
    for (const [index, queue] of this.#queues.entries()) {
      if (queue.line !== null) {
        if (made.floorWindow?.serviceWindow !== queue.line) continue
        queues.push(index)
        ranks.push(queue.resumed ? resumedRank : lineRank)
        continue
      }
      const entry = made.profile.find(({ service }) => service === queue.service)
      if (!entry) continue
      queues.push(index)
      ranks.push(entry.rank)
    }
    const stay = made.floorWindow?.stays[0]
    return {
      clerk: at,
      queues,
      ranks,
      service: stay ? serviceAt(stay.service) : 0,
      ...futureOf(made, this.#floor, this.#known),
    }
  }
}
