import type { PlannedShift } from '../../forecast/observation.ts'
import { parseTable, type TableLine } from './parse-table.ts'
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

type PlanLine = TableLine<(typeof columns)[number]>

function breaksOf(
  { cell, seconds, fail }: PlanLine,
  fromS: number,
  toS: number,
): { fromS: number; toS: number }[] {
  if (cell('lunch_start') === '') return []
  const lunchS = seconds('lunch_start')
  const lunch = { fromS: lunchS, toS: lunchS + seconds('lunch_duration') }
  if (lunch.toS <= fromS || lunch.fromS >= toS) fail('the lunch lies outside the shift')
  return [lunch]
}

function shiftOf(line: PlanLine, midnightMs: number): PlannedShift {
  const { cell, seconds, name, fail } = line
  const instant = (timeS: number): number => midnightMs + Math.round(timeS * 1000)
  const fromS = seconds('shift_start')
  const toS = seconds('shift_end')
  if (toS <= fromS) fail('the shift ends before it starts')
  return {
    serviceWindow: `W${name('window')}`,
    clerk: cell('clerk') === '' ? null : `C${cell('clerk')}`,
    workProfile: [...name('skills')].map((service) => ({ service, rank: 1 })),
    fromMs: instant(fromS),
    toMs: instant(toS),
    breaks: breaksOf(line, fromS, toS).map((lunch) => ({
      fromMs: instant(lunch.fromS),
      toMs: instant(lunch.toS),
    })),
  }
}

/** Reads a plan, one line for each window and day, by day. Windows and clerks are named as in the trace: W8, C8. */
export function parsePlan(text: string, file: string): ReadonlyMap<string, readonly PlannedShift[]> {
  const days = new Map<string, PlannedShift[]>()
  parseTable(text, file, columns, (line) => {
    const day = line.day('day')
    const shift = shiftOf(line, midnightOf(day))
    const shifts = days.get(day)
    if (shifts) shifts.push(shift)
    else days.set(day, [shift])
  })
  return days
}
