import { expect, test } from 'vitest'
import type { Shift } from '../../server/hall/configuration.ts'
import type { HallCommand } from '../../server/hall/command.ts'
import { ticketsADay } from '../../server/hall/decide-issue.ts'
import type { HallEvent } from '../../server/hall/event.ts'
import { evolve } from '../../server/hall/evolve.ts'
import { priorityClassId, serviceId, windowNumber, type ServiceId } from '../../server/hall/ids.ts'
import { configured, given, givenNothing, givenOpenDay, Scenario, waitMs } from './given.ts'
import {
  callByHand,
  callNext,
  cancel,
  closeDay,
  closeService,
  complete,
  configure,
  issue,
  markNoShow,
  monday,
  openDay,
  openService,
  openWindow,
  promised,
  recall,
  reinstate,
  sunday,
  sundayAt,
  ticket,
  transfer,
  undoAtWindow,
  undoOnTicket,
} from './presses.ts'
import {
  aged80,
  exempt,
  hallWithService,
  hourMs,
  minuteMs,
  ordinary,
  permits,
  sampleHall,
  taxes,
  water,
} from './sample-hall.ts'

const untilThree = { ...sampleHall, lastNumber: 3 }
const issued = (service: ServiceId = taxes): HallCommand => issue(service)

function numbersOf(scenario: Scenario, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => scenario.ticket(index + 1).number)
}

test('ISSUE-1 each ticket of a day has its own id and its own number', () => {
  const after = givenOpenDay(issued(), issued(water), issued(), issued(permits), issued())
  expect(numbersOf(after, 5)).toEqual(['A001', 'B001', 'A002', 'C001', 'A003'])
})

test('ISSUE-1 the number of an ended ticket is not given again', () => {
  const after = givenOpenDay(issued(), cancel(ticket(1)), issued())
  expect(numbersOf(after, 2)).toEqual(['A001', 'A002'])
})

test('ISSUE-1 a clock that is set back gives no number twice', () => {
  const after = givenOpenDay(issued(), waitMs(-25 * hourMs), issued())
  expect(numbersOf(after, 2)).toEqual(['A001', 'A002'])
  expect(after.ticket(2).issuedAtMs).toBe(after.ticket(1).issuedAtMs)
})

test('ISSUE-1 a log that issues one ticket twice is corrupt', () => {
  const { hall } = givenOpenDay(issued())
  const again: HallEvent = {
    type: 'TicketIssued',
    ticket: ticket(1),
    number: 'A002',
    service: taxes,
    language: 'he',
    priorityClass: ordinary,
    ahead: 0,
    promise: null,
    toldMayNotBeServed: false,
    atMs: sundayAt(9),
  }
  expect(() => evolve(hall, again)).toThrow('20261122-00001')
})

test('ISSUE-4 a ticket expected to be called after closing is issued only after the citizen was told', () => {
  const late = givenOpenDay(waitMs(6.5 * hourMs))
  const promise = promised(sundayAt(16), sundayAt(16, 30), 40 * minuteMs)
  expect(late.when(issue(taxes, { promise })).refusal).toEqual({
    code: 'may-not-be-served',
    closesAtMs: sundayAt(16),
    expectedAtMs: sundayAt(16, 10),
  })
  expect(late.when(issue(taxes, { promise, toldMayNotBeServed: true })).events).toMatchObject([
    { type: 'TicketIssued', toldMayNotBeServed: true },
  ])
})

test('ISSUE-4 a call expected at the instant of closing is in time', () => {
  const late = givenOpenDay(waitMs(6.5 * hourMs))
  const promise = promised(sundayAt(15, 50), sundayAt(16, 10), 30 * minuteMs)
  expect(late.when(issue(taxes, { promise })).refusal).toBeNull()
})

test('ISSUE-4 one who is likelier not to be called today is told so too, also without a promise', () => {
  const late = givenOpenDay(waitMs(6.5 * hourMs))
  const promise = promised(sundayAt(15, 40), sundayAt(16), 20 * minuteMs)
  const asked = (calledShare: number | null, given = late) => [
    given.when(issue(taxes, { promise, calledShare })).refusal,
    given.when(issue(taxes, { calledShare })).refusal,
  ]
  const refusal = { code: 'may-not-be-served', closesAtMs: sundayAt(16), expectedAtMs: sundayAt(16) }
  expect(asked(0.49)).toEqual([refusal, refusal])
  expect([asked(0.5), asked(null)]).toEqual([
    [null, null],
    [null, null],
  ])
  const told = issue(taxes, { calledShare: 0, toldMayNotBeServed: true })
  expect(late.when(told).refusal).toBeNull()
})

test('ISSUE-4 where no hours close a service its windows’ plan does', () => {
  const until = (serviceWindow: number, hour: number): Shift => ({
    serviceWindow: windowNumber(serviceWindow),
    clerk: null,
    weekdays: [0],
    dates: [],
    hours: { fromMinute: 8 * 60, toMinute: hour * 60 },
    breaks: [],
  })
  const at = (plan: readonly Shift[], hour: number) =>
    givenNothing(
      configure({ ...sampleHall, outsideHours: 'allow', plan }),
      openDay(),
      waitMs((hour - 9) * hourMs),
    )
  const plan = [until(1, 15), until(2, 16), until(4, 18)]
  const refusal = (hour: number, shifts: readonly Shift[] = plan) =>
    at(shifts, hour).when(issue(taxes, { calledShare: 0.2 })).refusal
  // Window 4 does not call the service.
  expect(refusal(14)).toMatchObject({ closesAtMs: sundayAt(16) })
  // Where no plan is left either, calling ends with the business day, at three in the night.
  expect(refusal(17)).toMatchObject({ closesAtMs: sundayAt(27) })
  expect(refusal(14, [])).toMatchObject({ closesAtMs: sundayAt(27) })
})

test('ISSUE-4 the hours of the service close first where they end first', () => {
  const untilNoon = sampleHall.hours.map(() => [{ fromMinute: 8 * 60, toMinute: 12 * 60 }])
  const late = givenNothing(
    configure(hallWithService(taxes, { hours: untilNoon })),
    openDay(),
    waitMs(2 * hourMs),
  )
  const promise = promised(sundayAt(12), sundayAt(12, 30), 90 * minuteMs)
  expect(late.when(issue(taxes, { promise })).refusal).toMatchObject({ closesAtMs: sundayAt(12) })
  expect(late.when(issue(water, { promise })).refusal).toBeNull()
})

test('ISSUE-4 without a promise nothing says that she may not be served', () => {
  expect(givenOpenDay(waitMs(6.9 * hourMs)).when(issued()).refusal).toBeNull()
})

test('ISSUE-4 a hall that issues at all hours never closes on a ticket', () => {
  const late = givenNothing(
    configure({ ...sampleHall, outsideHours: 'allow' }),
    openDay(),
    waitMs(6.9 * hourMs),
  )
  const promise = promised(sundayAt(18), sundayAt(19), 3 * hourMs)
  expect(late.when(issue(taxes, { promise })).refusal).toBeNull()
})

test('ISSUE-5 a service closed for new tickets says so, and why', () => {
  const closed = givenOpenDay(closeService(taxes, 'the computer is down'))
  expect(closed.when(issued()).refusal).toEqual({
    code: 'service-closed',
    service: taxes,
    reason: 'the computer is down',
  })
  expect(closed.when(issued(water)).refusal).toBeNull()
  expect(closed.and(openService(taxes)).when(issued()).refusal).toBeNull()
})

test('ISSUE-5 a service issues only in its own hours', () => {
  const fromTen = sampleHall.hours.map(() => [{ fromMinute: 10 * 60, toMinute: 12 * 60 }])
  const early = givenNothing(configure(hallWithService(taxes, { hours: fromTen })), openDay())
  expect(early.when(issued()).refusal).toEqual({
    code: 'service-outside-hours',
    service: taxes,
    opensAtMs: sundayAt(10),
  })
  expect(early.and(waitMs(hourMs)).when(issued()).refusal).toBeNull()
  expect(early.and(waitMs(3 * hourMs)).when(issued()).refusal).toMatchObject({
    code: 'service-outside-hours',
  })
})

test('ISSUE-5 a daily limit counts every ticket issued for the service, also the cancelled', () => {
  const limited = givenNothing(configure(hallWithService(taxes, { dailyLimit: 2 })), openDay())
  const full = limited.and(issued(), cancel(ticket(1)), issued())
  expect(full.when(issued()).refusal).toEqual({ code: 'daily-limit-reached', service: taxes, limit: 2 })
  expect(full.when(issued(water)).refusal).toBeNull()
})

test('ISSUE-5 a daily limit does not count those who were transferred to the service', () => {
  const limited = givenNothing(configure(hallWithService(taxes, { dailyLimit: 1 })), openDay())
  const moved = limited.and(issued(water), transfer(ticket(1), { service: taxes }))
  expect(moved.when(issued()).refusal).toBeNull()
})

test('ISSUE-6 a number is its letter and at least three digits, counted in order of issue', () => {
  const hall = configured(givenNothing(configure({ ...sampleHall, lastNumber: 2000 }), openDay()).hall)
  const letters = new Map([['A', { lastNumber: 999, begunAgain: false }]])
  const after = new Scenario({ ...hall, letters }, sundayAt(9)).and(issued(), issued(water))
  expect(numbersOf(after, 2)).toEqual(['A1000', 'B001'])
})

test('ISSUE-7 after the last number the numbers begin again, past those that open tickets hold', () => {
  const day = givenNothing(configure(untilThree), openDay(), issued(), issued(), issued())
  const after = day.and(cancel(ticket(2)), waitMs(minuteMs), issued())
  expect(after.ticket(4).number).toBe('A002')
  expect(after.ticket(4).id).toBe(ticket(4))
})

test('ISSUE-7 with every number held, the service has none to give', () => {
  const day = givenNothing(configure(untilThree), openDay(), issued(), issued(), issued())
  expect(day.when(issued()).refusal).toEqual({ code: 'numbers-used-up', service: taxes })
  expect(day.when(issued(water)).refusal).toBeNull()
})

test('ISSUE-7 the number of a press that can still be undone is held', () => {
  const day = givenNothing(configure(untilThree), openDay(), issued(), issued(), issued(), cancel(ticket(1)))
  expect(day.and(waitMs(10_000)).when(issued()).refusal).toMatchObject({ code: 'numbers-used-up' })
  expect(day.and(waitMs(10_000), undoOnTicket(ticket(1))).ticket(1).number).toBe('A001')
  expect(day.and(waitMs(10_001), issued()).ticket(4).number).toBe('A001')
})

test('ISSUE-7 the number of a no-show that can still be reinstated is held', () => {
  const day = givenNothing(configure(untilThree), openDay(), openWindow(1), issued(), issued(), issued())
  const missed = day.and(callNext(1), recall(1), recall(1), markNoShow(1), waitMs(30 * minuteMs))
  expect(missed.when(issued()).refusal).toMatchObject({ code: 'numbers-used-up' })
  expect(missed.and(reinstate(ticket(1))).ticket(1).status).toBe('waiting')
  expect(missed.and(waitMs(1), issued()).ticket(4).number).toBe('A001')
})

test('ISSUE-7 a lower last number begins again at once, and a higher one does not repeat an open number', () => {
  const five = givenOpenDay(
    issued(),
    issued(),
    issued(),
    issued(),
    issued(),
    cancel(ticket(2)),
    waitMs(minuteMs),
  )
  const lowered = five.and(configure(untilThree), issued())
  expect(lowered.ticket(6).number).toBe('A002')
  const raised = lowered.and(configure(sampleHall), issued())
  expect(raised.ticket(7).number).toBe('A006')
})

test('ISSUE-8 a letter goes on counting when another service takes it over', () => {
  const swapped = {
    ...sampleHall,
    services: sampleHall.services.map((one) =>
      Object.assign({}, one, { letter: { A: 'B', B: 'A', C: 'C' }[one.letter] }),
    ),
  }
  const after = givenOpenDay(issued(), issued(), issued(water), configure(swapped), issued(), issued(water))
  expect(numbersOf(after, 5)).toEqual(['A001', 'A002', 'B001', 'B002', 'A003'])
})

test('ISSUE-8 a service taken away and put back goes on counting', () => {
  const without = { ...sampleHall, services: sampleHall.services.filter(({ id }) => id !== taxes) }
  const after = givenOpenDay(issued(), cancel(ticket(1)), configure(without), configure(sampleHall), issued())
  expect(after.ticket(2).number).toBe('A002')
})

test('ISSUE-9 a business day holds 99,999 tickets', () => {
  const { hall, nowMs } = givenOpenDay(issued())
  const one = configured(hall).tickets
  const chunks = Array.from({ length: Math.ceil(ticketsADay / 32) }, () => one.chunks[0] ?? [])
  const full = new Scenario({ ...configured(hall), tickets: { size: ticketsADay, chunks } }, nowMs)
  expect(full.when(issued()).refusal).toEqual({ code: 'day-is-full', limit: 99_999 })
  const last = new Scenario({ ...configured(hall), tickets: { size: ticketsADay - 1, chunks } }, nowMs)
  expect(last.when(issued()).events).toMatchObject([{ ticket: '20261122-99999' }])
})

test('ISSUE-10 language and class are the ones asked for', () => {
  const asked = issue(taxes, { language: 'am', priorityClass: exempt })
  expect(givenOpenDay().when(asked).events).toMatchObject([{ language: 'am', priorityClass: exempt }])
})

test('ISSUE-10 without a word she gets the hall’s own language and the ordinary class', () => {
  expect(givenOpenDay().when(issued()).events).toEqual([
    {
      type: 'TicketIssued',
      ticket: ticket(1),
      number: 'A001',
      service: taxes,
      language: 'he',
      priorityClass: ordinary,
      ahead: 0,
      promise: null,
      toldMayNotBeServed: false,
    },
  ])
})

test('ISSUE-10 an unknown service, class or language is refused by name', () => {
  const dogs = serviceId('dogs')
  const kings = priorityClassId('kings')
  const hall = givenOpenDay()
  expect(hall.when(issue(dogs)).refusal).toEqual({ code: 'unknown-service', service: dogs })
  expect(hall.when(issue(taxes, { priorityClass: kings })).refusal).toEqual({
    code: 'unknown-priority-class',
    priorityClass: kings,
  })
  expect(hall.when(issue(taxes, { language: 'tlh' })).refusal).toEqual({
    code: 'unknown-language',
    language: 'tlh',
    languages: sampleHall.languages,
  })
})

test('ISSUE-11 outside the hall’s hours nobody is issued a ticket', () => {
  const early = givenNothing(waitMs(-90 * minuteMs), configure(sampleHall), openDay())
  expect(early.when(issued()).refusal).toEqual({ code: 'hall-closed', opensAtMs: sundayAt(8) })
  expect(early.and(waitMs(30 * minuteMs)).when(issued()).refusal).toBeNull()
  expect(early.and(waitMs(8.5 * hourMs - 1)).when(issued()).refusal).toBeNull()
  expect(early.and(waitMs(8.5 * hourMs)).when(issued()).refusal).toEqual({
    code: 'hall-closed',
    opensAtMs: sundayAt(8 + 24),
  })
})

test('ISSUE-11 a hall being tried out issues at all hours, its services still in theirs', () => {
  const allowed = { ...hallWithService(water, { hours: sampleHall.hours }), outsideHours: 'allow' as const }
  const early = givenNothing(waitMs(-90 * minuteMs), configure(allowed), openDay())
  expect(early.when(issued()).refusal).toBeNull()
  expect(early.when(issued(water)).refusal).toMatchObject({ code: 'service-outside-hours' })
})

test('ISSUE-12 those who wait for a service that closes are still called', () => {
  const day = given(issued(), closeService(taxes))
  expect(day.when(callNext(1)).events).toMatchObject([{ type: 'TicketCalled', ticket: ticket(1) }])
})

test('ISSUE-12 a service closed by hand is open again on the next day', () => {
  const day = givenOpenDay(closeService(taxes), closeDay(), waitMs(24 * hourMs), openDay())
  expect(day.when(issued()).refusal).toBeNull()
})

test('ISSUE-12 closing what is closed and opening what is open changes nothing', () => {
  expect(givenOpenDay().when(openService(taxes)).events).toEqual([])
  expect(givenOpenDay(closeService(taxes)).when(closeService(taxes)).events).toEqual([])
  const dogs = serviceId('dogs')
  expect(givenOpenDay().when(openService(dogs)).refusal).toEqual({ code: 'unknown-service', service: dogs })
  expect(givenOpenDay().when(closeService(dogs)).refusal).toEqual({ code: 'unknown-service', service: dogs })
})

test('ISSUE-13 ahead are those of the same service who would be called before', () => {
  const day = given(
    issued(),
    issued(water),
    issue(taxes, { priorityClass: exempt }),
    waitMs(minuteMs),
    issue(taxes, { priorityClass: aged80 }),
    issued(),
  )
  expect([1, 2, 3, 4, 5].map((ordinal) => day.ticket(ordinal).ahead)).toEqual([0, 0, 0, 1, 3])
})

test('ISSUE-13 those in the line of a window are ahead', () => {
  const day = given(
    issued(),
    transfer(ticket(1), { serviceWindow: 2 }),
    issue(taxes, { priorityClass: exempt }),
  )
  expect(day.ticket(2).ahead).toBe(1)
})

test('ISSUE-13 the overdue are ahead of every class', () => {
  const day = given(issued(), waitMs(90 * minuteMs), issue(taxes, { priorityClass: exempt }))
  expect(day.ticket(2).ahead).toBe(1)
  expect(day.when(callNext(1)).events).toMatchObject([{ ticket: ticket(1) }])
})

test('ISSUE-13 nobody at a window, parked or ended is ahead', () => {
  const day = given(issued(), callNext(1), issued(), cancel(ticket(2)), issued())
  expect(day.ticket(3).ahead).toBe(0)
})

test('ISSUE-14 a ticket issued with a note counts one, and the log does not hold its words', () => {
  const noted = givenOpenDay().when(issue(taxes, { withNote: true }))
  expect(noted.events).toMatchObject([{ type: 'TicketIssued' }, { type: 'NoteAdded', ticket: ticket(1) }])
  expect(noted.after.ticket(1).noteCount).toBe(1)
})

test('ISSUE-1 a day that is closed and opened again goes on with its numbers', () => {
  const day = givenOpenDay(issued(), closeDay(), openDay(sunday), issued())
  expect(numbersOf(day, 2)).toEqual(['A001', 'A002'])
  const next = givenOpenDay(issued(), closeDay(), openDay(monday)).and(waitMs(24 * hourMs))
  expect(next.when(issued()).events).toMatchObject([{ ticket: '20261123-00001', number: 'A001' }])
})

test('ISSUE-7 an undone completion takes its number back before another has it', () => {
  const day = givenNothing(configure({ ...untilThree, lastNumber: 1 }), openDay(), openWindow(1), issued())
  const completed = day.and(callByHand(1, ticket(1)), complete(1))
  expect(completed.when(issued()).refusal).toMatchObject({ code: 'numbers-used-up' })
  expect(completed.and(undoAtWindow(1)).ticket(1).status).toBe('called')
})
