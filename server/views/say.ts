import type { ServiceId } from '../hall/ids.ts'

/** The wait for someone of the ordinary class who arrives now, from now; null where nothing can be said. */
export interface ArrivingNow {
  readonly p10Ms: number
  readonly p90Ms: number
}

/** What views take from outside the state: the instant, and the forecast. */
export interface Say {
  readonly nowMs: number
  arrivingNow(service: ServiceId): ArrivingNow | null
}

const stepMs = 5 * 60_000

/** A wait as the hall says it: rounded outward to whole five minutes. */
export function saidRange(arriving: ArrivingNow | null): { fromMs: number; toMs: number } | null {
  if (!arriving) return null
  const fromMs = Math.floor(arriving.p10Ms / stepMs) * stepMs
  return { fromMs, toMs: Math.max(fromMs + stepMs, Math.ceil(arriving.p90Ms / stepMs) * stepMs) }
}
