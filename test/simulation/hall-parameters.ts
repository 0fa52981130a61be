import { Variates } from './variates.ts'

export interface TrueService {
  readonly name: string
  /** Share of the arrivals. */
  readonly share: number
  /** Of the service time, which is log-normal. */
  readonly medianS: number
  readonly deviation: number
}

export interface TrueWindow {
  readonly name: string
  /** Numbers of services. */
  readonly skills: readonly number[]
  readonly shiftStartS: number
  readonly shiftEndS: number
  readonly hasLunch: boolean
}

/** All that is true of a hall on every day. Times are seconds, of the day after midnight. */
export interface HallParameters {
  readonly services: readonly TrueService[]
  readonly serviceWindows: readonly TrueWindow[]
  /** Log of each clerk's pace; the first are at their own windows, the rest stand in for them. */
  readonly clerkEffects: readonly number[]
  readonly standInChance: number
  readonly opensAtS: number
  readonly lastArrivalS: number
  readonly closesAtS: number
  /** Arrivals an hour by hour of the day, as a profile that `arrivalsPerHour` scales. */
  readonly profile: ArrivalProfile
  readonly arrivalsPerHour: number
  readonly arrivalDayDeviation: number
  readonly exemptShare: number
  readonly noShowShare: number
  readonly noShowS: number
  readonly transferShare: number
  readonly walkMedianS: number
  readonly walkDeviation: number
  readonly gapLeastS: number
  readonly gapMeanS: number
  readonly dayDeviation: number
  readonly serviceDayDeviation: number
  readonly lateOpeningMeanS: number
  readonly lateOpeningMostS: number
  readonly lunchDeviationS: number
  readonly morningPauseChance: number
  readonly afternoonPauseChance: number
  readonly strayPauseChance: number
}

export interface ArrivalProfile {
  readonly base: number
  readonly rush: number
  readonly peaks: readonly { readonly height: number; readonly hour: number; readonly widthH: number }[]
}

/** How busy the hall is at an hour, as a share of a full peak. */
export function busyAt({ base, rush, peaks }: ArrivalProfile, hour: number): number {
  let busy = base + (hour < 8.5 ? rush : 0)
  for (const { height, hour: middle, widthH } of peaks)
    busy += height * Math.exp(-0.5 * ((hour - middle) / widthH) ** 2)
  return busy
}

const shares = [0.3, 0.23, 0.16, 0.14, 0.1, 0.07]
const mediansS = [154, 259, 311, 364, 464, 601]
const hourS = 3600

function drawServices(draw: Variates): TrueService[] {
  const weights = shares.map((share) => share * draw.factor(0.25))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight, at) => ({
    name: 'ABCDEF'.charAt(at),
    share: weight / sum,
    medianS: (mediansS[at] ?? 0) * draw.factor(0.2),
    deviation: draw.between(0.5, 0.95),
  }))
}

interface Shift {
  readonly startH: number
  readonly endH: number
  readonly hasLunch: boolean
}

/** One window works a short day without lunch, one comes late, one half an hour after the others. */
function drawShifts(draw: Variates): Shift[] {
  const number = draw.whole(8, 12)
  return Array.from({ length: number }, (_shift, at) => {
    const left = number - at
    const startH = left === 1 ? 10 : left === 2 ? draw.oneOf([9, 10]) : left === 3 ? 8.5 : 8
    return { startH, endH: left === 2 ? startH + draw.whole(4, 5) : 16, hasLunch: left !== 2 }
  })
}

const all = shares.map((_share, service) => service)

/** Windows that overlap like the links of a chain, a short day for the two most wanted services, two that call all. */
function chainedSkills(windows: number): number[][] {
  const chain = [
    [0, 1],
    [0, 1, 2],
    [0, 2, 3],
    [1, 2, 3],
    [2, 3, 4],
    [3, 4, 5],
    [4, 5],
    all,
    [1, 2],
    [3, 4, 5],
  ]
  return [...chain.slice(0, windows - 2), [0, 1], all]
}

function drawSkills(draw: Variates, windows: number): number[][] {
  return Array.from({ length: windows }, (_window, at) => {
    if (at % 5 === 4) return all
    const length = draw.whole(2, 3)
    const from = draw.whole(0, all.length - length)
    return all.slice(from, from + length)
  })
}

const meanS = ({ medianS, deviation }: TrueService): number => medianS * Math.exp(deviation ** 2 / 2)

/**
 * How near the narrowest group of services comes to being more work than those windows can do that call any of
 * it, where the hall as a whole is just full; 1: the group cannot be done (Hall 1935, for work in place of people).
 */
function tightness(
  services: readonly TrueService[],
  skills: readonly (readonly number[])[],
  shifts: readonly Shift[],
): number {
  const work = services.map((service) => service.share * meanS(service))
  const hours = shifts.map(({ startH, endH }) => endH - startH)
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  let tightest = 0
  for (let group = 1; group < 1 << services.length; group += 1) {
    const groupWork = sum(work.filter((_work, service) => (group & (1 << service)) > 0))
    const called = skills.map((skill) => skill.some((service) => (group & (1 << service)) > 0))
    if (called.every(Boolean)) continue
    const groupHours = sum(hours.filter((_hours, at) => called[at]))
    tightest = Math.max(tightest, groupWork / sum(work) / (groupHours / sum(hours)))
  }
  return tightest
}

const skillTries = 2000
const chainedChance = 0.5

/** Skills such as a manager chooses, with whom no service is starved. */
function drawFairSkills(draw: Variates, services: readonly TrueService[], shifts: readonly Shift[]) {
  if (draw.happens(chainedChance)) return chainedSkills(shifts.length)
  const wanted = draw.between(0.74, 0.84)
  let best = drawSkills(draw, shifts.length)
  let found = tightness(services, best, shifts)
  for (let tries = 0; tries < skillTries && found > wanted; tries += 1) {
    const other = drawSkills(draw, shifts.length)
    const tight = tightness(services, other, shifts)
    if (tight < found) [best, found] = [other, tight]
  }
  return best
}

function drawWindows(draw: Variates, services: readonly TrueService[]): TrueWindow[] {
  const shifts = drawShifts(draw)
  const skills = drawFairSkills(draw, services, shifts)
  return shifts.map(({ startH, endH, hasLunch }, at) => ({
    name: String(at + 1),
    skills: skills[at] ?? [],
    shiftStartS: startH * hourS,
    shiftEndS: endH * hourS,
    hasLunch,
  }))
}

/** A hall of its own for each seed. The arrivals an hour are only a guess until they are set to a wanted wait. */
export function drawHall(seed: number): HallParameters {
  const draw = new Variates(seed * 7919 + 17)
  const services = drawServices(draw)
  const serviceWindows = drawWindows(draw, services)
  return {
    services,
    serviceWindows,
    clerkEffects: Array.from({ length: serviceWindows.length + 4 }, () => draw.normal(0, 0.2)),
    standInChance: draw.between(0.15, 0.35),
    opensAtS: 8 * hourS,
    lastArrivalS: 15 * hourS + 2400,
    closesAtS: 16 * hourS,
    profile: {
      base: draw.between(0.3, 0.45),
      rush: draw.between(0.1, 0.3),
      peaks: [
        { height: draw.between(0.5, 0.7), hour: draw.between(9.6, 10.4), widthH: draw.between(0.8, 1.2) },
        { height: draw.between(0.3, 0.5), hour: draw.between(13.6, 14.4), widthH: draw.between(0.5, 0.9) },
      ],
    },
    arrivalsPerHour: 9 * serviceWindows.length,
    arrivalDayDeviation: draw.between(0.03, 0.08),
    exemptShare: draw.between(0.04, 0.09),
    noShowShare: draw.between(0.02, 0.06),
    noShowS: 60,
    transferShare: draw.between(0.015, 0.045),
    walkMedianS: draw.between(17, 28),
    walkDeviation: draw.between(0.4, 0.55),
    gapLeastS: 3,
    gapMeanS: draw.between(9, 16),
    dayDeviation: draw.between(0.05, 0.1),
    serviceDayDeviation: draw.between(0.03, 0.08),
    lateOpeningMeanS: draw.between(120, 240),
    lateOpeningMostS: 720,
    lunchDeviationS: draw.between(120, 240),
    morningPauseChance: draw.between(0.75, 0.95),
    afternoonPauseChance: draw.between(0.5, 0.75),
    strayPauseChance: draw.between(0.05, 0.2),
  }
}
