import { busyAt, type HallParameters, type TrueWindow } from './hall-parameters.ts'
import type { Variates } from './variates.ts'

/** Why a window takes nobody for a while: it closes at the first moment at which it is free after `dueS`. */
export interface Interruption {
  readonly dueS: number
  readonly durationS: number
  readonly reason: 'lunch' | 'pause'
}

export interface WindowDay {
  readonly clerk: number
  readonly opensAtS: number
  readonly plannedLunchS: number | null
  readonly interruptions: readonly Interruption[]
}

export interface Arrival {
  readonly atS: number
  readonly service: number
  readonly exempt: boolean
}

/** What is true of one day before it begins: who sits where and leaves when, how long things take, who comes. */
export interface HallDay {
  readonly windowDays: readonly WindowDay[]
  /** Log of how slow the day is. */
  readonly dayEffect: number
  readonly serviceEffects: readonly number[]
  /** Of the arrivals, against an average day. */
  readonly arrivalFactor: number
  readonly arrivals: readonly Arrival[]
}

export const plannedLunchS = 2700
const minuteS = 60
const firstLunchS = 11.5 * 3600
const lunchTurnS = [0, 1800, 2700, 4500, 5400]

function drawClerks(hall: HallParameters, draw: Variates): number[] {
  const windows = hall.serviceWindows.length
  const standIns = draw.shuffled(hall.clerkEffects.map((_effect, clerk) => clerk).slice(windows))
  return hall.serviceWindows.map((_window, at) =>
    draw.happens(hall.standInChance) ? (standIns.pop() ?? at) : at,
  )
}

function drawPauses(hall: HallParameters, serviceWindow: TrueWindow, draw: Variates): Interruption[] {
  const { shiftStartS, shiftEndS } = serviceWindow
  const lengthS = shiftEndS - shiftStartS
  const shares: number[] = []
  if (draw.happens(hall.morningPauseChance)) shares.push(draw.normal(0.27, 0.1))
  if (draw.happens(hall.afternoonPauseChance)) shares.push(draw.normal(0.8, 0.08))
  if (draw.happens(hall.strayPauseChance)) shares.push(draw.between(0.1, 0.95))
  return shares.map((share) => ({
    dueS: shiftStartS + Math.min(0.97, Math.max(0.04, share)) * lengthS,
    durationS: draw.between(5 * minuteS, 12 * minuteS),
    reason: 'pause',
  }))
}

function drawArrivals(hall: HallParameters, factor: number, draw: Variates): Arrival[] {
  const arrivals: Arrival[] = []
  const most = hall.arrivalsPerHour * factor * 1.6
  const weights = hall.services.map(({ share }) => share)
  // Thinning (Lewis and Shedler 1979).
  for (let atS = hall.opensAtS; ;) {
    atS += draw.exponential(3600 / most)
    if (atS >= hall.lastArrivalS) return arrivals
    if (!draw.happens(busyAt(hall.profile, atS / 3600) / 1.6)) continue
    arrivals.push({ atS, service: draw.weighted(weights), exempt: draw.happens(hall.exemptShare) })
  }
}

export function drawDay(hall: HallParameters, draw: Variates): HallDay {
  const clerks = drawClerks(hall, draw)
  const lunching = hall.serviceWindows.filter(({ hasLunch }) => hasLunch).length
  const turns = draw.shuffled(Array.from({ length: lunching }, (_window, at) => at % lunchTurnS.length))
  const unexpected = draw.whole(0, hall.serviceWindows.length - 1)
  const windowDays = hall.serviceWindows.map((serviceWindow, at): WindowDay => {
    const { shiftStartS, shiftEndS, hasLunch } = serviceWindow
    const interruptions = drawPauses(hall, serviceWindow, draw)
    const plannedAtS = hasLunch ? firstLunchS + (lunchTurnS[turns.pop() ?? 0] ?? 0) : null
    if (plannedAtS !== null)
      interruptions.push({
        dueS: plannedAtS + draw.normal(0, hall.lunchDeviationS),
        durationS: plannedLunchS * draw.between(0.95, 1.1),
        reason: 'lunch',
      })
    if (at === unexpected)
      interruptions.push({
        dueS: draw.between(shiftStartS + 3600, Math.min(14.6 * 3600, shiftEndS - 1800)),
        durationS: draw.between(40 * minuteS, 150 * minuteS),
        reason: 'pause',
      })
    return {
      clerk: clerks[at] ?? at,
      opensAtS: shiftStartS + Math.min(hall.lateOpeningMostS, draw.exponential(hall.lateOpeningMeanS)),
      plannedLunchS: plannedAtS,
      interruptions: interruptions.sort((a, b) => a.dueS - b.dueS),
    }
  })
  const arrivalFactor = draw.factor(hall.arrivalDayDeviation)
  return {
    windowDays,
    dayEffect: draw.normal(0, hall.dayDeviation),
    serviceEffects: hall.services.map(() => draw.normal(0, hall.serviceDayDeviation)),
    arrivalFactor,
    arrivals: drawArrivals(hall, arrivalFactor, draw),
  }
}
