import { drawDay, plannedLunchS, type HallDay } from './hall-day.ts'
import { drawHall, type HallParameters } from './hall-parameters.ts'
import { HallRun, type Outcome, type Visit } from './hall-run.ts'
import { dayName, Variates } from './variates.ts'

/** Told of each visit when it begins to wait, with the hall as it is then. */
export type Watcher = (visit: Visit, run: HallRun, day: HallDay) => void

export interface GeneratedLine {
  readonly visit: Visit
  readonly calledAtS: number
  readonly endedAtS: number
  readonly outcome: Outcome
  readonly server: string
}

export interface GeneratedDay {
  readonly day: string
  /** In order of arrival. */
  readonly lines: readonly GeneratedLine[]
  readonly truth: HallDay
}

const pilotDays = 24
const pilotSteps = 9

function runDay(
  hall: HallParameters,
  number: number,
  draw: Variates,
  watch: Watcher | null = null,
): GeneratedDay {
  const truth = drawDay(hall, draw)
  const begun = new Map<Visit, { calledAtS: number; server: string }>()
  const lines: GeneratedLine[] = []
  let coming = 0
  const run = new HallRun(hall, truth, draw, () => truth.arrivals[coming++] ?? null, {
    arrived: (visit, now) => watch?.(visit, now, truth),
    called: (visit, calledAtS, at) => {
      const clerk = (truth.windowDays[at]?.clerk ?? 0) + 1
      begun.set(visit, { calledAtS, server: `W${hall.serviceWindows[at]?.name ?? ''}/C${clerk}` })
    },
    ended: (visit, endedAtS, outcome) => {
      const call = begun.get(visit)
      if (call) lines.push({ visit, ...call, endedAtS, outcome })
    },
  })
  while (run.advance());
  lines.sort((a, b) => a.visit.arrivedAtS - b.visit.arrivedAtS)
  return { day: dayName(number), lines, truth }
}

function meanWaitS(hall: HallParameters, seed: number): number {
  const draw = new Variates(seed)
  let [sumS, count] = [0, 0]
  for (let number = 0; number < pilotDays; number += 1)
    for (const { visit, calledAtS } of runDay(hall, number, draw).lines) {
      sumS += calledAtS - visit.arrivedAtS
      count += 1
    }
  return sumS / count
}

/** The hall of a seed, with as many arrivals as let people wait as long, in the mean, as in a full hall. */
export function generateHall(seed: number): HallParameters {
  const drawn = drawHall(seed)
  const wantedS = new Variates(seed * 31 + 5).between(900, 1700)
  let [low, high] = [0.3, 3]
  for (let step = 0; step < pilotSteps; step += 1) {
    const factor = Math.sqrt(low * high)
    const hall = { ...drawn, arrivalsPerHour: drawn.arrivalsPerHour * factor }
    if (meanWaitS(hall, seed + 1) < wantedS) low = factor
    else high = factor
  }
  return { ...drawn, arrivalsPerHour: drawn.arrivalsPerHour * Math.sqrt(low * high) }
}

/** Recorded days of a hall, the same for the same seed. */
export function* generateDays(
  hall: HallParameters,
  seed: number,
  days: number,
  watch: Watcher | null = null,
): Generator<GeneratedDay, void, undefined> {
  const draw = new Variates(seed * 104_729 + 3)
  for (let number = 0; number < days; number += 1) yield runDay(hall, number, draw, watch)
}

const tenths = (seconds: number): string => seconds.toFixed(1)

export const traceHeader = 'day,arrive,start,end,service,priority,server,outcome\n'
export const planHeader = 'day,window,skills,clerk,shift_start,shift_end,lunch_start,lunch_duration\n'

export function traceOf(hall: HallParameters, { day, lines }: GeneratedDay): string {
  return lines
    .map(({ visit, calledAtS, endedAtS, outcome, server }) => {
      const times = [visit.arrivedAtS, calledAtS, endedAtS].map(tenths).join(',')
      const service = hall.services[visit.service]?.name ?? ''
      return `${day},${times},${service},${visit.exempt ? 1 : 0},${server},${outcome}\n`
    })
    .join('')
}

export function planOf(hall: HallParameters, { day, truth }: GeneratedDay): string {
  return hall.serviceWindows
    .map(({ name, skills, shiftStartS, shiftEndS }, at) => {
      const windowDay = truth.windowDays[at]
      const codes = skills.map((service) => hall.services[service]?.name ?? '').join('')
      const lunchS = windowDay?.plannedLunchS ?? null
      const lunch = lunchS === null ? ',' : `${lunchS},${plannedLunchS}`
      return `${day},${name},${codes},${(windowDay?.clerk ?? at) + 1},${shiftStartS},${shiftEndS},${lunch}\n`
    })
    .join('')
}
