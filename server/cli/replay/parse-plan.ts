import type { PlannedShift } from '../../forecast/observation.ts'
import { parseTable } from './parse-table.ts'
import { midnightOf } from './trace-observations.ts'

const columns = [
  'day',
  'window',
  'skills',
  'clerk',
  'shift_start',
  'shift_end',
  'lunch_start',
  'lunch_duration',
] as const

/** Reads a plan, one line for each window and day, by day. Windows and clerks are named as in the trace: W8, C8. */
export function parsePlan(text: string, file: string): ReadonlyMap<string, readonly PlannedShift[]> {
  const days = new Map<string, PlannedShift[]>()
  parseTable(text, file, columns, ({ cell, seconds }) => {
    const day = cell('day')
    const instant = (timeS: number): number => midnightOf(day) + Math.round(timeS * 1000)
    const lunchS = cell('lunch_start') === '' ? null : seconds('lunch_start')
    const shift: PlannedShift = {
      serviceWindow: `W${cell('window')}`,
      clerk: cell('clerk') === '' ? null : `C${cell('clerk')}`,
      workProfile: [...cell('skills')].map((service) => ({ service, rank: 1 })),
      fromMs: instant(seconds('shift_start')),
      toMs: instant(seconds('shift_end')),
      breaks:
        lunchS === null
          ? []
          : [{ fromMs: instant(lunchS), toMs: instant(lunchS + seconds('lunch_duration')) }],
    }
    const shifts = days.get(day)
    if (shifts) shifts.push(shift)
    else days.set(day, [shift])
  })
  return days
}
