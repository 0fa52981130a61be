import type { Floor, Stay, Waiting } from '../floor.ts'
import type { Observation, ObservationOf } from '../observation.ts'
import { beginArrivalDay, countArrival } from './arrival-habits.ts'
import { kindName, orderName } from './kind-name.ts'
import type { Knowledge } from './knowledge.ts'
import { beginLeavingDay, learnLeaving } from './leaving.ts'
import { commonClass, learnOrder, seenClass } from './order-learner.ts'
import { beginProfileDay, countCall } from './profiles.ts'
import { countsFrom, learnPlace, noteArrival, noteEnd } from './sent-on.ts'
import {
  beginWindowDay,
  learnCall,
  learnEnd,
  learnOpening,
  learnOutcome,
  learnOvertime,
  learnWait,
  type WindowMoment,
} from './window-learner.ts'

/** Heads of other classes are looked for among this many of those who wait. */
const headsWithin = 60

function momentOf(known: Knowledge, floor: Floor, serviceWindow: string, atMs: number): WindowMoment {
  const profile = known.profileOf(floor, serviceWindow)
  const sinceMs = known.windows.today.get(serviceWindow)?.endedAtMs ?? atMs
  return {
    shifts: known.shiftsOf(floor, serviceWindow),
    atMs,
    midnightMs: floor.midnightMs,
    missedMs: known.missedMs(floor, serviceWindow, profile, sinceMs),
    waitingSinceMs: known.waitingSince(floor, profile),
  }
}

function observeOrder(known: Knowledge, floor: Floor, called: Waiting, atMs: number): void {
  // Who is called as she comes did not queue, and says nothing of the order of those who do.
  if (called.arrivedAtMs >= atMs) return
  const { order, sentOn } = known.state
  const nameOf = (waiting: Waiting): string =>
    orderName(floor.classes.nameOf(waiting.priorityClass), known.isAfterStay(waiting.ticket))
  const common = commonClass(order)
  const name = nameOf(called)
  seenClass(order, name).waited += 1
  const heads = new Set<string>([name])
  for (const [at, other] of floor.waitersFor(called.service).entries()) {
    if (at >= headsWithin) return
    const otherName = nameOf(other)
    if (other === called || other.line !== null || heads.has(otherName)) continue
    heads.add(otherName)
    const laterMs = countsFrom(sentOn, called) - countsFrom(sentOn, other)
    if (name === common) learnOrder(order, otherName, -laterMs, false)
    else if (otherName === common) learnOrder(order, name, laterMs, true)
    if (other.priorityClass !== called.priorityClass) continue
    if (known.isAfterStay(called.ticket)) learnPlace(sentOn, called, other.arrivedAtMs, true)
    else learnPlace(sentOn, other, called.arrivedAtMs, false)
  }
}

function observeCall(known: Knowledge, observation: ObservationOf<'called'>, floor: Floor): void {
  const { ticket, serviceWindow, atMs } = observation
  const called = floor.waitingTicket(ticket)
  if (!called) return
  if (!floor.classRules && called.line === null) observeOrder(known, floor, called, atMs)
  learnWait(known.windows, atMs - called.arrivedAtMs)
  if (called.arrivedAtMs < atMs) learnLeaving(known.state.leaving, atMs - called.arrivedAtMs, false)
  if (serviceWindow !== null) {
    countCall(known.state.profiles, serviceWindow, floor.services.nameOf(called.service))
    known.forgetProfile(serviceWindow)
    learnCall(known.windows, serviceWindow, momentOf(known, floor, serviceWindow, atMs))
  }
}

/** Stays that tell how long a service takes. */
const tellsLength = { completed: true, transferred: true, other: true, parked: false, 'taken-over': false }

function learnStay(known: Knowledge, floor: Floor, stay: Stay, observation: ObservationOf<'ended'>): void {
  const { how, atMs } = observation
  const stayMs = atMs - stay.calledAtMs
  if (how === 'no-show' || tellsLength[how]) learnOutcome(known.windows, how === 'no-show', stayMs)
  if (how === 'no-show' || !tellsLength[how]) return
  const place = stay.clerk ?? null
  const clerk =
    place === null
      ? stay.serviceWindow === null
        ? null
        : floor.serviceWindows.nameOf(stay.serviceWindow)
      : floor.clerks.nameOf(place)
  known.times.learn(floor.services.nameOf(stay.service), clerk, stayMs, atMs)
}

function observeEnd(known: Knowledge, observation: ObservationOf<'ended'>, floor: Floor): void {
  const stay = floor.stayOf(observation.ticket)
  if (!stay) return
  noteEnd(known.state.sentOn, stay.ticket, stay.arrivedAtMs, observation.atMs)
  learnStay(known, floor, stay, observation)
  if (stay.serviceWindow === null) return
  const name = floor.serviceWindows.nameOf(stay.serviceWindow)
  const waits = known.waitingSince(floor, known.profileOf(floor, name)) < Number.POSITIVE_INFINITY
  learnEnd(known.windows, name, observation.atMs, waits)
}

function observeArrival(known: Knowledge, observation: ObservationOf<'arrived'>, floor: Floor): void {
  const { state } = known
  const afterStay = !floor.classRules && observation.atMs === state.sentOn.lastEndMs
  const { service, priorityClass, ticket } = observation
  if (afterStay) noteArrival(state.sentOn, ticket, observation.atMs)
  countArrival(
    state.arrivals,
    kindName(service, priorityClass, afterStay),
    observation.atMs - floor.midnightMs,
  )
}

function observeOpening(known: Knowledge, observation: ObservationOf<'window-opened'>, floor: Floor): void {
  const { serviceWindow, atMs } = observation
  const number = floor.serviceWindows.find(serviceWindow)
  const before = number === null ? undefined : floor.windows[number]
  const awaySinceMs =
    before && (before.status === 'paused' || before.status === 'closed') ? before.sinceMs : null
  learnOpening(known.windows, serviceWindow, momentOf(known, floor, serviceWindow, atMs), awaySinceMs)
}

function observeLeft(known: Knowledge, { ticket, atMs }: ObservationOf<'left'>, floor: Floor): void {
  const waiting = floor.waitingTicket(ticket)
  if (waiting) learnLeaving(known.state.leaving, Math.max(0, atMs - waiting.arrivedAtMs), true)
  known.state.sentOn.firstArrivalMs.delete(ticket)
}

function beginDay(known: Knowledge, midnightMs: number): void {
  const { state } = known
  known.times.beginDay()
  beginArrivalDay(state.arrivals)
  beginLeavingDay(state.leaving)
  beginProfileDay(state.profiles)
  known.forgetProfile(null)
  beginWindowDay(state.windows, midnightMs)
  state.sentOn.firstArrivalMs.clear()
}

/** Learns from one observation, told before the floor has folded it in. */
export function observeInto(known: Knowledge, observation: Observation, floor: Floor): void {
  known.tick(floor, observation.atMs)
  const { type, atMs } = observation
  if (type !== 'day-began') learnOvertime(known.windows, atMs, floor.waitingTotal > 0, type === 'called')
  switch (observation.type) {
    case 'configured':
      for (const { service, typicalServiceMs } of observation.services)
        if (typicalServiceMs !== null) known.times.configure(service, typicalServiceMs)
      // All that a look at the hall could ask for has its first guess from here on, whoever looks when.
      for (const { service } of observation.services) known.times.typicalMs(service)
      return
    case 'day-began':
      return beginDay(known, observation.midnightMs)
    case 'arrived':
      return observeArrival(known, observation, floor)
    case 'called':
      return observeCall(known, observation, floor)
    case 'ended':
      return observeEnd(known, observation, floor)
    case 'left':
      return observeLeft(known, observation, floor)
    case 'window-opened':
      return observeOpening(known, observation, floor)
    case 'planned':
      known.windows.closesMs = observation.shifts?.length
        ? Math.max(...observation.shifts.map(({ toMs }) => toMs))
        : Number.POSITIVE_INFINITY
      return
    case 'closing-known':
    case 'started':
    case 'put-back':
    case 'put-at-window':
    case 'window-paused':
    case 'window-closed':
    case 'told-open':
      return
    default:
      observation satisfies never
  }
}
