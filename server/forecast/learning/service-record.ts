import { emptyRing, meanOfNewest, push, type Ring } from './ring.ts'

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
  /** Of the same calls: one more than were ahead at the arrival. */
  readonly places: Ring
  /** How long each of the last called had been first in line. */
  readonly headTimes: Ring
  /** The same times the windows that the feed called open then. */
  readonly headWork: Ring
  /** By half hour: decayed sums of head times, of their squares’ stand-in count, over past days. */
  readonly slotHead: Float64Array
  readonly slotCalls: Float64Array
  /** By half hour of the arrival: decayed sum and number of waits. */
  readonly slotWait: Float64Array
  readonly slotWaits: Float64Array
  readonly slotPlaces: Float64Array
  waitToday: number
  placesToday: number
  meanPlace: number
  /** By half hour: decayed sum of arrivals on past days, and today’s. */
  readonly slotArrivals: Float64Array
  readonly slotArrivalsToday: Float64Array
  daysWeighed: number
  callsSinceTold: number
  arrivalsSinceTold: number
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
  /** When someone was last seen to wait: her call or leaving. */
  lastQueuedAt: number
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
    places: emptyRing(80),
    headTimes: emptyRing(48),
    headWork: emptyRing(48),
    slotHead: new Float64Array(slotsPerDay),
    slotCalls: new Float64Array(slotsPerDay),
    slotWait: new Float64Array(slotsPerDay),
    slotWaits: new Float64Array(slotsPerDay),
    slotPlaces: new Float64Array(slotsPerDay),
    waitToday: 0,
    placesToday: 0,
    meanPlace: 1,
    slotArrivals: new Float64Array(slotsPerDay),
    slotArrivalsToday: new Float64Array(slotsPerDay),
    daysWeighed: 0,
    callsSinceTold: 0,
    arrivalsSinceTold: 0,
    calls: 0,
    arrivals: 0,
    left: 0,
    leftShare: 0,
    meanWait: 0,
    meanHead: 0,
    firstCallToday: -1,
    lastCallAt: -1,
    lastWait: 0,
    lastQueuedAt: -1,
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
  const fade = record.callsToday > 0 ? dayFade : 1
  record.daysWeighed = fade * record.daysWeighed + (record.callsToday > 0 ? 1 : 0)
  for (let slot = 0; slot < slotsPerDay; slot += 1) {
    record.slotArrivals[slot] =
      fade * (record.slotArrivals[slot] as number) + (record.slotArrivalsToday[slot] as number)
    record.slotArrivalsToday[slot] = 0
    record.slotWait[slot] = fade * (record.slotWait[slot] as number)
    record.slotWaits[slot] = fade * (record.slotWaits[slot] as number)
    record.slotPlaces[slot] = fade * (record.slotPlaces[slot] as number)
    record.slotHead[slot] = fade * (record.slotHead[slot] as number)
    record.slotCalls[slot] = fade * (record.slotCalls[slot] as number)
  }
  record.firstCallToday = -1
  record.lastCallAt = -1
  record.lastQueuedAt = -1
  record.callsToday = 0
  record.waitToday = 0
  record.placesToday = 0
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
  record.callsSinceTold = 0
  record.arrivalsSinceTold = 0
}

function slotOf(sinceMidnightMs: number): number {
  return Math.max(0, Math.floor(sinceMidnightMs / slotMs)) % slotsPerDay
}

/** A mean over the slots around this hour, where the two beside it count `beside`, drawn to `usual` as if by `inertia` cases. */
function meanAround(
  slot: number,
  { sums, counts }: { readonly sums: Float64Array; readonly counts: Float64Array },
  usual: number,
  { inertia, beside }: { readonly inertia: number; readonly beside: number },
): number {
  let sum = inertia * usual
  let count = inertia
  for (let step = -1; step <= 1; step += 1) {
    const near = (slot + step + slotsPerDay) % slotsPerDay
    const weight = step === 0 ? 1 : beside
    sum += weight * (sums[near] as number)
    count += weight * (counts[near] as number)
  }
  return sum / count
}

/** Mean head time at this hour of past days and today so far, shrunk to the service’s own mean. */
export function usualHead(record: ServiceRecord, sinceMidnightMs: number): number {
  const { slotHead: sums, slotCalls: counts, meanHead } = record
  return meanAround(slotOf(sinceMidnightMs), { sums, counts }, meanHead, { inertia: 4, beside: 0.5 })
}

/** Mean wait of those who came at this hour on past days and today, shrunk to the service’s own mean. */
export function usualWait(record: ServiceRecord, sinceMidnightMs: number): number {
  const { slotWait: sums, slotWaits: counts, meanWait } = record
  return meanAround(slotOf(sinceMidnightMs), { sums, counts }, meanWait, { inertia: 3, beside: 0.3 })
}

/** Time for each place in the queue at this hour of past days and today, shrunk to the service’s own. */
export function usualPace(record: ServiceRecord, sinceMidnightMs: number): number {
  const slot = slotOf(sinceMidnightMs)
  let waits = 4 * record.meanWait
  let places = 4 * record.meanPlace
  for (let step = -1; step <= 1; step += 1) {
    const near = (slot + step + slotsPerDay) % slotsPerDay
    waits += record.slotWait[near] as number
    places += record.slotPlaces[near] as number
  }
  return waits / places
}

/** Time for each place in the queue over the newest calls. */
export function recentPace(record: ServiceRecord, most: number, otherwise: number): number {
  const places = meanOfNewest(record.places, most, 0)
  return places > 0 ? meanOfNewest(record.waits, most, 0) / places : otherwise
}

/** Time until so many calls at the pace of this and the coming hours of past days, times `pace`. */
export function walk(record: ServiceRecord, sinceMidnightMs: number, calls: number, pace: number): number {
  let at = Math.max(0, sinceMidnightMs)
  let left = calls
  for (let step = 0; step < slotsPerDay; step += 1) {
    const head = Math.max(1, pace * usualHead(record, at))
    const untilMs = (Math.floor(at / slotMs) + 1) * slotMs - at
    if (left * head <= untilMs) return at + left * head - sinceMidnightMs
    left -= untilMs / head
    at += untilMs
  }
  return at - sinceMidnightMs
}

/** Arrivals today as a share of those by this time on past days, both shrunk towards each other. */
export function busyness(record: ServiceRecord, sinceMidnightMs: number): number {
  const slot = slotOf(sinceMidnightMs)
  if (record.daysWeighed <= 0) return 1
  let usual = 0
  for (let one = 0; one < slot; one += 1) usual += record.slotArrivals[one] as number
  const part = sinceMidnightMs / slotMs - Math.floor(sinceMidnightMs / slotMs)
  usual += part * (record.slotArrivals[slot] as number)
  return (record.arrivalsToday + 3) / (usual / record.daysWeighed + 3)
}

/** One call: how long she waited, how long she was first, and what would have been usual. */
export function noteCall(
  record: ServiceRecord,
  atMs: number,
  midnightMs: number,
  waitMs: number,
  headMs: number,
  usualWaitMs: number,
  place: number,
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
  push(record.places, place)
  push(record.headTimes, headMs)
  if (record.open > 0) push(record.headWork, headMs * record.open)
  record.calls += 1
  const share = 1 / Math.min(record.calls, 400)
  record.meanWait += share * (waitMs - record.meanWait)
  record.meanPlace += share * (place - record.meanPlace)
  record.meanHead += share * (headMs - record.meanHead)
  record.leftShare *= 1 - 1 / 200
  const slot = slotOf(atMs - midnightMs)
  record.slotHead[slot] = (record.slotHead[slot] as number) + headMs
  record.slotCalls[slot] = (record.slotCalls[slot] as number) + 1
  const came = slotOf(atMs - waitMs - midnightMs)
  record.slotWait[came] = (record.slotWait[came] as number) + waitMs
  record.slotWaits[came] = (record.slotWaits[came] as number) + 1
  record.slotPlaces[came] = (record.slotPlaces[came] as number) + place
  record.waitToday += waitMs
  record.placesToday += place
  record.callsSinceTold += 1
  if (record.firstCallToday < 0) record.firstCallToday = atMs
  record.lastCallAt = atMs
  record.lastWait = waitMs
  if (waitMs > slack) record.lastQueuedAt = atMs
  record.callsToday += 1
}

export function noteArrival(record: ServiceRecord, atMs: number, midnightMs: number): void {
  const slot = slotOf(atMs - midnightMs)
  record.slotArrivalsToday[slot] = (record.slotArrivalsToday[slot] as number) + 1
  record.arrivalsSinceTold += 1
  push(record.arrivedAt, atMs)
  record.arrivals += 1
  record.arrivalsToday += 1
}

export function noteLeft(record: ServiceRecord, atMs: number): void {
  record.lastQueuedAt = atMs
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
  record.callsSinceTold = 0
  record.arrivalsSinceTold = 0
}
