// How long it takes to forecast for all who wait and for whoever may come, from one set of runs.
//
//   node test/bench/forecast-refresh.ts
//
// First the simulation alone, then all that a refresh of screens asks for: simulation and learner together, in a hall
// that has learned for some days, so that its trees have grown. Prints milliseconds a refresh, and beside them a loop
// whose work never changes, so that two machines, or one machine on two days, can be compared.
import { arrivingNow, type Candidate } from '../../server/forecast/candidate.ts'
import { Floor } from '../../server/forecast/floor.ts'
import { defaultSettings, HallForecaster } from '../../server/forecast/hall-forecaster.ts'
import type { Observation } from '../../server/forecast/observation.ts'
import { Random } from '../../server/forecast/simulation/random.ts'
import { Simulation } from '../../server/forecast/simulation/simulation.ts'

interface Case {
  readonly waiting: number
  readonly serviceWindows: number
  readonly services: number
  readonly runs: number
}

const cases: readonly Case[] = [
  { waiting: 200, serviceWindows: 20, services: 8, runs: 256 },
  { waiting: 20, serviceWindows: 8, services: 8, runs: 256 },
  { waiting: 1000, serviceWindows: 60, services: 8, runs: 256 },
  { waiting: 200, serviceWindows: 20, services: 8, runs: 64 },
]

const minuteMs = 60_000
const dayMs = 86_400_000
/** Between two arrivals of a day that is learned from. */
const meanGapMs = 27_000
const daysLearned = 3
const classes = [
  { priorityClass: 'regular', headStartMs: 0, rate: 1 },
  { priorityClass: 'exempt', headStartMs: 1e12, rate: 1 },
]
const threeClasses = [...classes, { priorityClass: 'booked', headStartMs: 10 * minuteMs, rate: 1 }]
const rounds = 60
const warmUps = 15

type Tell = (observation: Observation) => void

/** A hall in the middle of its day: all windows serve, and everybody else waits. It has learned for `days` before. */
function tellOfBusyHall({ waiting, serviceWindows, services }: Case, tell: Tell, days = 0): void {
  const random = new Random(7)
  const windowNames = Array.from({ length: serviceWindows }, (_, at) => `W${at}`)
  const profileOf = (at: number): { service: string; rank: number }[] =>
    [0, 1, 3].map((step) => ({ service: `S${(at + step) % services}`, rank: 1 }))
  let atMs = 0
  tell({
    type: 'configured',
    services: Array.from({ length: services }, (_, at) => ({
      service: `S${at}`,
      typicalServiceMs: (4 + at) * minuteMs,
    })),
    classes: days > 0 ? threeClasses : classes,
    overdueAfterMs: 180 * minuteMs,
    serviceWindows: windowNames.map((serviceWindow, at) => ({ serviceWindow, workProfile: profileOf(at) })),
    atMs,
  })
  for (let day = 0; day < days; day += 1) {
    tell({ type: 'day-began', day: `2031-03-0${day + 3}`, midnightMs: day * dayMs, atMs: day * dayMs })
    tellOfDay(day * dayMs, windowNames, services, random, tell)
  }
  atMs = days * dayMs
  tell({ type: 'day-began', day: `2031-03-0${days + 3}`, midnightMs: atMs, atMs })
  atMs += 8 * 60 * minuteMs
  for (const [at, serviceWindow] of windowNames.entries())
    tell({ type: 'window-opened', serviceWindow, clerk: `C${at}`, workProfile: null, atMs })
  const arrive = (ticket: string, service: number): void => {
    const priorityClass = random.next() < 0.06 ? 'exempt' : 'regular'
    tell({ type: 'arrived', ticket, service: `S${service}`, priorityClass, promised: null, atMs })
  }
  for (let round = 0; round < 6; round += 1) {
    for (const [at, serviceWindow] of windowNames.entries()) {
      const ticket = `${round}-${at}`
      arrive(ticket, (at + (round % 2)) % services)
      tell({ type: 'called', ticket, serviceWindow, clerk: `C${at}`, atMs: (atMs += 5_000) })
    }
    if (round === 5) break
    atMs += 3 * minuteMs
    for (const at of windowNames.keys())
      tell({ type: 'ended', ticket: `${round}-${at}`, how: 'completed', atMs: (atMs += 7_000) })
  }
  for (let at = 0; at < waiting; at += 1) {
    atMs += 2_000
    arrive(`waiting ${at}`, Math.floor(random.next() * services))
  }
}

/** One day from eight to four, in which each window calls whoever came first of those whom it may call. */
function tellOfDay(
  midnightMs: number,
  windowNames: readonly string[],
  services: number,
  random: Random,
  tell: Tell,
): void {
  const untilMs = midnightMs + 16 * 60 * minuteMs
  let atMs = midnightMs + 8 * 60 * minuteMs
  for (const [at, serviceWindow] of windowNames.entries())
    tell({ type: 'window-opened', serviceWindow, clerk: `C${at}`, workProfile: null, atMs })
  const lines: string[][] = Array.from({ length: services }, () => [])
  const stays: ({ ticket: string; endsMs: number } | null)[] = windowNames.map(() => null)
  const end = (at: number): void => {
    const stay = stays[at]
    if (stay) tell({ type: 'ended', ticket: stay.ticket, how: 'completed', atMs })
    stays[at] = null
  }
  let tickets = 0
  let nextMs = atMs
  for (; atMs < untilMs; atMs += 5_000) {
    for (const [at, stay] of stays.entries()) if (stay && stay.endsMs <= atMs) end(at)
    for (; nextMs <= atMs; nextMs += random.exponential() * meanGapMs) {
      const service = Math.floor(random.next() * services)
      const ticket = `${midnightMs} ${tickets}`
      const drawn = random.next()
      const priorityClass = drawn < 0.1 ? 'exempt' : drawn < 0.3 ? 'booked' : 'regular'
      tickets += 1
      lines[service]?.push(ticket)
      tell({ type: 'arrived', ticket, service: `S${service}`, priorityClass, promised: null, atMs })
    }
    for (const [at, serviceWindow] of windowNames.entries()) {
      if (stays[at]) continue
      const open = [0, 1, 3]
        .map((step) => (at + step) % services)
        .filter((one) => (lines[one]?.length ?? 0) > 0)
      const service = open[Math.floor(random.next() * open.length)] ?? 0
      const ticket = lines[service]?.shift()
      if (open.length === 0 || ticket === undefined) continue
      tell({ type: 'called', ticket, serviceWindow, clerk: `C${at}`, atMs })
      stays[at] = { ticket, endsMs: atMs + (3 + service) * minuteMs * (0.4 + 1.2 * random.next()) }
    }
  }
  for (const ticket of lines.flat()) tell({ type: 'left', ticket, atMs })
  for (const [at, serviceWindow] of windowNames.entries()) {
    end(at)
    tell({ type: 'window-closed', serviceWindow, atMs })
  }
}

function everybodyWhoMayCome(floor: Floor): Candidate[] {
  const candidates: Candidate[] = []
  for (const service of floor.services.names.keys())
    for (const priorityClass of floor.classes.names.keys())
      candidates.push(arrivingNow(service, priorityClass, floor.nowMs))
  return candidates
}

/** Twenty million draws: the same work on every machine. */
function referenceMs(): number {
  const random = new Random(1)
  const fromMs = performance.now()
  let sum = 0
  for (let draw = 0; draw < 20_000_000; draw += 1) sum += random.next()
  if (sum < 0) throw new Error('draws are not negative')
  return performance.now() - fromMs
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** Times of a refresh, in one line. */
function report(what: string, refresh: (round: number) => void): void {
  const times: number[] = []
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const fromMs = performance.now()
    refresh(round)
    if (round >= warmUps) times.push(performance.now() - fromMs)
  }
  times.sort((a, b) => a - b)
  const [best, middle, late] = [0, 0.5, 0.9].map((share) => quantile(times, share).toFixed(1))
  console.log(`${what}: best ${best} ms, p50 ${middle} ms, p90 ${late} ms`)
}

function nameOf({ waiting, serviceWindows, services, runs }: Case): string {
  return `${waiting} waiting, ${serviceWindows} windows, ${services} services, ${runs} runs`
}

for (const one of cases) {
  const floor = new Floor()
  const simulation = new Simulation({ runs: one.runs })
  tellOfBusyHall(one, (observation) => {
    simulation.observe(observation, floor)
    floor.apply(observation)
  })
  const asked = everybodyWhoMayCome(floor)
  report(`simulation, ${nameOf(one)}`, (round) => {
    const results = simulation.forecastAll(floor, asked, `round ${round}`)
    if (results?.waiting.size !== one.waiting) throw new Error('somebody who waits got no forecast')
  })
}

const shown: Case = { waiting: 200, serviceWindows: 20, services: 8, runs: defaultSettings.runs }
const hall = new HallForecaster(defaultSettings)
tellOfBusyHall(shown, (observation) => hall.observe(observation), daysLearned)
if (hall.state.learner.boosters.fromSimulation.length === 0) throw new Error('no trees have grown')
report(`all that screens show, ${nameOf(shown)}`, (round) => {
  const { waiting } = hall.forecasts(hall.floor.nowMs + round * 1_000)
  if (waiting.size !== shown.waiting) throw new Error('somebody who waits got no forecast')
})
console.log(`reference loop: ${referenceMs().toFixed(0)} ms for 20 million draws`)
