import type { Floor } from '../floor.ts'
import type { Observation } from '../observation.ts'
import { emptyRing, push, type Ring } from './ring.ts'
import {
  beginDay,
  emptyServiceRecord,
  noteArrival,
  noteCall,
  noteLeft,
  noteTold,
  type ServiceRecord,
} from './service-record.ts'
import { emptyWindowRecord, noteWindowCall, noteWindowEnd, type WindowRecord } from './window-record.ts'

/** Everything seen of a hall that forecasts of waits are made from. Plain data; its size is bounded by the hall's. */
export interface HallRecord {
  readonly services: ServiceRecord[]
  readonly windows: WindowRecord[]
  readonly all: ServiceRecord
  /** By state at arrival (see `stateOf`): the last waits that began in it. */
  readonly waitsInState: Map<number, Ring>
  /** By ticket of those who wait: how many were ahead when she came, and the wait that was usual then. */
  readonly came: Map<string, { readonly ahead: number; readonly usualMs: number }>
  meanStay: number
  stays: number
  days: number
}

/** Waits kept of each state. */
const waitsKept = 80
/** A stay longer than this many mean stays counts as this many: a forgotten press. */
const longestStay = 12

export function emptyHallRecord(): HallRecord {
  return {
    services: [],
    windows: [],
    all: emptyServiceRecord(),
    waitsInState: new Map(),
    came: new Map(),
    meanStay: 0,
    stays: 0,
    days: 0,
  }
}

export function serviceRecord(record: HallRecord, service: number): ServiceRecord {
  while (record.services.length <= service) record.services.push(emptyServiceRecord())
  return record.services[service] as ServiceRecord
}

export function windowRecord(record: HallRecord, serviceWindow: number): WindowRecord {
  while (record.windows.length <= serviceWindow) record.windows.push(emptyWindowRecord())
  return record.windows[serviceWindow] as WindowRecord
}

/** Queue lengths fall in buckets whose width grows with them. */
export function bucketOf(ahead: number): number {
  return ahead < 4 ? ahead : Math.min(23, Math.floor(4 + 3 * Math.log2(ahead / 4)))
}

/** The state at an arrival: service, queue and free windows, in buckets. */
export function stateOf(service: number, ahead: number, free: number): number {
  return (service * 24 + bucketOf(ahead)) * 4 + (free > 2 ? 3 : Math.max(0, free))
}

export function waitsIn(record: HallRecord, state: number): Ring | null {
  return record.waitsInState.get(state) ?? null
}

export function noteWaitIn(record: HallRecord, state: number, waitMs: number): void {
  let ring = record.waitsInState.get(state)
  if (!ring) {
    ring = emptyRing(waitsKept)
    record.waitsInState.set(state, ring)
  }
  push(ring, waitMs)
}

/** Folds one observation in, before the floor has; calls are told with `called`. */
export function note(record: HallRecord, observation: Observation, floor: Floor): void {
  switch (observation.type) {
    case 'day-began':
      for (const service of record.services) beginDay(service)
      beginDay(record.all)
      for (const serviceWindow of record.windows) serviceWindow.lastEndAt = -1
      record.days += 1
      record.came.clear()
      return
    case 'arrived':
      noteArrival(
        serviceRecord(record, floor.serviceOf(observation.service)),
        observation.atMs,
        floor.midnightMs,
      )
      noteArrival(record.all, observation.atMs, floor.midnightMs)
      return
    case 'left': {
      const waiting = floor.waitingTicket(observation.ticket)
      if (!waiting) return
      noteLeft(serviceRecord(record, waiting.service), observation.atMs)
      noteLeft(record.all, observation.atMs)
      record.came.delete(observation.ticket)
      return
    }
    case 'called':
      record.came.delete(observation.ticket)
      return
    case 'ended': {
      const stay = floor.stayOf(observation.ticket)
      if (!stay || stay.serviceWindow === null) return
      const lengthMs = observation.atMs - stay.calledAtMs
      const stayMs = record.stays > 30 ? Math.min(lengthMs, longestStay * record.meanStay) : lengthMs
      record.stays += 1
      record.meanStay += (stayMs - record.meanStay) / Math.min(record.stays, 1000)
      noteWindowEnd(windowRecord(record, stay.serviceWindow), stayMs, observation.atMs)
      return
    }
    case 'told-open': {
      const service = serviceRecord(record, floor.serviceOf(observation.service))
      noteTold(service, observation.atMs, observation.open, observation.waiting)
      return
    }
    default:
      return
  }
}

/** Folds a first call in, before the floor has. `usualMs` is what was usual for her state when she came. */
export function noteFirstCall(
  record: HallRecord,
  floor: Floor,
  call: {
    readonly atMs: number
    readonly service: number
    readonly serviceWindow: number | null
    readonly arrivedAtMs: number
    readonly usualMs: number
    readonly ahead: number
  },
): void {
  const { atMs, service, serviceWindow, arrivedAtMs, usualMs, ahead } = call
  const own = serviceRecord(record, service)
  const waitMs = Math.max(0, atMs - arrivedAtMs)
  const headMs = Math.max(0, atMs - Math.max(arrivedAtMs, own.lastCallAt))
  const headOfAllMs = Math.max(0, atMs - Math.max(arrivedAtMs, record.all.lastCallAt))
  noteCall(own, atMs, floor.midnightMs, waitMs, headMs, usualMs, ahead + 1)
  noteCall(record.all, atMs, floor.midnightMs, waitMs, headOfAllMs, usualMs, ahead + 1)
  if (serviceWindow !== null) noteWindowCall(windowRecord(record, serviceWindow), service, atMs)
}
