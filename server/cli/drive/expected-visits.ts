import type { DeskPlan } from './assign-desks.ts'
import { deskKey, type DeskKey } from './desk.ts'
import type { Ending, ExpectedVisit } from './expected-visit.ts'
import type { DeskWindow } from './hall-fit.ts'
import { classOf, serviceOf } from './hall-key.ts'
import type { TraceOutcome, TraceRow } from './trace-row.ts'

const endingOf: Readonly<Record<TraceOutcome, Ending>> = {
  served: 'completed',
  abandoned: 'cancelled',
  'no-show': 'no-show',
}

/** What must be found of each visit after the drive. */
export function expectedVisits(
  rows: readonly TraceRow[],
  plan: DeskPlan,
  windows: ReadonlyMap<DeskKey, DeskWindow>,
  issuedTo: (line: number) => ExpectedVisit['issued'],
): readonly ExpectedVisit[] {
  const placeOf = new Map<number, DeskWindow>()
  for (const { row, desk } of plan.visits) {
    const place = windows.get(deskKey(desk))
    if (place) placeOf.set(row.line, place)
  }
  return rows.map(({ line, service, priority, outcome }) => {
    const place = placeOf.get(line)
    return {
      line,
      service: serviceOf(service),
      priorityClass: classOf(priority),
      ending: endingOf[outcome],
      at: place ? { serviceWindow: place.number, clerk: place.clerk } : null,
      issued: issuedTo(line),
    }
  })
}
