import type { HallResource } from '../../contract/hall-resource.ts'
import type { DeskPlan } from './assign-desks.ts'
import { deskKey, type DeskKey } from './desk.ts'
import { classOf, serviceOf } from './hall-key.ts'
import type { TraceRow } from './trace-row.ts'

/** A desk's place in the hall that is driven. */
export interface DeskWindow {
  readonly number: number
  readonly clerk: string
  /** The services that the window's Next calls. */
  readonly services: ReadonlySet<string>
}

export type HallFit =
  | { readonly fits: true; readonly windows: ReadonlyMap<DeskKey, DeskWindow> }
  | { readonly fits: false; readonly missing: readonly string[] }

/**
 * Finds the trace's services, priority classes and desks in the hall. The hall must be one made from the
 * trace, for that day or for all of its days: its nth clerk sits at its nth window.
 */
export function fitHall(hall: HallResource, rows: readonly TraceRow[], plan: DeskPlan): HallFit {
  const missing: string[] = []
  const services = new Set(hall.services.map(({ id }) => id))
  const classes = new Set(hall.priorityClasses.map(({ id }) => id))
  for (const service of new Set(rows.map((row) => row.service)))
    if (!services.has(serviceOf(service))) missing.push(`service ${serviceOf(service)}`)
  for (const priority of new Set(rows.map((row) => row.priority)))
    if (!classes.has(classOf(priority))) missing.push(`priority class ${classOf(priority)}`)
  const windows = new Map<DeskKey, DeskWindow>()
  for (const desk of plan.desks) {
    const clerk = deskKey(desk)
    const serviceWindow = hall.serviceWindows[hall.clerks.findIndex(({ id }) => id === clerk)]
    if (!serviceWindow) {
      missing.push(`clerk ${clerk} with a window`)
      continue
    }
    const profile = new Set(serviceWindow.workProfile.map(({ service }) => service))
    windows.set(clerk, { number: serviceWindow.number, clerk, services: profile })
  }
  return missing.length === 0 ? { fits: true, windows } : { fits: false, missing }
}
