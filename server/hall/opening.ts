import { nextDate, openSpans, spanAt } from './calendar.ts'
import type { HallConfiguration, WeeklyHours } from './configuration.ts'
import { businessDay, type BusinessDay } from './ids.ts'

/** Whether something with these hours is open at an instant of a business day, and when that changes. */
export interface Opening {
  readonly open: boolean
  /** End of the present span; null while closed. */
  readonly closesAtMs: number | null
  /** Start of the next span within a fortnight; null while open, or where there is none. */
  readonly opensAtMs: number | null
}

const daysLookedAhead = 14

export function openingAt(
  hours: WeeklyHours,
  day: BusinessDay,
  configuration: HallConfiguration,
  nowMs: number,
): Opening {
  const span = spanAt(openSpans(hours, day, configuration), nowMs)
  if (span) return { open: true, closesAtMs: span.toMs, opensAtMs: null }
  for (let offset = 0; offset <= daysLookedAhead; offset += 1) {
    const later = openSpans(hours, businessDay(nextDate(day, offset)), configuration)
    const next = later.find(({ fromMs }) => fromMs > nowMs)
    if (next) return { open: false, closesAtMs: null, opensAtMs: next.fromMs }
  }
  return { open: false, closesAtMs: null, opensAtMs: null }
}
