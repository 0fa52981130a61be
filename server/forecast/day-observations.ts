import { instantAt, openSpans } from '../hall/calendar.ts'
import type { Service } from '../hall/configuration.ts'
import type { ConfiguredHall } from '../hall/hall.ts'
import type { BusinessDay } from '../hall/ids.ts'
import { planOf } from '../hall/plan.ts'
import type { Observation, PlannedShift } from './observation.ts'

/** When no more are called for a service on a day: the last end of its hours or the hall's; null where none closes it. */
function lastClosingMs(hall: ConfiguredHall, day: BusinessDay, service: Service): number | null {
  const { configuration } = hall
  const hours = [
    ...(configuration.outsideHours === 'refuse' ? [configuration.hours] : []),
    ...(service.hours ? [service.hours] : []),
  ]
  // A day without hours closes nothing: whoever is there then is there by a manager's word.
  const ends = hours.flatMap((weekly) => openSpans(weekly, day, configuration).at(-1)?.toMs ?? [])
  return ends.length === 0 ? null : Math.min(...ends)
}

function shiftsOf(hall: ConfiguredHall, day: BusinessDay): readonly PlannedShift[] | null {
  const plan = planOf(day, hall.configuration)
  return (
    plan?.map(({ serviceWindow, clerk, fromMs, toMs, breaks }) => ({
      serviceWindow: String(serviceWindow),
      clerk,
      workProfile: null,
      fromMs,
      toMs,
      breaks,
    })) ?? null
  )
}

/** What is known of a day beforehand: who is planned where, and when calling ends. */
function outlookOf(hall: ConfiguredHall, day: BusinessDay, atMs: number): Observation[] {
  return [
    { type: 'planned', shifts: shiftsOf(hall, day), atMs },
    ...hall.configuration.services.map((service): Observation => {
      const closesAtMs = lastClosingMs(hall, day, service)
      return { type: 'closing-known', service: service.id, closesAtMs, atMs }
    }),
  ]
}

/** A new configuration, and what it makes of the day that is open. */
export function setUpObservations(hall: ConfiguredHall, atMs: number): Observation[] {
  const { services, priorityClasses, serviceWindows, overdueAfterMs } = hall.configuration
  const configured: Observation = {
    type: 'configured',
    services: services.map(({ id, typicalServiceMs }) => ({ service: id, typicalServiceMs })),
    classes: priorityClasses.map(({ id, headStartMs, rate }) => ({ priorityClass: id, headStartMs, rate })),
    overdueAfterMs,
    serviceWindows: serviceWindows.map(({ number, workProfile }) => ({
      serviceWindow: String(number),
      workProfile,
    })),
    atMs,
  }
  return [configured, ...(hall.day.status === 'open' ? outlookOf(hall, hall.day.day, atMs) : [])]
}

/** A day that opens; one that was closed and opens again goes on where it stopped. */
export function dayObservations(before: ConfiguredHall, after: ConfiguredHall, atMs: number): Observation[] {
  if (after.day.status !== 'open') return []
  const { day } = after.day
  const outlook = outlookOf(after, day, atMs)
  if (before.day.status !== 'never-opened' && before.day.day === day) return outlook
  const midnightMs = instantAt(day, 0, after.configuration.timeZone)
  return [{ type: 'day-began', day, midnightMs, atMs }, ...outlook]
}
