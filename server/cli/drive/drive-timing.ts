import { instantAt } from '../../hall/calendar.ts'

/** How the seconds of a trace are laid onto the hall's clock. */
export interface DriveTiming {
  /** The trace's first instant, in seconds after local midnight. */
  readonly firstS: number
  /** The hall's instant that stands for it, in milliseconds since 1970 UTC. */
  readonly baseMs: number
  /** Whether the hall's clock shows the very instants that were recorded. */
  readonly asRecorded: boolean
}

/** A hall clock at most this far before the first recorded instant is waited for, in hall milliseconds. */
export const waitedForMs = 24 * 60 * 60 * 1000

/**
 * The recorded instants themselves where the hall's clock is just before them (a server started with
 * `--clock-start`); otherwise the day is moved so that it begins `leadMs` of hall time from now.
 */
export function timingFor(
  first: { readonly day: string; readonly atS: number },
  hall: { readonly nowMs: number; readonly timeZone: string; readonly leadMs: number },
): DriveTiming {
  const recordedMs = instantAt(first.day, 0, hall.timeZone) + Math.round(first.atS * 1000)
  const aheadMs = recordedMs - hall.nowMs
  const asRecorded = aheadMs >= 0 && aheadMs <= waitedForMs
  return { firstS: first.atS, baseMs: asRecorded ? recordedMs : hall.nowMs + hall.leadMs, asRecorded }
}

/** What the trace's clock shows at an instant of the hall, in seconds after local midnight. */
export function recordedInstant(timing: DriveTiming, hallMs: number): number {
  return timing.firstS + (hallMs - timing.baseMs) / 1000
}

/** The hall's instant at which something recorded at `atS` happens, in milliseconds since 1970 UTC. */
export function hallInstant(timing: DriveTiming, atS: number): number {
  return timing.baseMs + (atS - timing.firstS) * 1000
}
