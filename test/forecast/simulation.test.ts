import { describe, expect, test } from 'vitest'
import { arrivingNow } from '../../server/forecast/candidate.ts'
import { Floor } from '../../server/forecast/floor.ts'
import type { Observation, PlannedShift } from '../../server/forecast/observation.ts'
import { Random } from '../../server/forecast/simulation/random.ts'
import { Simulation } from '../../server/forecast/simulation/simulation.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const runs = 200

interface Told {
  readonly floor: Floor
  readonly simulation: Simulation
  readonly tell: (observation: Observation) => void
}

function newHall(simulation = new Simulation({ runs })): Told {
  const floor = new Floor()
  const tell = (observation: Observation): void => {
    simulation.observe(observation, floor)
    floor.apply(observation)
  }
  return { floor, simulation, tell }
}

const arrival = (ticket: string, service: string, atMs: number, priorityClass = '0'): Observation => ({
  type: 'arrived',
  ticket,
  service,
  priorityClass,
  promised: null,
  atMs,
})

const shift = (serviceWindow: string, midnightMs: number, from: number, to: number): PlannedShift => ({
  serviceWindow,
  clerk: null,
  workProfile: [{ service: 'A', rank: 1 }],
  fromMs: midnightMs + from * hourMs,
  toMs: midnightMs + to * hourMs,
  breaks: [],
})

/** A recorded day of one service at two windows: five minutes a stay, always somebody waiting from 8 to 12. */
function tellDay(hall: Told, day: number, planned: readonly PlannedShift[] | null, untilHour = 12): void {
  const midnightMs = day * dayMs
  const random = new Random(day + 1)
  hall.tell({ type: 'day-began', day: `2031-03-0${day + 1}`, midnightMs, atMs: midnightMs })
  if (planned) hall.tell({ type: 'planned', shifts: planned, atMs: midnightMs })
  const told: Observation[] = []
  for (const [at, serviceWindow] of ['W1', 'W2'].entries()) {
    let atMs = midnightMs + 8 * hourMs
    for (let count = 0; atMs < midnightMs + untilHour * hourMs; count += 1) {
      const ticket = `${day} ${at} ${count}`
      told.push(arrival(ticket, 'A', atMs - 10 * minuteMs))
      told.push({ type: 'called', ticket, serviceWindow, clerk: serviceWindow, atMs })
      atMs += 5 * minuteMs * Math.exp(0.3 * random.normal())
      if (atMs < midnightMs + untilHour * hourMs) told.push({ type: 'ended', ticket, how: 'completed', atMs })
      atMs += 10_000
    }
  }
  told.sort((a, b) => a.atMs - b.atMs)
  for (const observation of told) hall.tell(observation)
}

/** Three days told, and the third one in its midst with ten people waiting. */
function busyHall(): Told {
  const hall = newHall()
  tellDay(hall, 0, null)
  tellDay(hall, 1, null)
  tellDay(hall, 2, null, 10)
  for (let count = 0; count < 10; count += 1)
    hall.tell(arrival(`waits ${count}`, 'A', 2 * dayMs + 10 * hourMs))
  hall.floor.nowMs = 2 * dayMs + 10 * hourMs
  return hall
}

describe('a recorded day without a plan', () => {
  test('the wait is that of those ahead, shared by the windows', () => {
    const { floor, simulation } = busyHall()
    const result = simulation.forecast(floor, arrivingNow(0, 0, floor.nowMs), 'she')
    // Twelve or so wait or are about to be called, two windows, five minutes each.
    expect(result?.calledBefore).toBeGreaterThanOrEqual(10)
    expect((result?.p50Ms ?? 0) / minuteMs).toBeGreaterThan(20)
    expect((result?.p50Ms ?? 0) / minuteMs).toBeLessThan(42)
    expect(result?.p10Ms).toBeLessThan(result?.p50Ms ?? 0)
    expect(result?.p90Ms).toBeGreaterThan(result?.p50Ms ?? 0)
    expect(result?.windows).toBe(2)
  })

  test('the same seed says the same, to the bit, and forecasting changes nothing', () => {
    const { floor, simulation } = busyHall()
    const before = structuredClone(simulation.state)
    const ask = (): unknown => simulation.forecast(floor, arrivingNow(0, 0, floor.nowMs), 'she')
    const first = ask()
    simulation.forecastAll(floor, [], 'all')
    expect(ask()).toEqual(first)
    expect(simulation.state.windows).toEqual(before.windows)
    expect(simulation.state.order).toEqual(before.order)
  })

  test('one set of runs serves all who wait, in their order', () => {
    const { floor, simulation } = busyHall()
    const all = simulation.forecastAll(floor, [arrivingNow(0, 0, floor.nowMs)], 'all')
    expect(all?.waiting.size).toBe(floor.waitingTotal)
    const waits = floor.waitersFor(0).map(({ ticket }) => all?.waiting.get(ticket)?.meanMs ?? Number.NaN)
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    const last = all?.arriving[0]
    expect(last?.meanMs).toBeGreaterThan(waits.at(-1) ?? 0)
    const alone = simulation.forecast(floor, arrivingNow(0, 0, floor.nowMs), 'she')
    expect(Math.abs((last?.meanMs ?? 0) - (alone?.meanMs ?? 0))).toBeLessThan(0.1 * (alone?.meanMs ?? 0))
  })

  test('who waits is said the same alone as among all, and does not wait behind herself', () => {
    const { floor, simulation } = busyHall()
    const all = simulation.forecastAll(floor, [], 'all')
    for (const waiting of [floor.waitersFor(0)[2], floor.waitersFor(0).at(-1)]) {
      if (!waiting) throw new Error('somebody waits')
      const alone = simulation.forecast(floor, waiting, waiting.ticket)
      const among = all?.waiting.get(waiting.ticket)
      expect(Math.abs((alone?.calledBefore ?? 0) - (among?.calledBefore ?? 0))).toBeLessThan(0.3)
      expect(Math.abs((alone?.meanMs ?? 0) / (among?.meanMs ?? 1) - 1)).toBeLessThan(0.12)
    }
  })

  test('what was learned can be saved, given back and gone on with', () => {
    const told = newHall()
    tellDay(told, 0, null)
    tellDay(told, 1, null)
    const restored = newHall(new Simulation({ runs }, structuredClone(told.simulation.state)))
    // Numbers of services and windows are the floor's; a new floor sees them in the same order here.
    for (const hall of [told, restored]) {
      tellDay(hall, 2, null, 10)
      hall.floor.nowMs = 2 * dayMs + 10 * hourMs
    }
    const ask = ({ floor, simulation }: Told): unknown =>
      simulation.forecast(floor, arrivingNow(0, 0, floor.nowMs), 'she')
    expect(ask(restored)).toEqual(ask(told))
    expect(restored.simulation.state).toEqual(told.simulation.state)
  })

  test('an exempt citizen is said a shorter wait once calls have shown that her class goes first', () => {
    const hall = busyHall()
    const { floor, simulation, tell } = hall
    let atMs = floor.nowMs
    for (let count = 0; count < 20; count += 1) {
      atMs += minuteMs
      tell(arrival(`exempt ${count}`, 'A', atMs, '1'))
      tell({
        type: 'called',
        ticket: `exempt ${count}`,
        serviceWindow: 'W1',
        clerk: 'W1',
        atMs: atMs + 30_000,
      })
      tell({ type: 'ended', ticket: `exempt ${count}`, how: 'completed', atMs: atMs + 50_000 })
    }
    floor.nowMs = atMs + minuteMs
    const regular = simulation.forecast(floor, arrivingNow(0, floor.classes.of('0'), floor.nowMs), 'a')
    const exempt = simulation.forecast(floor, arrivingNow(0, floor.classes.of('1'), floor.nowMs), 'a')
    expect(exempt?.p50Ms).toBeLessThan((regular?.p50Ms ?? 0) / 3)
  })
})

describe('a day with a plan', () => {
  test('a window planned to open later shortens the wait, one whose shift is over does not', () => {
    const waitWith = (second: PlannedShift): number => {
      const hall = newHall()
      const both = [shift('W1', 0, 8, 16), shift('W2', 0, 8, 16)]
      tellDay(hall, 0, both)
      const midnightMs = dayMs
      hall.tell({ type: 'day-began', day: '2031-03-02', midnightMs, atMs: midnightMs })
      hall.tell({ type: 'planned', shifts: [shift('W1', midnightMs, 8, 16), second], atMs: midnightMs })
      const atMs = midnightMs + 9 * hourMs
      for (let count = 0; count < 20; count += 1) hall.tell(arrival(`${count}`, 'A', atMs + count))
      hall.tell({ type: 'called', ticket: '0', serviceWindow: 'W1', clerk: 'W1', atMs: atMs + 100 })
      return hall.simulation.forecast(hall.floor, arrivingNow(0, 0, atMs + 100), 'she')?.p50Ms ?? Number.NaN
    }
    const opensSoon = waitWith(shift('W2', dayMs, 9.5, 16))
    const over = waitWith(shift('W2', dayMs, 7, 8))
    expect(opensSoon).toBeLessThan(over * 0.8)
  })
})

test('a hall that tells calls only, without ends and windows, gets no forecast', () => {
  const { floor, simulation, tell } = newHall()
  tell({ type: 'day-began', day: '2031-03-01', midnightMs: 0, atMs: 0 })
  for (let count = 0; count < 30; count += 1) {
    tell(arrival(`${count}`, 'A', count * minuteMs))
    tell({
      type: 'called',
      ticket: `${count}`,
      serviceWindow: null,
      clerk: null,
      atMs: count * minuteMs + 30_000,
    })
  }
  expect(simulation.forecast(floor, arrivingNow(0, 0, 31 * minuteMs), 'she')).toBeNull()
})
