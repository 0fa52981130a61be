import type { GeneratedDay, Watcher } from './hall-generator.ts'
import { busyAt, type HallParameters } from './hall-parameters.ts'
import type { Arrival, HallDay } from './hall-day.ts'
import { HallRun, type Visit } from './hall-run.ts'
import { Variates } from './variates.ts'

const runsUsual = 200

interface Forecast {
  readonly p10S: number
  readonly p50S: number
  readonly p90S: number
}

export interface Oracle {
  readonly watch: Watcher
  readonly dayEnds: (day: GeneratedDay) => void
  /** In the scorer's format. */
  readonly forecasts: () => string
}

/** Exempt citizens alone: whoever comes later and is not exempt is called later by every window. */
function exemptAfter(hall: HallParameters, { arrivalFactor }: HallDay, draw: Variates) {
  const most = hall.arrivalsPerHour * arrivalFactor * 1.6 * hall.exemptShare
  const weights = hall.services.map(({ share }) => share)
  return (afterS: number): Arrival | null => {
    for (let atS = Math.max(afterS, hall.opensAtS); ;) {
      atS += draw.exponential(3600 / most)
      if (atS >= hall.lastArrivalS) return null
      if (draw.happens(busyAt(hall.profile, atS / 3600) / 1.6))
        return { atS, service: draw.weighted(weights), exempt: true }
    }
  }
}

function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1)
  const below = sorted[Math.floor(at)] ?? 0
  return below + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? below) - below)
}

function forecast(
  hall: HallParameters,
  visit: Visit,
  run: HallRun,
  day: HallDay,
  draw: Variates,
  runs: number,
): Forecast {
  const waitsS: number[] = []
  for (let number = 0; number < runs; number += 1) {
    const calls: number[] = []
    const listener = {
      arrived: () => undefined,
      called: (called: Visit, atS: number) => {
        if (called === visit) calls.push(atS)
      },
      ended: () => undefined,
    }
    const future = new HallRun(hall, day, draw, exemptAfter(hall, day, draw), listener, run)
    while (calls.length === 0 && future.advance());
    waitsS.push((calls[0] ?? future.nowS) - visit.arrivedAtS)
  }
  waitsS.sort((a, b) => a - b)
  return { p10S: quantile(waitsS, 0.1), p50S: quantile(waitsS, 0.5), p90S: quantile(waitsS, 0.9) }
}

/**
 * Forecasts each visit of a generated hall by running it forward with everything that is true of it: all its
 * parameters, the clerks' pace and the day's, and when each window opens, closes and pauses. Nobody knows how
 * long each service will take, who comes later, who is sent on or does not come: that is drawn.
 */
export function oracleOf(hall: HallParameters, seed: number, runs = runsUsual): Oracle {
  const draw = new Variates(seed * 613 + 29)
  const said = new Map<Visit, Forecast>()
  const rows: string[] = []
  let line = 0
  return {
    watch: (visit, run, day) => said.set(visit, forecast(hall, visit, run, day, draw, runs)),
    dayEnds: ({ lines }) => {
      for (const { visit } of lines) {
        line += 1
        const told = said.get(visit)
        if (!told) continue
        const times = [told.p10S, told.p50S, told.p90S].map((seconds) => seconds.toFixed(1))
        rows.push(`${line},${times.join(',')}\n`)
      }
      said.clear()
    },
    forecasts: () => `line,p10,p50,p90\n${rows.join('')}`,
  }
}
