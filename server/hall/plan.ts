import { instantAt, type OpenSpan } from './calendar.ts'
import type { HallConfiguration, MinuteRange, Shift } from './configuration.ts'
import type { BusinessDay, ClerkId, WindowNumber } from './ids.ts'

/** A stretch of one day in which a window is planned to be open, as instants. */
export interface PlannedStretch extends OpenSpan {
  readonly serviceWindow: WindowNumber
  readonly clerk: ClerkId | null
  readonly breaks: readonly OpenSpan[]
}

/** The day of each configuration that was asked for last: each promise asks, and instants of a time zone are costly. */
const lastAsked = new WeakMap<
  HallConfiguration,
  { readonly day: BusinessDay; readonly stretches: readonly PlannedStretch[] }
>()

/**
 * Who is planned to be where on a business day, in order of the plan. Shifts of a single date replace those of
 * the weekday at their window. Null where the hall has no plan at all; empty on a closed date.
 */
export function planOf(day: BusinessDay, configuration: HallConfiguration): readonly PlannedStretch[] | null {
  if (configuration.plan.length === 0) return null
  const asked = lastAsked.get(configuration)
  if (asked?.day === day) return asked.stretches
  const stretches = stretchesOf(day, configuration)
  lastAsked.set(configuration, { day, stretches })
  return stretches
}

function stretchesOf(day: BusinessDay, configuration: HallConfiguration): readonly PlannedStretch[] {
  const { plan, closedDates, timeZone } = configuration
  if (closedDates.includes(day)) return []
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const dated = plan.filter(({ dates }) => dates.includes(day))
  const replaced = new Set(dated.map(({ serviceWindow }) => serviceWindow))
  const usual = plan.filter(
    ({ weekdays, serviceWindow }) => weekdays.includes(weekday) && !replaced.has(serviceWindow),
  )
  const span = (range: MinuteRange): OpenSpan => ({
    fromMs: instantAt(day, range.fromMinute, timeZone),
    toMs: instantAt(day, range.toMinute, timeZone),
  })
  const stretch = ({ serviceWindow, clerk, hours, breaks }: Shift): PlannedStretch[] =>
    hours === null ? [] : [{ serviceWindow, clerk, ...span(hours), breaks: breaks.map(span) }]
  return [...usual, ...dated].flatMap(stretch)
}
