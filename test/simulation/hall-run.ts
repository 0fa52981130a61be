import type { Arrival, HallDay } from './hall-day.ts'
import type { HallParameters } from './hall-parameters.ts'
import type { Variates } from './variates.ts'

/** One stand in the queue, from arriving (or being sent on) to the call and the end of the stay. */
export interface Visit {
  readonly service: number
  readonly exempt: boolean
  readonly arrivedAtS: number
  /** Of the first arrival: who is sent on keeps the place. */
  readonly placeS: number
}

export type Outcome = 'served' | 'no-show'

export interface Listener {
  /** The visit waits, and nobody has called it yet. */
  readonly arrived: (visit: Visit, run: HallRun) => void
  readonly called: (visit: Visit, atS: number, serviceWindow: number) => void
  readonly ended: (visit: Visit, atS: number, outcome: Outcome) => void
}

interface WindowState {
  /** `gap`: between two citizens; `away`: not yet open, or interrupted; `gone`: for the day. */
  phase: 'away' | 'free' | 'gap' | 'walking' | 'missed' | 'serving' | 'gone'
  sinceS: number
  /** When the phase ends of itself. */
  untilS: number
  visit: Visit | null
  interruptionsDone: number
}

/** Where times and chances to come are drawn again, given what is seen of them: how often before giving up. */
const triesMost = 200

/** The hall at one moment of one day, and how it goes on. Times are seconds after midnight. */
export class HallRun {
  nowS: number
  readonly #hall: HallParameters
  readonly #day: HallDay
  readonly #draw: Variates
  readonly #nextArrival: (afterS: number) => Arrival | null
  readonly #listener: Listener
  readonly #windows: WindowState[]
  readonly #queue: Visit[]
  #arrival: Arrival | null

  constructor(
    hall: HallParameters,
    day: HallDay,
    draw: Variates,
    nextArrival: (afterS: number) => Arrival | null,
    listener: Listener,
    from: HallRun | null = null,
  ) {
    this.#hall = hall
    this.#day = day
    this.#draw = draw
    this.#nextArrival = nextArrival
    this.#listener = listener
    this.nowS = from?.nowS ?? 0
    this.#queue = [...(from?.queue ?? [])]
    this.#windows =
      from?.copyWindows() ??
      day.windowDays.map(({ opensAtS }) => ({
        phase: 'away',
        sinceS: 0,
        untilS: opensAtS,
        visit: null,
        interruptionsDone: 0,
      }))
    if (from) for (const [at, state] of this.#windows.entries()) this.#drawAgain(state, at)
    this.#arrival = nextArrival(this.nowS)
    if (from) this.#callToFree()
  }

  get queue(): readonly Visit[] {
    return this.#queue
  }

  copyWindows(): WindowState[] {
    return this.#windows.map((state) => ({ ...state }))
  }

  /** Goes on to the next thing that happens; false when nothing happens any more. */
  advance(): boolean {
    let next = -1
    let atS = this.#arrival?.atS ?? Number.POSITIVE_INFINITY
    for (const [at, state] of this.#windows.entries())
      if (state.untilS < atS) {
        atS = state.untilS
        next = at
      }
    if (atS === Number.POSITIVE_INFINITY) return false
    this.nowS = atS
    if (next < 0) this.#arrive()
    else this.#windowGoesOn(next)
    return true
  }

  #arrive(): void {
    const arrival = this.#arrival
    if (!arrival) return
    const { service, exempt, atS } = arrival
    this.#arrival = this.#nextArrival(atS)
    this.#wait({ service, exempt, arrivedAtS: atS, placeS: atS })
  }

  #wait(visit: Visit): void {
    let at = this.#queue.length
    while (at > 0 && comesBefore(visit, this.#queue[at - 1])) at -= 1
    this.#queue.splice(at, 0, visit)
    this.#listener.arrived(visit, this)
    this.#callToFree()
  }

  /** Whoever is free longest calls first. */
  #callToFree(): void {
    const free = this.#windows
      .map((state, at) => ({ state, at }))
      .filter(({ state }) => state.phase === 'free')
      .sort((a, b) => a.state.sinceS - b.state.sinceS)
    for (const { at } of free) this.#callNext(at)
  }

  #callNext(at: number): boolean {
    const state = this.#windows[at]
    const skills = this.#hall.serviceWindows[at]?.skills ?? []
    const place = this.#queue.findIndex(({ service }) => skills.includes(service))
    const visit = this.#queue[place]
    if (!state || !visit) return false
    this.#queue.splice(place, 1)
    state.visit = visit
    state.sinceS = this.nowS
    if (this.#draw.happens(this.#hall.noShowShare)) {
      state.phase = 'missed'
      state.untilS = this.nowS + this.#hall.noShowS
    } else {
      state.phase = 'walking'
      state.untilS = this.nowS + this.#walkS()
    }
    this.#listener.called(visit, this.nowS, at)
    return true
  }

  #windowGoesOn(at: number): void {
    const state = this.#windows[at]
    if (!state) return
    const { visit, phase } = state
    if (phase === 'walking' && visit) {
      state.phase = 'serving'
      state.sinceS = this.nowS
      state.untilS = this.nowS + this.#serviceS(at, visit.service)
    } else if ((phase === 'serving' || phase === 'missed') && visit) {
      state.phase = 'gap'
      state.sinceS = this.nowS
      state.untilS = this.nowS + this.#hall.gapLeastS + this.#draw.exponential(this.#hall.gapMeanS)
      state.visit = null
      this.#listener.ended(visit, this.nowS, phase === 'missed' ? 'no-show' : 'served')
      if (phase === 'serving' && this.#draw.happens(this.#hall.transferShare)) this.#sendOn(visit)
    } else this.#decide(state, at)
  }

  #sendOn(visit: Visit): void {
    const weights = this.#hall.services.map(({ share }, service) => (service === visit.service ? 0 : share))
    this.#wait({ ...visit, service: this.#draw.weighted(weights), arrivedAtS: this.nowS })
  }

  /** What the clerk does who has nobody at the window: leaves, if it is time, or calls, or stays free. */
  #decide(state: WindowState, at: number): void {
    const { interruptions } = this.#day.windowDays[at] ?? { interruptions: [] }
    const due = interruptions[state.interruptionsDone]
    const endS = this.#hall.serviceWindows[at]?.shiftEndS ?? 0
    const isLast = endS >= this.#hall.closesAtS
    if (this.nowS >= endS && !isLast) return this.#leave(state)
    if (due && due.dueS <= this.nowS && due.dueS < endS) {
      state.interruptionsDone += 1
      state.phase = 'away'
      state.sinceS = this.nowS
      state.untilS = this.nowS + due.durationS
      return
    }
    if (this.#callNext(at)) return
    if (this.nowS >= endS) return this.#leave(state)
    if (state.phase !== 'free') state.sinceS = this.nowS
    state.phase = 'free'
    state.untilS = Math.min(endS, due?.dueS ?? endS)
  }

  #leave(state: WindowState): void {
    state.phase = 'gone'
    state.sinceS = this.nowS
    state.untilS = Number.POSITIVE_INFINITY
  }

  #walkS(): number {
    return this.#hall.walkMedianS * this.#draw.factor(this.#hall.walkDeviation)
  }

  #serviceS(at: number, service: number): number {
    const { medianS, deviation } = this.#hall.services[service] ?? { medianS: 0, deviation: 0 }
    const clerk = this.#hall.clerkEffects[this.#day.windowDays[at]?.clerk ?? 0] ?? 0
    const day = this.#day.dayEffect + (this.#day.serviceEffects[service] ?? 0)
    return medianS * Math.exp(clerk + day + this.#draw.normal(0, deviation))
  }

  /** Ends a phase under way at a time drawn anew, given that it lasts until now. */
  #drawAgain(state: WindowState, at: number): void {
    const passedS = this.nowS - state.sinceS
    const longer = (draw: () => number): number => {
      for (let tries = 0; tries < triesMost; tries += 1) {
        const lengthS = draw()
        if (lengthS > passedS) return lengthS
      }
      return passedS * 1.1 + 1
    }
    if (state.phase === 'gap') {
      const { gapLeastS, gapMeanS } = this.#hall
      state.untilS = state.sinceS + Math.max(passedS, gapLeastS) + this.#draw.exponential(gapMeanS)
    } else if (state.phase === 'serving')
      state.untilS = state.sinceS + longer(() => this.#serviceS(at, state.visit?.service ?? 0))
    else if (state.phase === 'walking' || state.phase === 'missed') {
      const missedS = this.#hall.noShowS
      state.untilS =
        state.sinceS +
        longer(() => {
          const missed = this.#draw.happens(this.#hall.noShowShare)
          state.phase = missed ? 'missed' : 'walking'
          return missed ? missedS : this.#walkS()
        })
    }
  }
}

function comesBefore(one: Visit, other: Visit | undefined): boolean {
  if (!other) return true
  if (one.exempt !== other.exempt) return one.exempt
  return one.placeS < other.placeS
}
