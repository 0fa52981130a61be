import { expect, test } from 'vitest'
import { FastClock, WallClock } from '../../server/engine/clock.ts'
import { hourMs, minuteMs } from '../hall/sample-hall.ts'
import { sundayAt } from '../hall/presses.ts'
import { Random } from '../support/random.ts'

/** A machine whose wall clock can be set, beside a counter that only counts. */
class Machine {
  wall = sundayAt(9)
  steady = 5_000

  readonly sources = { wallMs: () => this.wall, steadyMs: () => this.steady }

  pass(passedMs: number): void {
    this.wall += passedMs
    this.steady += passedMs
  }
}

function started(floorMs?: number): { machine: Machine; clock: WallClock } {
  const machine = new Machine()
  return { machine, clock: new WallClock(floorMs, machine.sources) }
}

test('it shows the time of the wall', () => {
  const { machine, clock } = started()
  expect(clock.nowMs()).toBe(sundayAt(9))
  machine.pass(90_000)
  expect(clock.nowMs()).toBe(sundayAt(9) + 90_000)
})

test('FAULT-38 a step back of the wall is not followed, and durations stay right', () => {
  const { machine, clock } = started()
  machine.wall -= hourMs
  expect(clock.nowMs()).toBe(sundayAt(9))
  machine.pass(10 * minuteMs)
  expect(clock.nowMs()).toBe(sundayAt(9, 10))
})

test('FAULT-39 a day ahead and back again is never seen', () => {
  const { machine, clock } = started()
  machine.wall += 24 * hourMs
  machine.pass(minuteMs)
  expect(clock.nowMs()).toBe(sundayAt(9, 1))
  machine.wall -= 24 * hourMs
  machine.pass(minuteMs)
  expect(clock.nowMs()).toBe(sundayAt(9, 2))
})

test('DAY-2 small drift ahead is followed, small drift back is waited out', () => {
  const { machine, clock } = started()
  machine.wall += 800
  expect(clock.nowMs()).toBe(sundayAt(9) + 800)
  machine.wall -= 500
  expect(clock.nowMs()).toBe(sundayAt(9) + 800)
  for (let second = 0; second < 6; second += 1) {
    machine.pass(1_000)
    clock.nowMs()
  }
  expect(clock.nowMs()).toBe(machine.wall)
})

test('FAULT-38 however the wall is set, time never runs backwards and a wait is never longer than it took', () => {
  const random = new Random(38)
  const { machine, clock } = started()
  let before = clock.nowMs()
  for (let step = 0; step < 5_000; step += 1) {
    const passedMs = random.below(3_000)
    machine.pass(passedMs)
    if (random.below(4) === 0) machine.wall += random.below(2 * hourMs) - hourMs
    if (random.below(4) === 0) machine.wall += random.below(4_000) - 2_000
    const now = clock.nowMs()
    expect(Number.isInteger(now)).toBe(true)
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now - before).toBeLessThanOrEqual(passedMs + 2_001)
    before = now
  }
})

test('FAULT-12 it begins no earlier than the log ends', () => {
  const { machine, clock } = started(sundayAt(12))
  expect(clock.nowMs()).toBe(sundayAt(12))
  machine.pass(minuteMs)
  expect(clock.nowMs()).toBe(sundayAt(12, 1))
})

test('a fast clock runs as many times as fast, from its own instant', () => {
  let steadyMs = 77
  const clock = new FastClock(sundayAt(7), 60, () => steadyMs)
  expect(clock.nowMs()).toBe(sundayAt(7))
  steadyMs += 1_000
  expect(clock.nowMs()).toBe(sundayAt(7, 1))
  expect(clock.speed).toBe(60)
})
