import type { Service } from './configuration.ts'
import { serviceWindowOf, windowStateOf, type ConfiguredHall } from './hall.ts'
import type { BusinessDay, ServiceId, WindowNumber } from './ids.ts'
import { openingAt } from './opening.ts'
import { planOf } from './plan.ts'

/** Whether a window calls the service when it is open. */
export function callsService(hall: ConfiguredHall, number: WindowNumber, service: ServiceId): boolean {
  const state = windowStateOf(hall, number)
  const profile =
    state.status === 'closed' ? (serviceWindowOf(hall, number)?.workProfile ?? []) : state.workProfile
  return profile.some((entry) => entry.service === service)
}

/** The end of the hall's or the service's present hours, whichever comes first; null where nothing closes. */
export function closesAtMs(
  hall: ConfiguredHall,
  day: BusinessDay,
  service: Service,
  nowMs: number,
): number | null {
  const { configuration } = hall
  const ends: number[] = []
  if (configuration.outsideHours === 'refuse') {
    const { closesAtMs: end } = openingAt(configuration.hours, day, configuration, nowMs)
    if (end !== null) ends.push(end)
  }
  if (service.hours) {
    const { closesAtMs: end } = openingAt(service.hours, day, configuration, nowMs)
    if (end !== null) ends.push(end)
  }
  return ends.length === 0 ? null : Math.min(...ends)
}

/** When calling ends for a service: by its hours, else by the last planned end of its windows, else with the business day; null where nothing ends it. */
export function callingEndsAtMs(
  hall: ConfiguredHall,
  day: BusinessDay,
  service: Service,
  nowMs: number,
): number | null {
  const byHours = closesAtMs(hall, day, service, nowMs)
  if (byHours !== null) return byHours
  const ends = (planOf(day, hall.configuration) ?? [])
    .filter(({ serviceWindow, toMs }) => toMs > nowMs && callsService(hall, serviceWindow, service.id))
    .map(({ toMs }) => toMs)
  if (ends.length > 0) return Math.max(...ends)
  return hall.day.status === 'open' ? hall.day.rollsOverAtMs : null
}
