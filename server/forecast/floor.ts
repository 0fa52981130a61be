import type { FloorState, FloorWindow, Stay, ToldOpen, Waiting } from './floor-state.ts'
import { NameIndex } from './name-index.ts'
import type { CalledService, ClassRule, Observation, ObservationOf, PlannedShift } from './observation.ts'
import { TicketPlaces } from './ticket-places.ts'

export type { FloorState, FloorWindow, Stay, ToldOpen, Waiting } from './floor-state.ts'

/**
 * The hall of this moment, folded from observations alone: who waits, who is where. Changed in place,
 * since a replay of a year folds millions of observations; readers never change it.
 */
export class Floor {
  readonly services: NameIndex
  readonly classes: NameIndex
  readonly serviceWindows: NameIndex
  readonly clerks: NameIndex
  nowMs = 0
  day = ''
  midnightMs = 0
  /** Typical service time by service, from the configuration; null where nobody knows. */
  readonly typicalServiceMs: (number | null)[] = []
  /** Null where the calling rule is not known: a recorded day. */
  classRules: readonly ClassRule[] | null = null
  overdueAfterMs = Number.POSITIVE_INFINITY
  plan: readonly PlannedShift[] | null = null
  readonly windows: FloorWindow[] = []
  /** By service: the newest word of the feed today. */
  readonly toldOpen: (ToldOpen | null)[] = []
  /** By service: when calling ends today. */
  readonly closesAtMs: (number | null)[] = []
  readonly #places = new TicketPlaces(this.windows)

  constructor(state?: FloorState) {
    this.services = new NameIndex(state?.services)
    this.classes = new NameIndex(state?.classes)
    this.serviceWindows = new NameIndex(state?.serviceWindows)
    this.clerks = new NameIndex(state?.clerks)
    if (state) this.#restore(state)
  }

  get state(): FloorState {
    const { services, classes, serviceWindows, clerks } = this
    const { nowMs, day, midnightMs, typicalServiceMs, classRules, overdueAfterMs, plan } = this
    const { windows, toldOpen, closesAtMs } = this
    return {
      services: services.names,
      classes: classes.names,
      serviceWindows: serviceWindows.names,
      clerks: clerks.names,
      nowMs,
      day,
      midnightMs,
      typicalServiceMs,
      classRules,
      overdueAfterMs,
      plan,
      windows,
      toldOpen,
      closesAtMs,
      ...this.#places.state,
    }
  }

  get waitingTotal(): number {
    return this.#places.waitingTotal
  }

  waitingTicket(ticket: string): Waiting | undefined {
    return this.#places.waitingTicket(ticket)
  }

  stayOf(ticket: string): Stay | undefined {
    return this.#places.stayOf(ticket)
  }

  /** Those called and not yet ended, also where no window was recorded. */
  get stays(): Iterable<Stay> {
    return this.#places.stays
  }

  /** By service: who waits, in order of arrival. */
  get waiting(): readonly (readonly Waiting[])[] {
    return this.#places.waiting
  }

  waitersFor(service: number): readonly Waiting[] {
    return this.#places.waiting[service] ?? []
  }

  serviceOf(name: string): number {
    const service = this.services.of(name)
    while (this.#places.waiting.length <= service) {
      this.#places.waiting.push([])
      this.toldOpen.push(null)
      this.closesAtMs.push(null)
      this.typicalServiceMs.push(null)
    }
    return service
  }

  windowOf(name: string): FloorWindow {
    const number = this.serviceWindows.of(name)
    while (this.windows.length <= number)
      this.windows.push({
        serviceWindow: this.windows.length,
        clerk: null,
        status: 'unsaid',
        sinceMs: 0,
        returnAtMs: null,
        workProfile: null,
        stays: [],
        lastSignMs: null,
      })
    const found = this.windows[number]
    if (!found) throw new RangeError(`no window ${number}`)
    return found
  }

  /** Folds one observation in. Learners look at the floor before this, so that they see what it changes. */
  apply(observation: Observation): void {
    this.nowMs = Math.max(this.nowMs, observation.atMs)
    switch (observation.type) {
      case 'configured':
        return this.#configure(observation)
      case 'day-began':
        return this.#beginDay(observation)
      case 'planned':
        this.plan = observation.shifts
        return
      case 'closing-known':
        this.closesAtMs[this.serviceOf(observation.service)] = observation.closesAtMs
        return
      case 'arrived': {
        const { ticket, service, priorityClass, atMs } = observation
        this.#places.remove(ticket, this.nowMs)
        return this.#places.wait({
          ticket,
          service: this.serviceOf(service),
          priorityClass: this.classes.of(priorityClass),
          arrivedAtMs: atMs,
          order: this.#places.orderOf(ticket),
          line: null,
          resumed: false,
        })
      }
      case 'called':
        return this.#call(observation)
      case 'started': {
        const stay = this.#places.stayOf(observation.ticket)
        if (stay) stay.startedAtMs = observation.atMs
        return
      }
      case 'ended':
      case 'left':
        return this.#places.remove(observation.ticket, this.nowMs)
      case 'put-back': {
        const { ticket, service, priorityClass, arrivedAtMs, line, resumed } = observation
        const order = this.#places.orderOf(ticket)
        this.#places.remove(ticket, this.nowMs)
        return this.#places.wait({
          ticket,
          service: this.serviceOf(service),
          priorityClass: this.classes.of(priorityClass),
          arrivedAtMs,
          order,
          line: line === null ? null : this.windowOf(line).serviceWindow,
          resumed,
        })
      }
      case 'put-at-window': {
        const { ticket, service, priorityClass, arrivedAtMs, serviceWindow, clerk } = observation
        const order = this.#places.orderOf(ticket)
        this.#places.remove(ticket, this.nowMs)
        const stay = {
          ticket,
          service: this.serviceOf(service),
          priorityClass: this.classes.of(priorityClass),
          arrivedAtMs,
          order,
          serviceWindow: this.windowOf(serviceWindow).serviceWindow,
          clerk: clerk === null ? null : this.clerks.of(clerk),
          calledAtMs: observation.calledAtMs,
          startedAtMs: observation.startedAtMs,
        }
        return this.#places.stay(stay, this.nowMs)
      }
      case 'window-opened': {
        const floorWindow = this.windowOf(observation.serviceWindow)
        floorWindow.status = 'open'
        floorWindow.sinceMs = observation.atMs
        floorWindow.returnAtMs = null
        floorWindow.clerk = observation.clerk === null ? null : this.clerks.of(observation.clerk)
        if (observation.workProfile) floorWindow.workProfile = this.#profile(observation.workProfile)
        return
      }
      case 'window-paused': {
        const floorWindow = this.windowOf(observation.serviceWindow)
        floorWindow.status = 'paused'
        floorWindow.sinceMs = observation.atMs
        floorWindow.returnAtMs = observation.returnAtMs
        return
      }
      case 'window-closed': {
        const floorWindow = this.windowOf(observation.serviceWindow)
        floorWindow.status = 'closed'
        floorWindow.sinceMs = observation.atMs
        floorWindow.returnAtMs = null
        floorWindow.clerk = null
        return
      }
      case 'told-open': {
        const { atMs, open, waiting, typicalServiceMs } = observation
        this.toldOpen[this.serviceOf(observation.service)] = { atMs, open, waiting, typicalServiceMs }
        return
      }
      default:
        observation satisfies never
    }
  }

  #restore(state: FloorState): void {
    this.nowMs = state.nowMs
    this.day = state.day
    this.midnightMs = state.midnightMs
    this.typicalServiceMs.push(...state.typicalServiceMs)
    this.classRules = state.classRules
    this.overdueAfterMs = state.overdueAfterMs
    this.plan = state.plan
    this.toldOpen.push(...state.toldOpen)
    this.closesAtMs.push(...state.closesAtMs)
    for (const floorWindow of state.windows) this.windows.push({ ...floorWindow, stays: [] })
    this.#places.restore(state)
  }

  #configure(observation: ObservationOf<'configured'>): void {
    for (const { service, typicalServiceMs } of observation.services)
      this.typicalServiceMs[this.serviceOf(service)] = typicalServiceMs
    for (const { priorityClass } of observation.classes) this.classes.of(priorityClass)
    this.classRules = observation.classes
    this.overdueAfterMs = observation.overdueAfterMs
    for (const { serviceWindow, workProfile } of observation.serviceWindows) {
      const floorWindow = this.windowOf(serviceWindow)
      if (floorWindow.status === 'unsaid') floorWindow.status = 'closed'
      if (floorWindow.status === 'closed' || floorWindow.workProfile === null)
        floorWindow.workProfile = this.#profile(workProfile)
    }
  }

  #beginDay({ day, midnightMs, atMs }: ObservationOf<'day-began'>): void {
    this.day = day
    this.midnightMs = midnightMs
    this.plan = null
    this.#places.clear()
    this.toldOpen.fill(null)
    this.closesAtMs.fill(null)
    for (const floorWindow of this.windows) {
      if (floorWindow.status !== 'unsaid') floorWindow.status = 'closed'
      floorWindow.sinceMs = atMs
      floorWindow.clerk = null
      floorWindow.returnAtMs = null
      floorWindow.stays.length = 0
      floorWindow.lastSignMs = null
    }
  }

  #profile(profile: readonly CalledService[]): FloorWindow['workProfile'] {
    return profile.map(({ service, rank }) => ({ service: this.serviceOf(service), rank }))
  }

  #call({ ticket, serviceWindow, clerk, atMs }: ObservationOf<'called'>): void {
    const waiting = this.#places.waitingTicket(ticket)
    // A ticket parked at a window can be called from there; where it came from is then not known here.
    if (!waiting) return
    this.#places.remove(ticket, this.nowMs)
    const stay = {
      ticket,
      service: waiting.service,
      priorityClass: waiting.priorityClass,
      arrivedAtMs: waiting.arrivedAtMs,
      order: waiting.order,
      serviceWindow: serviceWindow === null ? null : this.windowOf(serviceWindow).serviceWindow,
      clerk: clerk === null ? null : this.clerks.of(clerk),
      calledAtMs: atMs,
      startedAtMs: null,
    }
    this.#places.stay(stay, this.nowMs)
  }
}
