import { arrivedBefore, type Candidate } from '../candidate.ts'
import type { Floor, Waiting } from '../floor.ts'
import type { Quantiles } from '../quantiles.ts'
import { featureAt as at, featureCount } from './features.ts'
import { serviceRecord, stateOf, waitsIn, type HallRecord } from './hall-record.ts'
import { meanOfNewest, newest, quantileOfSorted, sorted } from './ring.ts'
import {
  busyness,
  recentPace,
  usualHead,
  usualPace,
  usualWait,
  walk,
  type ServiceRecord,
} from './service-record.ts'
import { describeWindows } from './describe-windows.ts'

const dayMs = 86_400_000
/** Stands for what is not known; below every value. */
export const unknown = -1

/** A moment as the learners see it. */
export interface Moment {
  readonly service: number
  readonly ahead: number
  readonly state: number
  readonly values: Float64Array
}

/** Mean gap between the newest events, counting the one now running. */
function gapOf(ring: ServiceRecord['calledAt'], nowMs: number, most: number): number {
  const count = Math.min(most, ring.count, ring.values.length)
  if (count === 0) return unknown
  return Math.max(0, nowMs - newest(ring, count - 1, nowMs)) / count
}

/** Everything that is known at this moment for a candidate: those who arrived before her count as ahead. */
export function describe(
  record: HallRecord,
  floor: Floor,
  candidate: Candidate,
  simulated: Quantiles | null,
): Moment {
  const x = new Float64Array(featureCount)
  const { midnightMs } = floor
  const { service } = candidate
  const own = serviceRecord(record, service)
  const queue = floor.waitersFor(service)
  const isNew = candidate.order === Number.POSITIVE_INFINITY
  // A day can begin before the last event of the day before, and so before the floor’s newest instant.
  const nowMs = isNew ? candidate.arrivedAtMs : Math.max(floor.nowMs, candidate.arrivedAtMs)
  const ahead = isNew ? queue.length : countAhead(queue, candidate)
  const aheadAll = describeWaiting(floor, candidate, nowMs, isNew, x)
  const head = ahead > 0 ? queue[0] : undefined
  const headSince = head ? head.arrivedAtMs : candidate.arrivedAtMs
  const headAge = Math.max(0, nowMs - headSince)
  const headSoFar = Math.max(0, nowMs - Math.max(own.lastCallAt, headSince))
  x[at.ahead] = ahead
  x[at.aheadAll] = aheadAll
  x[at.headAge] = headAge
  x[at.secondAge] = ahead > 1 ? nowMs - (queue[1]?.arrivedAtMs ?? nowMs) : 0
  x[at.lastAge] = ahead > 0 ? nowMs - (queue[ahead - 1]?.arrivedAtMs ?? nowMs) : 0
  x[at.lastWait] = own.lastCallAt < 0 ? unknown : own.lastWait
  x[at.sinceLastCall] = own.lastCallAt < 0 ? unknown : nowMs - own.lastCallAt
  x[at.gap3] = gapOf(own.calledAt, nowMs, 3)
  x[at.gap10] = gapOf(own.calledAt, nowMs, 10)
  x[at.gap30] = gapOf(own.calledAt, nowMs, 30)

  const anyHead = own.calls > 0 ? own.meanHead : record.all.meanHead
  const usual = own.calls > 0 ? usualHead(own, nowMs - midnightMs) : anyHead
  const head5 = meanOfNewest(own.headTimes, 5, anyHead)
  const head20 = meanOfNewest(own.headTimes, 20, anyHead)
  const todayHead = usual * Math.exp(own.todayHeadRatio)
  // What is left of the present head's time is never quite nothing.
  const leftAt = (one: number): number => (ahead + 1) * one - (head ? Math.min(headSoFar, 0.7 * one) : 0)
  x[at.head5] = head5
  x[at.head20] = head20
  x[at.usualHead] = usual
  x[at.headSoFar] = headSoFar
  x[at.byHead5] = leftAt(
    Math.max(head5, (meanOfNewest(own.headTimes, 4, anyHead) * 4 + (head ? headSoFar : 0)) / 5),
  )
  x[at.byHead20] = leftAt(head20)
  x[at.byUsualHead] = leftAt(usual)
  x[at.byTodayHead] = leftAt(todayHead)
  x[at.headOfLine] = headAge
  // The head has waited since it had some ahead of it; the whole queue moves at that pace.
  x[at.headExtrapolated] = headAge + leftAt(todayHead) / (ahead + 1)

  const sinceMidnightMs = nowMs - midnightMs
  const walked = own.calls > 0 ? walk(own, sinceMidnightMs, ahead + 1, Math.exp(own.todayHeadRatio)) : -1
  x[at.byWalk] = walked < 0 ? unknown : Math.max(0.3 * walked, walked - (head ? headSoFar : 0))
  x[at.usualWaitNow] = own.calls > 0 ? usualWait(own, sinceMidnightMs) : record.all.meanWait
  x[at.usualWaitNext] = own.calls > 0 ? usualWait(own, sinceMidnightMs + 3_600_000) : record.all.meanWait
  x[at.busyness] = busyness(own, sinceMidnightMs)
  const came = head ? record.came.get(head.ticket) : undefined
  const place = ahead + 1
  const usualPlaceMs = own.calls > 0 ? usualPace(own, sinceMidnightMs) : record.all.meanHead
  const moved = came && came.ahead > 0 ? (headAge - headSoFar) / came.ahead : usualPlaceMs
  x[at.byHeadPace] = place * moved
  x[at.byLastPace] = place * recentPace(own, 1, usualPlaceMs)
  x[at.byPace5] = place * recentPace(own, 5, usualPlaceMs)
  x[at.byPace20] = place * recentPace(own, 20, usualPlaceMs)
  x[at.byPaceToday] = (place * (own.waitToday + 2 * usualPlaceMs)) / (own.placesToday + 2)
  x[at.byUsualPace] = place * usualPlaceMs
  x[at.headOverUsual] = came ? headAge / (came.usualMs + 0.1 * own.meanWait + 1) : 0
  x[at.aheadAtHead] = came ? came.ahead : 0
  x[at.callsSinceTold] = own.callsSinceTold
  x[at.arrivalsSinceTold] = own.arrivalsSinceTold
  x[at.callsPerDay] = own.calls / Math.max(1, record.days)
  x[at.allLeftShare] = record.all.leftShare

  const { free, windowed } = describeWindows(record, floor, service, nowMs, x)
  const state = stateOf(service, ahead, windowed ? free : Math.max(0, own.open))
  const inState = waitsIn(record, state)
  const usualHere = own.calls > 0 ? leftAt(usual) : record.all.meanWait
  const waits = inState ? sorted(inState) : null
  const shrink = waits ? waits.length / (waits.length + 3) : 0
  x[at.stateMedian] = waits
    ? shrink * quantileOfSorted(waits, 0.5, usualHere) + (1 - shrink) * usualHere
    : usualHere
  x[at.stateLow] = waits ? quantileOfSorted(waits, 0.2, unknown) : unknown
  x[at.stateHigh] = waits ? quantileOfSorted(waits, 0.8, unknown) : unknown
  x[at.stateCount] = waits ? waits.length : 0

  x[at.serviceMean] = own.calls > 0 ? own.meanWait : unknown
  x[at.serviceMedian] = own.calls > 0 ? quantileOfSorted(sorted(own.waits), 0.5, unknown) : unknown
  x[at.recentMean] = meanOfNewest(own.waits, 8, record.all.meanWait)
  x[at.todayWaitRatio] = own.todayWaitRatio
  x[at.todayHeadRatio] = own.todayHeadRatio
  x[at.allTodayWaitRatio] = record.all.todayWaitRatio
  x[at.arrivalGap3] = gapOf(own.arrivedAt, nowMs, 3)
  x[at.arrivalGap10] = gapOf(own.arrivedAt, nowMs, 10)
  x[at.arrivalGap30] = gapOf(own.arrivedAt, nowMs, 30)
  x[at.allArrivalGap] = gapOf(record.all.arrivedAt, nowMs, 30)
  x[at.allCallGap] = gapOf(record.all.calledAt, nowMs, 30)
  x[at.pressure] = (x[at.gap10] as number) / Math.max(1, x[at.arrivalGap10] as number)

  describeFeed(own, floor, service, nowMs, x)
  x[at.leftShare] = own.leftShare
  x[at.hour] = nowMs - midnightMs
  x[at.sinceFirstCall] = own.firstCallToday < 0 ? unknown : nowMs - own.firstCallToday
  x[at.weekday] = (Math.round(midnightMs / dayMs) + 4) % 7
  const closesAtMs = floor.closesAtMs[service] ?? null
  x[at.closing] = closesAtMs === null ? dayMs : closesAtMs - nowMs
  x[at.callsToday] = own.callsToday
  x[at.priorityClass] = candidate.priorityClass
  x[at.simulated10] = simulated ? simulated.p10Ms : unknown
  x[at.simulated50] = simulated ? simulated.p50Ms : unknown
  x[at.simulated90] = simulated ? simulated.p90Ms : unknown
  return { service, ahead, state, values: x }
}

function countAhead(queue: readonly Waiting[], candidate: Candidate): number {
  let ahead = 0
  for (const one of queue) {
    if (!arrivedBefore(one, candidate)) break
    ahead += 1
  }
  return ahead
}

/** Who waits in the whole hall: how many, how long, of which classes. Says how many were there before the candidate. */
function describeWaiting(
  floor: Floor,
  candidate: Candidate,
  nowMs: number,
  isNew: boolean,
  x: Float64Array,
): number {
  let count = 0
  let ages = 0
  let oldest = 0
  for (const queue of floor.waiting)
    for (const one of queue) {
      if (!isNew && !arrivedBefore(one, candidate)) break
      const age = Math.max(0, nowMs - one.arrivedAtMs)
      count += 1
      ages += age
      if (age > oldest) oldest = age
      if (one.priorityClass < 4)
        x[at.ofClass0 + one.priorityClass] = (x[at.ofClass0 + one.priorityClass] as number) + 1
    }
  x[at.allHeadAge] = oldest
  x[at.allMeanAge] = count > 0 ? ages / count : 0
  return count
}

function describeFeed(
  own: ServiceRecord,
  floor: Floor,
  service: number,
  nowMs: number,
  x: Float64Array,
): void {
  const ahead = x[at.ahead] as number
  const told = floor.toldOpen[service] ?? null
  x[at.open] = own.open
  x[at.openBefore] = own.openBefore
  x[at.sinceOpenChange] = own.openChangedAt < 0 ? unknown : nowMs - own.openChangedAt
  x[at.openMost] = own.openMost
  x[at.toldWaiting] = own.toldWaiting
  x[at.toldTrend] = own.toldWaitingBefore < 0 ? 0 : own.toldWaiting - own.toldWaitingBefore
  x[at.toldAge] = own.toldAt < 0 ? unknown : nowMs - own.toldAt
  const typicalMs = told?.typicalServiceMs ?? floor.typicalServiceMs[service] ?? null
  const open = Math.max(1, own.open)
  x[at.byFeed] = own.open < 0 || typicalMs === null ? unknown : ((ahead + 1) * typicalMs) / open
  const work = own.open < 0 ? unknown : meanOfNewest(own.headWork, 40, unknown)
  x[at.workPerOpen] = work
  x[at.byWork] = work < 0 ? unknown : ((ahead + 1) * work) / open
}
