import { planOf, type PlannedStretch } from '../hall/plan.ts'
import { callingEndsAtMs, callsService } from '../hall/calling-end.ts'
import { serviceOf, windowStateOf, type ConfiguredHall } from '../hall/hall.ts'
import type { ServiceId, WindowNumber } from '../hall/ids.ts'
import type { PromiseInputs, WindowChange } from '../hall/promise.ts'

/** A manager reads the next few, not a timetable. */
const changesMax = 6

function changesOf({ serviceWindow, fromMs, toMs, breaks }: PlannedStretch): WindowChange[] {
  return [
    { what: 'opens', serviceWindow, atMs: fromMs },
    ...breaks.flatMap((pause): WindowChange[] => [
      { what: 'break-begins', serviceWindow, atMs: pause.fromMs },
      { what: 'break-ends', serviceWindow, atMs: pause.toMs },
    ]),
    { what: 'closes', serviceWindow, atMs: toMs },
  ]
}

/** What a window's being there now and its plan say of the time to come. */
function plannedChanges(hall: ConfiguredHall, service: ServiceId): readonly WindowChange[] {
  if (hall.day.status !== 'open') return []
  const planned = (planOf(hall.day.day, hall.configuration) ?? []).flatMap(changesOf)
  const declared: WindowChange[] = []
  for (const [serviceWindow, state] of hall.serviceWindows)
    if (state.status === 'paused' && state.expectedReturnAtMs !== null)
      declared.push({ what: 'break-ends', serviceWindow, atMs: state.expectedReturnAtMs })
  const returning = new Set(declared.map(({ serviceWindow }) => serviceWindow))
  const there = (serviceWindow: number): boolean =>
    windowStateOf(hall, serviceWindow as WindowNumber).status !== 'closed'
  // What the clerk declared when she left stands for the planned end of the same break.
  const kept = planned.filter(
    ({ what, serviceWindow }) => what !== 'break-ends' || !returning.has(serviceWindow),
  )
  return [...kept, ...declared]
    .filter(({ serviceWindow }) => callsService(hall, serviceWindow as WindowNumber, service))
    .filter(({ what, serviceWindow }) => what !== 'opens' || !there(serviceWindow))
    .toSorted((a, b) => a.atMs - b.atMs || a.serviceWindow - b.serviceWindow)
}

/** Windows that would be open at an instant if all goes as planned and declared. */
function expectedAt(
  hall: ConfiguredHall,
  service: ServiceId,
  changes: readonly WindowChange[],
  atMs: number,
) {
  let open = 0
  for (const [number, { status }] of hall.serviceWindows) {
    if (!callsService(hall, number, service)) continue
    const last = changes.findLast((change) => change.serviceWindow === number && change.atMs <= atMs)
    const there = last ? last.what === 'opens' || last.what === 'break-ends' : status === 'open'
    if (there) open += 1
  }
  return open
}

/** What the time to come brings to the windows of a service, until the end of a promise. */
export function windowOutlook(
  hall: ConfiguredHall,
  service: ServiceId,
  span: { readonly nowMs: number; readonly middleMs: number; readonly byMs: number },
): Pick<PromiseInputs, 'changes' | 'windowsExpected' | 'closesAtMs'> {
  const coming = plannedChanges(hall, service).filter(({ atMs }) => atMs > span.nowMs && atMs <= span.byMs)
  const known = serviceOf(hall, service)
  const { day } = hall
  return {
    changes: coming.slice(0, changesMax),
    windowsExpected: expectedAt(hall, service, coming, span.middleMs),
    closesAtMs: known && day.status === 'open' ? callingEndsAtMs(hall, day.day, known, span.nowMs) : null,
  }
}
