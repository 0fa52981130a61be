import type { FloorState, FloorWindow, Stay, Waiting } from './floor-state.ts'

/** Where each ticket of the day is: in a queue in order of arrival, at a window, or at no place. */
export class TicketPlaces {
  /** By service: who waits, in order of arrival. */
  readonly waiting: Waiting[][] = []
  readonly #windows: readonly FloorWindow[]
  readonly #waitingByTicket = new Map<string, Waiting>()
  readonly #stayByTicket = new Map<string, Stay>()
  /** Of every ticket of the day: one that was parked keeps its place among those of the same instant. */
  readonly #orders = new Map<string, number>()
  #order = 0

  constructor(windows: readonly FloorWindow[]) {
    this.#windows = windows
  }

  get state(): Pick<FloorState, 'waiting' | 'stays' | 'orders' | 'lastOrder'> {
    const { waiting } = this
    return {
      waiting,
      stays: [...this.#stayByTicket.values()],
      orders: this.#orders,
      lastOrder: this.#order,
    }
  }

  get stays(): Iterable<Stay> {
    return this.#stayByTicket.values()
  }

  get waitingTotal(): number {
    return this.#waitingByTicket.size
  }

  waitingTicket(ticket: string): Waiting | undefined {
    return this.#waitingByTicket.get(ticket)
  }

  stayOf(ticket: string): Stay | undefined {
    return this.#stayByTicket.get(ticket)
  }

  /** Order of arrival among those of the same instant: that of first sight. */
  orderOf(ticket: string): number {
    const known = this.#orders.get(ticket)
    if (known !== undefined) return known
    this.#order += 1
    this.#orders.set(ticket, this.#order)
    return this.#order
  }

  wait(waiting: Waiting): void {
    const queue = this.waiting[waiting.service]
    if (!queue) throw new RangeError(`no service ${waiting.service}`)
    let at = queue.length
    while (at > 0 && comesBefore(waiting, queue[at - 1])) at -= 1
    queue.splice(at, 0, waiting)
    this.#waitingByTicket.set(waiting.ticket, waiting)
  }

  stay(stay: Stay, nowMs: number): void {
    this.#stayByTicket.set(stay.ticket, stay)
    if (stay.serviceWindow === null) return
    const floorWindow = this.#windows[stay.serviceWindow]
    if (!floorWindow) throw new RangeError(`no window ${stay.serviceWindow}`)
    floorWindow.stays.push(stay)
    if (floorWindow.status === 'unsaid') {
      if (floorWindow.lastSignMs === null) floorWindow.sinceMs = stay.calledAtMs
      floorWindow.clerk = stay.clerk
    }
    floorWindow.lastSignMs = nowMs
  }

  /** Takes a ticket from wherever it is. */
  remove(ticket: string, nowMs: number): void {
    const waiting = this.#waitingByTicket.get(ticket)
    if (waiting) {
      this.#waitingByTicket.delete(ticket)
      const queue = this.waiting[waiting.service]
      const at = queue?.indexOf(waiting) ?? -1
      if (queue && at >= 0) queue.splice(at, 1)
    }
    const stay = this.#stayByTicket.get(ticket)
    if (!stay) return
    this.#stayByTicket.delete(ticket)
    const floorWindow = stay.serviceWindow === null ? undefined : this.#windows[stay.serviceWindow]
    if (!floorWindow) return
    const at = floorWindow.stays.indexOf(stay)
    if (at >= 0) floorWindow.stays.splice(at, 1)
    floorWindow.lastSignMs = nowMs
  }

  /** A new day: nobody is anywhere. */
  clear(): void {
    this.#waitingByTicket.clear()
    this.#stayByTicket.clear()
    this.#orders.clear()
    for (const queue of this.waiting) queue.length = 0
  }

  restore({ waiting, stays, orders, lastOrder }: TicketPlaces['state']): void {
    for (const queue of waiting) {
      this.waiting.push([...queue])
      for (const one of queue) this.#waitingByTicket.set(one.ticket, one)
    }
    // A window's stays and those of the floor are one and the same, which a copy would tear apart.
    for (const stay of stays) {
      const own = { ...stay }
      this.#stayByTicket.set(own.ticket, own)
      if (own.serviceWindow !== null) this.#windows[own.serviceWindow]?.stays.push(own)
    }
    for (const [ticket, order] of orders) this.#orders.set(ticket, order)
    this.#order = lastOrder
  }
}

function comesBefore(one: Waiting, other: Waiting | undefined): boolean {
  if (!other) return true
  return (
    one.arrivedAtMs < other.arrivedAtMs || (one.arrivedAtMs === other.arrivedAtMs && one.order < other.order)
  )
}
