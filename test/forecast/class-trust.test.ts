import { expect, test } from 'vitest'
import { ClassTrust } from '../../server/forecast/class-trust.ts'
import { Floor } from '../../server/forecast/floor.ts'
import type { Observation } from '../../server/forecast/observation.ts'

interface Visit {
  readonly priorityClass: string
  readonly waitMs: number
}

function trustAfter(visits: readonly Visit[], first: readonly Observation[] = []): boolean {
  const floor = new Floor()
  const trust = new ClassTrust()
  const tell = (observation: Observation): void => {
    trust.observe(observation, floor)
    floor.apply(observation)
  }
  first.forEach(tell)
  let atMs = 0
  for (const [at, { priorityClass, waitMs }] of visits.entries()) {
    const ticket = String(at)
    tell({ type: 'arrived', ticket, service: 'A', priorityClass, atMs })
    tell({ type: 'called', ticket, serviceWindow: null, clerk: null, atMs: atMs + waitMs })
    atMs += waitMs + 60_000
  }
  return trust.isKnownAtArrival(floor)
}

const visits = (count: number, of: (at: number) => Visit): Visit[] =>
  Array.from({ length: count }, (_, at) => of(at))

test('FORECAST-2 are believed where each is called at once about as often', () => {
  expect(
    trustAfter(
      visits(600, (at) => ({
        priorityClass: at % 7 === 0 ? '1' : '0',
        waitMs: at % 3 === 0 ? 0 : 600_000,
      })),
    ),
  ).toBe(true)
})

test('FORECAST-2 are not believed where one of them is written down only for those who wait', () => {
  expect(
    trustAfter(
      visits(600, (at) => ({
        priorityClass: at % 3 === 0 ? '0' : '2',
        waitMs: at % 3 === 0 ? 0 : 600_000,
      })),
    ),
  ).toBe(false)
})

test('FORECAST-2 are not believed before there is a record to judge them by', () => {
  expect(trustAfter(visits(60, (at) => ({ priorityClass: String(at % 2), waitMs: 600_000 })))).toBe(false)
})

test('FORECAST-2 are believed at once in a hall that says its classes itself', () => {
  const configured: Observation = {
    type: 'configured',
    services: [],
    classes: [],
    overdueAfterMs: 3_600_000,
    serviceWindows: [],
    atMs: 0,
  }
  expect(trustAfter([], [configured])).toBe(true)
})
