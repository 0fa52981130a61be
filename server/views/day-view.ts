import { closesAtMs } from '../hall/calling-end.ts'
import type { ConfiguredHall } from '../hall/hall.ts'
import { openingAt } from '../hall/opening.ts'

/** Whether the hall takes people now, and when that changes. */
export interface DayView {
  readonly open: boolean
  readonly issuing: boolean
  readonly closesAtMs: number | null
  readonly opensAtMs: number | null
}

export function dayView(hall: ConfiguredHall, nowMs: number): DayView {
  const { configuration, day } = hall
  if (day.status !== 'open') return { open: false, issuing: false, closesAtMs: null, opensAtMs: null }
  const hours = openingAt(configuration.hours, day.day, configuration, nowMs)
  const issuing = configuration.outsideHours === 'allow' || hours.open
  const ends = configuration.services.map((service) => closesAtMs(hall, day.day, service, nowMs))
  const known = ends.filter((end) => end !== null)
  return {
    open: true,
    issuing,
    closesAtMs: issuing && known.length > 0 ? Math.max(...known) : null,
    opensAtMs: issuing ? null : hours.opensAtMs,
  }
}
