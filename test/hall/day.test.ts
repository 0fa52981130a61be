import { expect, test } from 'vitest'
import type { Shift } from '../../server/hall/configuration.ts'
import type { HallEvent } from '../../server/hall/event.ts'
import { evolve } from '../../server/hall/evolve.ts'
import { emptyHall } from '../../server/hall/hall.ts'
import { businessDay, windowNumber, type BusinessDay } from '../../server/hall/ids.ts'
import { planOf } from '../../server/hall/plan.ts'
import { itemsOf } from '../../server/hall/persistent-list.ts'
import { configured, given, givenNothing, givenOpenDay, Scenario, waitMs } from './given.ts'
import {
  addNote,
  callNext,
  cancel,
  closeDay,
  closeService,
  closeWindow,
  configure,
  issue,
  monday,
  openDay,
  openService,
  openWindow,
  park,
  pauseWindow,
  recordSlip,
  resume,
  saturday,
  start,
  sunday,
  sundayAt,
  ticket,
  transfer,
} from './presses.ts'
import { exempt, hourMs, minuteMs, permits, sampleHall, taxes, water } from './sample-hall.ts'

const rollsOverAtMs = sundayAt(24 + 3)
const byHand = { ...sampleHall, rolloverMinute: null }

test('DAY-1 closing the day ends each open ticket by name, then each window', () => {
  const day = given(issue(taxes), issue(taxes), issue(taxes), issue(water), issue(permits)).and(
    callNext(1),
    start(1),
    callNext(2),
    park(2),
    transfer(ticket(3), { serviceWindow: 3 }),
    cancel(ticket(4)),
    pauseWindow(2),
  )
  const closing = day.when(closeDay())
  expect(closing.events).toEqual([
    { type: 'TicketExpired', ticket: ticket(1) },
    { type: 'TicketExpired', ticket: ticket(2) },
    { type: 'TicketExpired', ticket: ticket(3) },
    { type: 'TicketExpired', ticket: ticket(5) },
    { type: 'WindowClosed', serviceWindow: 1 },
    { type: 'WindowClosed', serviceWindow: 2 },
    { type: 'WindowClosed', serviceWindow: 3 },
    { type: 'DayClosed', reason: 'by-hand' },
  ])
  const { after } = closing
  expect([1, 2, 3, 4, 5].map((ordinal) => after.ticket(ordinal).status)).toEqual([
    'expired',
    'expired',
    'expired',
    'cancelled',
    'expired',
  ])
  expect(after.ticket(1).stays).toMatchObject([{ endedBy: 'expired' }])
  expect([after.waitingFor(taxes), after.waitingFor(permits), after.lineAt(3)]).toEqual([[], [], []])
})

test('DAY-1 nothing is carried over into the next day', () => {
  const next = given(issue(taxes), closeDay('rolled-over'), waitMs(24 * hourMs), openDay(), openWindow(1))
  expect(configured(next.hall).tickets.size).toBe(0)
  expect(next.when(callNext(1)).events).toEqual([])
  expect(next.when(cancel(ticket(1))).refusal).toEqual({ code: 'unknown-ticket', ticket: ticket(1) })
})

test('DAY-1 a day is closed once', () => {
  expect(givenOpenDay(closeDay('rolled-over')).when(closeDay('rolled-over')).refusal).toEqual({
    code: 'day-not-open',
  })
  const { hall } = givenOpenDay(closeDay())
  const closed: HallEvent = { type: 'DayClosed', reason: 'by-hand', atMs: sundayAt(10) }
  expect(() => evolve(hall, closed)).toThrow('not open')
})

test('DAY-2 a clock that steps back makes no wait negative', () => {
  const day = given(issue(taxes), waitMs(-hourMs), callNext(1), waitMs(-hourMs), start(1))
  expect(day.ticket(1)).toMatchObject({
    issuedAtMs: sundayAt(9),
    calledAtMs: sundayAt(9),
    startedAtMs: sundayAt(9),
  })
  const configuredAgain = day.and(configure(sampleHall))
  expect(configured(configuredAgain.hall).lastEventAtMs).toBe(sundayAt(9))
})

test('DAY-2 a wait through the night of a clock change is as long as it was', () => {
  const atMidnight = new Scenario(emptyHall, Date.UTC(2026, 9, 24, 21))
  const day = atMidnight.and(configure({ ...sampleHall, outsideHours: 'allow' }), openDay(), openWindow(1))
  const called = day.and(issue(taxes), waitMs(3 * hourMs), callNext(1))
  const [first] = [...itemsOf(configured(called.hall).tickets)]
  expect(first).toMatchObject({ issuedAtMs: Date.UTC(2026, 9, 24, 21), calledAtMs: Date.UTC(2026, 9, 25, 0) })
})

test('DAY-3 a day has its date’s name, and keeps it until the rollover', () => {
  const opened = (atMs: number): readonly unknown[] =>
    new Scenario(emptyHall, atMs).and(configure(sampleHall)).when(openDay()).events
  expect(opened(sundayAt(9))).toEqual([{ type: 'DayOpened', day: sunday, rollsOverAtMs }])
  expect(opened(sundayAt(24 + 3) - 1)).toEqual([{ type: 'DayOpened', day: sunday, rollsOverAtMs }])
  expect(opened(sundayAt(24 + 3))).toMatchObject([{ day: monday }])
})

test('DAY-4 by hand a day opens under the name of the day before or after too', () => {
  const hall = givenNothing(configure(byHand))
  for (const day of [saturday, sunday, monday])
    expect(hall.when(openDay(day)).events).toMatchObject([{ type: 'DayOpened', day }])
  for (const day of ['2026-11-20', '2026-11-24', 'someday'].map(businessDay))
    expect(hall.when(openDay(day)).refusal).toEqual({ code: 'day-is-over', day })
})

test('DAY-4 a day whose rollover is past does not open', () => {
  expect(givenNothing(configure(sampleHall)).when(openDay(saturday)).refusal).toEqual({
    code: 'day-is-over',
    day: saturday,
  })
})

test('DAY-4 no day opens behind one that was closed', () => {
  const after = givenNothing(configure(byHand), openDay(monday), closeDay())
  expect(after.when(openDay()).refusal).toEqual({ code: 'day-is-over', day: sunday })
  expect(after.when(openDay(monday)).refusal).toBeNull()
})

test('DAY-4 a second day does not open beside an open one', () => {
  expect(givenOpenDay().when(openDay()).refusal).toEqual({ code: 'day-already-open' })
  const opened: HallEvent = { type: 'DayOpened', day: monday, rollsOverAtMs: null, atMs: sundayAt(10) }
  expect(() => evolve(givenOpenDay().hall, opened)).toThrow('another was open')
})

test('DAY-5 the instant at which a day ends by itself is known when it opens', () => {
  expect(configured(givenOpenDay().hall).day).toEqual({ status: 'open', day: sunday, rollsOverAtMs })
  const manual = givenNothing(configure(byHand), openDay())
  expect(configured(manual.hall).day).toEqual({ status: 'open', day: sunday, rollsOverAtMs: null })
})

test('DAY-5 a changed rollover holds from the next day on', () => {
  const changed = givenOpenDay(configure(byHand))
  expect(configured(changed.hall).day).toMatchObject({ rollsOverAtMs })
})

test('DAY-6 a new day begins its numbers, its limits and its services anew', () => {
  const next = givenOpenDay(issue(taxes), closeService(water), closeDay(), waitMs(24 * hourMs), openDay())
  expect(next.when(issue(taxes)).events).toMatchObject([{ ticket: '20261123-00001', number: 'A001' }])
  expect(next.when(issue(water)).refusal).toBeNull()
  expect(configured(next.hall).services.get(taxes)).toMatchObject({ issuedToday: 0 })
})

test('DAY-7 the same day opened again goes on counting, and its tickets stay ended', () => {
  const again = givenOpenDay(issue(taxes), closeService(water), closeDay(), openDay(), issue(taxes))
  expect(again.ticket(1)).toMatchObject({ status: 'expired' })
  expect(again.ticket(2)).toMatchObject({ number: 'A002', status: 'waiting' })
  expect(again.when(issue(water)).refusal).toMatchObject({ code: 'service-closed' })
})

test('DAY-8 without an open day nobody is issued, called or moved', () => {
  const closed = given(issue(taxes), closeDay())
  const presses = [
    issue(taxes),
    callNext(1),
    openWindow(1),
    closeWindow(1),
    cancel(ticket(1)),
    resume(ticket(1)),
    closeDay(),
  ]
  for (const press of presses) expect(closed.when(press).refusal).toEqual({ code: 'day-not-open' })
  expect(givenNothing(configure(sampleHall)).when(issue(taxes)).refusal).toEqual({ code: 'day-not-open' })
})

test('DAY-8 configuration, services and slips do not need an open day', () => {
  const closed = given(issue(taxes), closeDay())
  const allowed = [
    configure(sampleHall),
    closeService(taxes),
    openService(taxes),
    recordSlip(ticket(1), 'printed'),
  ]
  for (const command of allowed) expect(closed.when(command).refusal).toBeNull()
  // Notes were purged with the end of the day, and one more would outlive the purge.
  expect(closed.when(addNote(ticket(1))).refusal).toEqual({ code: 'day-not-open' })
})

test('DAY-9 a hall does nothing before it is configured', () => {
  for (const command of [openDay(), issue(taxes), addNote(ticket(1))])
    expect(givenNothing().when(command).refusal).toEqual({ code: 'hall-not-configured' })
  const opened: HallEvent = { type: 'DayOpened', day: sunday, rollsOverAtMs: null, atMs: 0 }
  expect(() => evolve(emptyHall, opened)).toThrow('no configuration')
})

test('DAY-10 a configuration does not take away what an open ticket or window stands on', () => {
  const day = given(issue(taxes, { priorityClass: exempt }))
  const without = (change: Partial<typeof sampleHall>) => configure({ ...sampleHall, ...change })
  const noWindows = without({ serviceWindows: [] })
  const noTaxes = without({ services: sampleHall.services.filter(({ id }) => id !== taxes) })
  const noExempt = without({
    priorityClasses: sampleHall.priorityClasses.filter(({ id }) => id !== exempt),
  })
  expect(day.when(noWindows).refusal).toEqual({ code: 'configuration-in-use', what: 'service window 1' })
  expect(day.when(noTaxes).refusal).toEqual({ code: 'configuration-in-use', what: 'service taxes' })
  expect(day.when(noExempt).refusal).toEqual({
    code: 'configuration-in-use',
    what: `priority class ${exempt}`,
  })
  const after = day.and(cancel(ticket(1)), closeWindow(1), closeWindow(2), closeWindow(3))
  for (const change of [noWindows, noTaxes, noExempt]) expect(after.when(change).refusal).toBeNull()
})

test('DAY-10 a new configuration leaves the day, its tickets and its windows as they are', () => {
  const day = given(issue(taxes), issue(taxes), callNext(1), closeService(water), waitMs(minuteMs))
  const changed = day.and(configure({ ...sampleHall, recallsBeforeNoShow: 0 }))
  const { configuration: _, lastEventAtMs: __, ...before } = configured(day.hall)
  expect(configured(changed.hall)).toMatchObject(before)
})

test('DAY-11 a day takes its hours from its own date', () => {
  const friday: BusinessDay = businessDay('2026-11-27')
  const onFriday = new Scenario(emptyHall, sundayAt(5 * 24 + 9)).and(configure(sampleHall), openDay())
  expect(configured(onFriday.hall).day).toMatchObject({ day: friday })
  expect(onFriday.when(issue(taxes)).refusal).toEqual({
    code: 'hall-closed',
    opensAtMs: sundayAt(7 * 24 + 8),
  })
})

test('DAY-11 a closed date has no hours', () => {
  const onTuesday = new Scenario(emptyHall, sundayAt(2 * 24 + 9)).and(configure(sampleHall), openDay())
  expect(onTuesday.when(issue(taxes)).refusal).toEqual({
    code: 'hall-closed',
    opensAtMs: sundayAt(3 * 24 + 8),
  })
})

test('DAY-10 a configuration from before there were plans is read as one without', () => {
  const { promises: _, plan: __, ...old } = sampleHall
  const hall = evolve(emptyHall, { type: 'HallConfigured', configuration: old, atMs: sundayAt(9) })
  expect(hall.configuration).toEqual({ ...sampleHall, promises: { early: 0.1, late: 0.1 }, plan: [] })
  expect(planOf(sunday, hall.configuration)).toBeNull()
})

test('DAY-11 the plan of a day is that of its weekday, a single date replaces it at its window', () => {
  const shift = (serviceWindow: number, change: Partial<Shift> = {}): Shift => ({
    serviceWindow: windowNumber(serviceWindow),
    clerk: null,
    weekdays: [0],
    dates: [],
    hours: { fromMinute: 8 * 60, toMinute: 16 * 60 },
    breaks: [{ fromMinute: 12 * 60, toMinute: 12 * 60 + 45 }],
    ...change,
  })
  const onlyToday = { weekdays: [], dates: [sunday], breaks: [] }
  const planned = {
    ...sampleHall,
    plan: [
      shift(1),
      shift(2),
      shift(3),
      shift(2, { ...onlyToday, hours: { fromMinute: 10 * 60, toMinute: 12 * 60 } }),
      shift(3, { ...onlyToday, hours: null }),
      shift(4, { weekdays: [1] }),
    ],
  }
  expect(planOf(sunday, planned)).toEqual([
    {
      serviceWindow: 1,
      clerk: null,
      fromMs: sundayAt(8),
      toMs: sundayAt(16),
      breaks: [{ fromMs: sundayAt(12), toMs: sundayAt(12, 45) }],
    },
    { serviceWindow: 2, clerk: null, fromMs: sundayAt(10), toMs: sundayAt(12), breaks: [] },
  ])
  expect(planOf(monday, planned)).toHaveLength(1)
  expect(planOf(saturday, planned)).toEqual([])
  expect(planOf(sunday, { ...planned, closedDates: [sunday] })).toEqual([])
})
