import type { Floor, FloorWindow } from '../floor.ts'
import { featureAt as at } from './features.ts'
import { serviceRecord, windowRecord, type HallRecord } from './hall-record.ts'
import { shareOf } from './window-record.ts'

/** A window that shows no sign for this many mean stays is taken to be closed, where nobody tells. */
const quietStays = 8
/** A window calls a service if at least this share of its calls are of it. */
const capableShare = 0.02

function isActive(floorWindow: FloorWindow, nowMs: number, quietMs: number): boolean {
  if (floorWindow.status === 'open') return true
  if (floorWindow.status !== 'unsaid') return floorWindow.stays.length > 0
  if (floorWindow.stays.length > 0) return true
  return floorWindow.lastSignMs !== null && nowMs - floorWindow.lastSignMs <= quietMs
}

/** What the windows tell of a service; nothing where no window was ever named. */
export function describeWindows(
  record: HallRecord,
  floor: Floor,
  service: number,
  nowMs: number,
  x: Float64Array,
): { readonly free: number; readonly windowed: boolean } {
  const ahead = x[at.ahead] as number
  const quietMs = quietStays * record.meanStay
  let active = 0
  let busy = 0
  let fresh = 0
  let capable = 0
  let capacity = 0
  let free = 0
  let ready = 0
  let softIdle = 0
  const queuedAt = ahead > 0 ? nowMs : serviceRecord(record, service).lastQueuedAt
  let rate = 0
  let pool = 0
  let oldStays = 0
  let shortestIdle = -1
  for (const floorWindow of floor.windows) {
    if (!isActive(floorWindow, nowMs, quietMs)) continue
    const seen = windowRecord(record, floorWindow.serviceWindow)
    const share = shareOf(seen, service)
    const calls =
      floorWindow.workProfile === null
        ? share >= capableShare
        : floorWindow.workProfile.some((entry) => entry.service === service)
    const stayMs = 1 + (seen.stays * seen.meanStay + 10 * record.meanStay) / (seen.stays + 10)
    const isBusy = floorWindow.stays.length > 0
    active += 1
    if (isBusy) busy += 1
    if (!calls) continue
    capable += 1
    capacity += share
    rate += share / stayMs
    pool += 1 / stayMs
    const stay = floorWindow.stays[0]
    if (stay) {
      if (nowMs - stay.calledAtMs > stayMs) oldStays += 1
      continue
    }
    free += 1
    const idleSince = floorWindow.lastSignMs ?? floorWindow.sinceMs
    const idleMs = Math.max(0, nowMs - idleSince)
    // Someone waited while it stood idle: then it is not there to call.
    if (idleSince >= queuedAt) ready += 1
    softIdle += Math.exp(-idleMs / (record.meanStay + 1))
    if (idleMs <= record.meanStay) fresh += 1
    if (shortestIdle < 0 || idleMs < shortestIdle) shortestIdle = idleMs
  }
  const windowed = record.windows.length > 0 || floor.windows.length > 0
  x[at.active] = active
  x[at.busy] = busy
  x[at.idle] = active - busy
  x[at.freshIdle] = fresh
  x[at.capable] = capable
  x[at.capacity] = capacity
  x[at.idleCapacity] = free
  x[at.shortestIdle] = shortestIdle
  x[at.oldStays] = oldStays
  x[at.ready] = ready
  x[at.softIdle] = softIdle
  x[at.byWindows] = rate > 0 ? Math.max(0, ahead + 1 - free) / rate : -1
  x[at.byPool] = pool > 0 ? Math.max(0, (x[at.aheadAll] as number) + 1 - free) / pool : -1
  x[at.competing] = capable > 0 ? (x[at.aheadAll] as number) / capable : -1
  return { free: ready, windowed }
}
