import { emptyRing, push, type Ring } from './ring.ts'

const slotsPerDay = 48
const slotMs = 86_400_000 / slotsPerDay
/** Calls after which the running log ratio of today has forgotten two thirds. */
const todayCalls = 6
/** Of the hours of past days, this share of the weight is kept each day. */
const dayFade = 0.85

/** What was seen of one service, or of all together. Times in milliseconds. Plain data. */
export interface ServiceRecord {
  /** Instants of the last calls and arrivals, in any day. */
  readonly calledAt: Ring
  readonly arrivedAt: Ring
  readonly waits: Ring
  /** How long each of the last called had been first in line. */
  readonly headTimes: Ring
  /** The same times the windows that the feed called open then. */
  readonly headWork: Ring
  /** By half hour: decayed sums of head times, of their squares’ stand-in count, over past days. */
  readonly slotHead: Float64Array
  readonly slotCalls: Float64Array
  calls: number
  arrivals: number
  left: number
  /** Decayed share of those who left. */
  leftShare: number
  meanWait: number
  meanHead: number
  firstCallToday: number
  lastCallAt: number
  lastWait: number
  callsToday: number
  arrivalsToday: number
  /** Running log ratio of today’s waits to usual ones, and of today's head times. */
  todayWaitRatio: number
  todayHeadRatio: number
  /** The feed: its two newest words and when the number of windows last changed. */
  open: number
  openBefore: number
  openChangedAt: number
  openMost: number
  toldWaiting: number
  toldWaitingBefore: number
  toldAt: number
}

export function emptyServiceRecord(): ServiceRecord {
  return {
    calledAt: emptyRing(32),
    arrivedAt: emptyRing(32),
    waits: emptyRing(80),
    headTimes: emptyRing(48),
    headWork: emptyRing(48),
    slotHead: new Float64Array(slotsPerDay),
    slotCalls: new Float64Array(slotsPerDay),
    calls: 0,
    arrivals: 0,
    left: 0,
    leftShare: 0,
    meanWait: 0,
    meanHead: 0,
    firstCallToday: -1,
    lastCallAt: -1,
    lastWait: 0,
    callsToday: 0,
    arrivalsToday: 0,
    todayWaitRatio: 0,
    todayHeadRatio: 0,
    open: -1,
    openBefore: -1,
    openChangedAt: -1,
    openMost: 0,
    toldWaiting: -1,
    toldWaitingBefore: -1,
    toldAt: -1,
  }
}

export function beginDay(record: ServiceRecord): void {
  for (let slot = 0; slot < slotsPerDay; slot += 1) {
    record.slotHead[slot] = (record.slotHead[slot] as number) * dayFade
    record.slotCalls[slot] = (record.slotCalls[slot] as number) * dayFade
  }
  record.firstCallToday = -1
  record.lastCallAt = -1
  record.callsToday = 0
  record.arrivalsToday = 0
  record.todayWaitRatio = 0
  record.todayHeadRatio = 0
  record.open = -1
  record.openBefore = -1
  record.openChangedAt = -1
  record.openMost = 0
  record.toldWaiting = -1
  record.toldWaitingBefore = -1
  record.toldAt = -1
}

function slotOf(sinceMidnightMs: number): number {
  return Math.max(0, Math.floor(sinceMidnightMs / slotMs)) % slotsPerDay
}

/** Mean head time at this hour of past days and today so far, shrunk to the service’s own mean. */
export function usualHead(record: ServiceRecord, sinceMidnightMs: number): number {
  const slot = slotOf(sinceMidnightMs)
  let sum = 4 * record.meanHead
  let count = 4
  for (let step = -1; step <= 1; step += 1) {
    const near = (slot + step + slotsPerDay) % slotsPerDay
    const weight = step === 0 ? 1 : 0.5
    sum += weight * (record.slotHead[near] as number)
    count += weight * (record.slotCalls[near] as number)
  }
  return sum / count
}

/** One call: how long she waited, how long she was first, and what would have been usual. */
export function noteCall(
  record: ServiceRecord,
  atMs: number,
  midnightMs: number,
  waitMs: number,
  headMs: number,
  usualWaitMs: number,
): void {
  const slack = 0.05 * record.meanWait + 1
  const usual = usualHead(record, atMs - midnightMs)
  const headSlack = 0.2 * record.meanHead + 1
  const seen = record.callsToday + 1
  const step = 1 / Math.min(seen + 2, todayCalls)
  record.todayWaitRatio += step * (Math.log((waitMs + slack) / (usualWaitMs + slack)) - record.todayWaitRatio)
  record.todayHeadRatio +=
    step * (Math.log((headMs + headSlack) / (usual + headSlack)) - record.todayHeadRatio)
  push(record.calledAt, atMs)
  push(record.waits, waitMs)
  push(record.headTimes, headMs)
  if (record.open > 0) push(record.headWork, headMs * record.open)
  record.calls += 1
  const share = 1 / Math.min(record.calls, 400)
  record.meanWait += share * (waitMs - record.meanWait)
  record.meanHead += share * (headMs - record.meanHead)
  record.leftShare *= 1 - 1 / 200
  const slot = slotOf(atMs - midnightMs)
  record.slotHead[slot] = (record.slotHead[slot] as number) + headMs
  record.slotCalls[slot] = (record.slotCalls[slot] as number) + 1
  if (record.firstCallToday < 0) record.firstCallToday = atMs
  record.lastCallAt = atMs
  record.lastWait = waitMs
  record.callsToday += 1
}

export function noteArrival(record: ServiceRecord, atMs: number): void {
  push(record.arrivedAt, atMs)
  record.arrivals += 1
  record.arrivalsToday += 1
}

export function noteLeft(record: ServiceRecord): void {
  record.left += 1
  record.leftShare += (1 - record.leftShare) / 200
}

export function noteTold(record: ServiceRecord, atMs: number, open: number, waiting: number | null): void {
  if (open !== record.open) {
    record.openBefore = record.open
    record.openChangedAt = atMs
    record.open = open
  }
  record.openMost = Math.max(open, record.openMost)
  record.toldWaitingBefore = record.toldWaiting
  record.toldWaiting = waiting ?? -1
  record.toldAt = atMs
}
