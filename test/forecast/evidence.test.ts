import { expect, test } from 'vitest'
import { Evidence, servicesNeeded } from '../../server/forecast/evidence.ts'
import { callsNeeded } from '../../server/forecast/learning/wait-learner.ts'
import { Floor } from '../../server/forecast/floor.ts'
import type { Observation } from '../../server/forecast/observation.ts'

const minuteMs = 60_000

/** A hall of one window for one service, of which the evidence is told. */
class Told {
  readonly floor = new Floor()
  readonly evidence = new Evidence()
  nowMs = 0
  #tickets = 0

  constructor(typicalServiceMs: number | null) {
    this.tell({
      type: 'configured',
      services: [{ service: 'tax', typicalServiceMs }],
      classes: [{ priorityClass: 'ordinary', headStartMs: 0, rate: 1 }],
      overdueAfterMs: 90 * minuteMs,
      serviceWindows: [{ serviceWindow: '1', workProfile: [{ service: 'tax', rank: 1 }] }],
      atMs: 0,
    })
    this.tell({ type: 'day-began', day: '2026-11-24', midnightMs: 0, atMs: 0 })
  }

  tell(observation: Observation): void {
    this.evidence.observe(observation, this.floor)
    this.floor.apply(observation)
  }

  window(status: 'opened' | 'paused' | 'closed'): this {
    const at = { serviceWindow: '1', atMs: this.nowMs }
    if (status === 'opened') this.tell({ type: 'window-opened', clerk: null, workProfile: null, ...at })
    else if (status === 'paused') this.tell({ type: 'window-paused', returnAtMs: null, ...at })
    else this.tell({ type: 'window-closed', ...at })
    return this
  }

  serve(minutes: number): void {
    const who = String((this.#tickets += 1))
    this.tell({ type: 'arrived', ticket: who, service: 'tax', priorityClass: 'ordinary', atMs: this.nowMs })
    this.tell({ type: 'called', ticket: who, serviceWindow: '1', clerk: null, atMs: this.nowMs })
    this.nowMs += minutes * minuteMs
    this.tell({ type: 'ended', ticket: who, how: 'completed', atMs: this.nowMs })
  }

  get isEnough(): boolean {
    return this.evidence.isEnough(0, this.floor)
  }

  get minutes(): number | null {
    const serviceMs = this.evidence.serviceMs(0, this.floor)
    return serviceMs === null ? null : Math.round(serviceMs / minuteMs)
  }
}

test('PROMISE-2 no minutes where no window calls the service; a break is not the end', () => {
  const hall = new Told(6 * minuteMs)
  expect(hall.isEnough).toBe(false)
  expect(hall.window('opened').isEnough).toBe(true)
  expect(hall.window('paused').isEnough).toBe(true)
  expect(hall.window('closed').isEnough).toBe(false)
})

test('PROMISE-2 a window that is planned to open today is enough, and no more after its hours', () => {
  const hall = new Told(6 * minuteMs)
  const shift = {
    serviceWindow: '1',
    clerk: null,
    workProfile: null,
    fromMs: 60 * minuteMs,
    toMs: 120 * minuteMs,
    breaks: [],
  }
  hall.tell({ type: 'planned', shifts: [shift], atMs: 0 })
  expect(hall.isEnough).toBe(true)
  hall.floor.nowMs = 120 * minuteMs
  expect(hall.isEnough).toBe(false)
})

test('PROMISE-2 without a configured time there are minutes after a few calls of the service', () => {
  const hall = new Told(null)
  hall.window('opened')
  for (let called = 0; called < callsNeeded; called += 1) {
    expect([hall.isEnough, hall.minutes]).toEqual([false, null])
    hall.serve(7)
  }
  expect([hall.isEnough, hall.evidence.waitsOf(0)]).toEqual([true, callsNeeded])
  expect(hall.window('closed').isEnough).toBe(false)
})

test('how long a service takes is not said from one or two of them', () => {
  const hall = new Told(null)
  hall.window('opened')
  for (let served = 0; served < servicesNeeded; served += 1) {
    expect(hall.minutes).toBeNull()
    hall.serve(7)
  }
  expect(hall.minutes).toBe(7)
})

test('the record of a service moves its configured time, and more record moves it further', () => {
  const hall = new Told(6 * minuteMs)
  expect(hall.minutes).toBe(6)
  const seen: (number | null)[] = []
  for (let served = 0; served < 60; served += 1) {
    hall.serve(12)
    seen.push(hall.minutes)
  }
  expect(seen).toEqual(seen.toSorted((a, b) => (a ?? 0) - (b ?? 0)))
  expect([seen[0], seen[4], seen.at(-1)]).toEqual([7, 8, 11])
})

test('FAULT-48 a forgotten press is no service time', () => {
  const hall = new Told(6 * minuteMs)
  hall.serve(5 * 60)
  expect(hall.minutes).toBe(6)
})
