// How long it takes to forecast for all who wait and for whoever may come, from one set of runs.
//
//   node test/bench/forecast-refresh.ts
//
// Prints milliseconds a refresh, and beside them a loop whose work never changes, so that two machines, or one
// machine on two days, can be compared.
import { arrivingNow, type Candidate } from '../../server/forecast/candidate.ts'
import { Floor } from '../../server/forecast/floor.ts'
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
const classes = [
  { priorityClass: 'regular', headStartMs: 0, rate: 1 },
  { priorityClass: 'exempt', headStartMs: 1e12, rate: 1 },
]
const rounds = 60
const warmUps = 15

/** A hall in the middle of its day: all windows serve, and everybody else waits. */
function busyHall({ waiting, serviceWindows, services, runs }: Case): {
  floor: Floor
  simulation: Simulation
} {
  const floor = new Floor()
  const simulation = new Simulation({ runs })
  const random = new Random(7)
  const tell = (observation: Observation): void => {
    simulation.observe(observation, floor)
    floor.apply(observation)
  }
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
    classes,
    overdueAfterMs: 180 * minuteMs,
    serviceWindows: windowNames.map((serviceWindow, at) => ({ serviceWindow, workProfile: profileOf(at) })),
    atMs,
  })
  tell({ type: 'day-began', day: '2031-03-03', midnightMs: 0, atMs })
  atMs = 8 * 60 * minuteMs
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
  return { floor, simulation }
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

for (const one of cases) {
  const { floor, simulation } = busyHall(one)
  const asked = everybodyWhoMayCome(floor)
  const times: number[] = []
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const fromMs = performance.now()
    const results = simulation.forecastAll(floor, asked, `round ${round}`)
    if (results?.waiting.size !== one.waiting) throw new Error('somebody who waits got no forecast')
    if (round >= warmUps) times.push(performance.now() - fromMs)
  }
  times.sort((a, b) => a - b)
  const what = `${one.waiting} waiting, ${one.serviceWindows} windows, ${one.services} services, ${one.runs} runs`
  console.log(`${what}: p50 ${quantile(times, 0.5).toFixed(1)} ms, p90 ${quantile(times, 0.9).toFixed(1)} ms`)
}
console.log(`reference loop: ${referenceMs().toFixed(0)} ms for 20 million draws`)
