import { expect, test } from 'vitest'
import { DayKeeper } from '../../server/engine/day-keeper.ts'
import { businessDay } from '../../server/hall/ids.ts'
import type { HallConfiguration } from '../../server/hall/configuration.ts'
import { MemoryEventStore } from '../../server/store/memory/memory-event-store.ts'
import { closeDay, configure, issue, openDay, sunday, sundayAt } from '../hall/presses.ts'
import { hourMs, minuteMs, sampleHall, taxes } from '../hall/sample-hall.ts'
import { HandClock } from '../support/hand-clock.ts'
import { loadedEngine, type RunningEngine } from '../support/running-engine.ts'

interface Kept {
  readonly running: RunningEngine
  readonly clock: HandClock
  readonly keeper: DayKeeper
  readonly days: () => readonly string[]
}

const anytime: HallConfiguration = { ...sampleHall, outsideHours: 'allow' }

async function kept(configuration = anytime, fromMs = sundayAt(9)): Promise<Kept> {
  const clock = new HandClock(fromMs)
  const running = await loadedEngine({ store: new MemoryEventStore(), clock })
  await running.press(configure(configuration))
  const keeper = new DayKeeper(running.engine, clock, (error) => running.fatal.push(error))
  const days = (): readonly string[] =>
    running.published
      .flatMap(({ events }) => events)
      .flatMap(({ event }) => {
        if (event.type === 'DayOpened') return [`opened ${event.day}`]
        return event.type === 'DayClosed' ? [`closed ${event.reason}`] : []
      })
  return { running, clock, keeper, days }
}

test('DAY-3 the day is opened when the hall starts', async () => {
  const { keeper, days, running } = await kept()
  await keeper.look()
  await keeper.look()
  expect(days()).toEqual(['opened 2026-11-22'])
  expect(running.hall.day).toMatchObject({ status: 'open', rollsOverAtMs: sundayAt(27) })
})

test('FAULT-41 the day ends exactly once at the rollover hour, and each ticket by name', async () => {
  const { keeper, clock, days, running } = await kept()
  await keeper.look()
  await running.press(issue(taxes))
  await running.press(issue(taxes))
  clock.set(sundayAt(27) - 1)
  await keeper.look()
  expect(days()).toHaveLength(1)
  clock.set(sundayAt(27))
  await Promise.all([keeper.look(), keeper.look(), keeper.look()])
  await keeper.look()
  clock.advance(hourMs)
  await keeper.look()
  expect(days()).toEqual(['opened 2026-11-22', 'closed rolled-over', 'opened 2026-11-23'])
  expect(running.publishedEvents.filter((type) => type === 'TicketExpired')).toHaveLength(2)
  expect(running.hall.tickets.size).toBe(0)
})

test('DAY-3 a day that was ended by hand stays ended until the next one begins', async () => {
  const { keeper, clock, days, running } = await kept()
  await keeper.look()
  await running.press(closeDay())
  for (let hour = 10; hour < 27; hour += 1) {
    clock.set(sundayAt(hour))
    await keeper.look()
  }
  expect(days()).toEqual(['opened 2026-11-22', 'closed by-hand'])
  clock.set(sundayAt(27))
  await keeper.look()
  expect(days().at(-1)).toBe('opened 2026-11-23')
})

test('DAY-3 after days without power one old day is ended and the present one opened', async () => {
  const { keeper, clock, days } = await kept()
  await keeper.look()
  clock.set(sundayAt(9) + 72 * hourMs)
  await keeper.look()
  expect(days()).toEqual(['opened 2026-11-22', 'closed rolled-over', 'opened 2026-11-25'])
})

test('FAULT-39 a clock that only seems to jump ends no day', async () => {
  const { keeper, clock, days } = await kept()
  await keeper.look()
  clock.set(sundayAt(9) - 2 * hourMs)
  await keeper.look()
  expect(days()).toEqual(['opened 2026-11-22'])
})

test.each([
  ['begins', Date.UTC(2026, 2, 26, 10), ['2026-03-26', '2026-03-27', '2026-03-28']],
  ['ends', Date.UTC(2026, 9, 24, 10), ['2026-10-24', '2026-10-25', '2026-10-26']],
])('FAULT-40 days roll over once where summer time %s', async (_name, fromMs, names) => {
  const { keeper, clock, days } = await kept({ ...anytime, rolloverMinute: 90 }, fromMs)
  for (let passedMs = 0; passedMs < 54 * hourMs; passedMs += 10 * minuteMs) {
    clock.set(fromMs + passedMs)
    await keeper.look()
  }
  expect(days().filter((day) => day.startsWith('opened'))).toEqual(names.map((name) => `opened ${name}`))
  expect(days().filter((day) => day.startsWith('closed'))).toHaveLength(2)
})

test('DAY-3 a hall without a rollover hour is opened and ended by hand only', async () => {
  const { keeper, clock, days, running } = await kept({ ...anytime, rolloverMinute: null })
  await keeper.look()
  expect(days()).toEqual([])
  await running.press(openDay(businessDay(sunday)))
  clock.advance(72 * hourMs)
  await keeper.look()
  expect(days()).toEqual(['opened 2026-11-22'])
})

test.each([
  ['is open', false],
  ['was ended by hand', true],
])('DAY-3 a rollover hour that is set later holds for a day that %s', async (_name, ended) => {
  const { keeper, clock, days, running } = await kept({ ...anytime, rolloverMinute: null })
  await running.press(openDay())
  if (ended) await running.press(closeDay())
  await running.press(configure(anytime))
  await keeper.look()
  expect(days().at(-1)).toBe(ended ? 'closed by-hand' : 'opened 2026-11-22')
  clock.set(sundayAt(27))
  await keeper.look()
  expect(days().at(-1)).toBe('opened 2026-11-23')
})

test('it looks at once when started, and no more once stopped', async () => {
  const { keeper, days } = await kept()
  await keeper.start()
  keeper.stop()
  expect(days()).toEqual(['opened 2026-11-22'])
})
