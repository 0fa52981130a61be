import type { Complaint } from './complaint.ts'
import type { HallFileText } from './schema.ts'

type Shift = HallFileText['plan'][number]

/** One shift on one weekday or date, with its place in the file. */
interface Planned {
  readonly at: number
  readonly on: string
  readonly shift: Shift
}

function overlap(one: string, other: string): boolean {
  return one.slice(0, 5) < other.slice(6) && other.slice(0, 5) < one.slice(6)
}

function unknownNames({ plan, serviceWindows, clerks }: HallFileText): Complaint[] {
  const windows = new Set(serviceWindows.map(({ number }) => number))
  const known = new Set(clerks.map(({ id }) => id))
  return plan.flatMap(({ window, clerk }, at) => [
    ...(windows.has(window)
      ? []
      : [{ path: ['plan', at, 'window'], message: `there is no service window ${window}` }]),
    ...(clerk === undefined || known.has(clerk)
      ? []
      : [{ path: ['plan', at, 'clerk'], message: `there is no clerk “${clerk}”` }]),
  ])
}

function wrongBreaks({ plan }: HallFileText): Complaint[] {
  return plan.flatMap(({ hours, breaks }, at) =>
    breaks.flatMap((pause, place) => {
      const path = ['plan', at, 'breaks', place]
      if (hours === 'closed' || pause.slice(0, 5) < hours.slice(0, 5) || pause.slice(6) > hours.slice(6))
        return [{ path, message: `the break ${pause} is not inside the hours of the shift` }]
      const other = breaks.slice(0, place).find((earlier) => overlap(earlier, pause))
      return other === undefined ? [] : [{ path, message: `the break ${pause} overlaps ${other}` }]
    }),
  )
}

/** Each shift on each of its days; those of single dates are held against each other only, since they replace the rest. */
function plannedDays({ plan }: HallFileText): readonly Planned[] {
  return plan.flatMap((shift, at) =>
    [...(shift.days ?? []), ...(shift.dates ?? [])].map((on) => ({ at, on, shift })),
  )
}

function clashes(file: HallFileText): Complaint[] {
  const days = plannedDays(file)
  const said = new Set<number>()
  return days.flatMap(({ at, on, shift }) => {
    const { window, clerk, hours } = shift
    if (hours === 'closed' || said.has(at)) return []
    const others = days.filter((other) => other.at < at && other.on === on)
    const clash = others.find(({ shift: other }) => {
      if (other.hours === 'closed' || !overlap(other.hours, hours)) return false
      return other.window === window || (clerk !== undefined && other.clerk === clerk)
    })
    if (!clash) return []
    said.add(at)
    const message =
      clash.shift.window === window
        ? `window ${window} is planned twice at the same time on ${on}`
        : `${clerk} is planned at windows ${clash.shift.window} and ${window} at the same time on ${on}`
    return [{ path: ['plan', at, 'hours'], message }]
  })
}

/** What a plan cannot say: windows and clerks that are not there, breaks outside the hours, one clerk in two places. */
export function planChecks(file: HallFileText): readonly Complaint[] {
  return [...unknownNames(file), ...wrongBreaks(file), ...clashes(file)]
}
