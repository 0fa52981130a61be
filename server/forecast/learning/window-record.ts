/** What was seen of one service window, in any day. Times in milliseconds. Plain data. */
export interface WindowRecord {
  /** Decayed calls by service. */
  readonly callsOf: number[]
  calls: number
  /** Running mean of its completed stays, and how many there were. */
  meanStay: number
  stays: number
  /** Running mean of the gap between an end and the next call at it. */
  meanIdle: number
  idles: number
  lastEndAt: number
}

const callMemory = 150
const stayMemory = 100

export function emptyWindowRecord(): WindowRecord {
  return { callsOf: [], calls: 0, meanStay: 0, stays: 0, meanIdle: 0, idles: 0, lastEndAt: -1 }
}

export function noteWindowCall(record: WindowRecord, service: number, atMs: number): void {
  const fade = 1 - 1 / callMemory
  for (let one = 0; one < record.callsOf.length; one += 1)
    record.callsOf[one] = (record.callsOf[one] as number) * fade
  while (record.callsOf.length <= service) record.callsOf.push(0)
  record.callsOf[service] = (record.callsOf[service] as number) + 1
  record.calls = record.calls * fade + 1
  if (record.lastEndAt < 0) return
  record.idles += 1
  record.meanIdle += (atMs - record.lastEndAt - record.meanIdle) / Math.min(record.idles, stayMemory)
  record.lastEndAt = -1
}

export function noteWindowEnd(record: WindowRecord, stayMs: number, atMs: number): void {
  record.lastEndAt = atMs
  record.stays += 1
  record.meanStay += (stayMs - record.meanStay) / Math.min(record.stays, stayMemory)
}

/** Share of a window’s calls that are of a service. */
export function shareOf(record: WindowRecord, service: number): number {
  return record.calls > 0 ? (record.callsOf[service] ?? 0) / record.calls : 0
}
