import { expect, test } from 'vitest'
import { knownTicket } from '../../server/hall/hall.ts'
import { windowNumber } from '../../server/hall/ids.ts'
import { boardOf } from '../../server/views/board.ts'
import { counterOf } from '../../server/views/counter.ts'
import { dayView } from '../../server/views/day-view.ts'
import { hallView } from '../../server/views/hall-view.ts'
import { hallResource } from '../../server/contract/hall-resource.ts'
import { queueOf } from '../../server/views/queue.ts'
import type { Say } from '../../server/views/say.ts'
import { phoneOf } from '../../server/views/phone.ts'
import { aheadNow, type TicketExtras } from '../../server/views/ticket-view.ts'
import { given, givenOpenDay, configured, waitMs } from '../hall/given.ts'
import {
  callNext,
  closeDay,
  configure,
  issue,
  markNoShow,
  openWindow,
  park,
  promised,
  recall,
  requote,
  sundayAt,
  ticket,
  transfer,
} from '../hall/presses.ts'
import { exempt, hallWithService, minuteMs, sampleHall, taxes, water } from '../hall/sample-hall.ts'

const extras: TicketExtras = { notesOf: () => [], shortCodeOf: () => 'code', urlOf: () => 'url' }
const say = (nowMs: number): Say => ({ nowMs, arrivingNow: () => null })
const arriving = { fromMs: 5 * minuteMs, toMs: 15 * minuteMs }

test('SAY-1 board and queue say the same wait for who arrives now', () => {
  const { hall, nowMs } = given(issue(taxes))
  const forecast: Say = { nowMs, arrivingNow: (service) => (service === taxes ? arriving : null) }
  const board = boardOf(configured(hall), forecast).services
  const queue = queueOf(configured(hall), forecast, () => null).services
  expect(board[taxes]?.arrivingNow).toEqual(arriving)
  expect(queue[taxes]?.arrivingNow).toEqual(board[taxes]?.arrivingNow)
  expect([board[water]?.arrivingNow, queue[water]?.arrivingNow]).toEqual([null, null])
})

test('the day is open by the hall’s hours, and says when it closes and opens', () => {
  const open = given()
  expect(dayView(configured(open.hall), sundayAt(9))).toEqual({
    open: true,
    issuing: true,
    closesAtMs: sundayAt(16),
    opensAtMs: null,
  })
  expect(dayView(configured(open.hall), sundayAt(7))).toEqual({
    open: true,
    issuing: false,
    closesAtMs: null,
    opensAtMs: sundayAt(8),
  })
  // Tuesday is a closed date, and Monday comes first.
  expect(dayView(configured(open.hall), sundayAt(17)).opensAtMs).toBe(sundayAt(32))
  const closed = configured(open.and(closeDay()).hall)
  expect(dayView(closed, sundayAt(9))).toEqual({
    open: false,
    issuing: false,
    closesAtMs: null,
    opensAtMs: null,
  })
})

test('a hall that issues at any hour closes at no hour', () => {
  const { hall } = given(configure({ ...sampleHall, outsideHours: 'allow' }))
  expect(dayView(configured(hall), sundayAt(22))).toMatchObject({ issuing: true, closesAtMs: null })
})

test('a service with longer hours than the hall’s does not keep the hall open', () => {
  const hours = sampleHall.hours.map(() => [{ fromMinute: 0, toMinute: 24 * 60 }])
  const { hall } = given(configure(hallWithService(water, { hours })))
  expect(dayView(configured(hall), sundayAt(9)).closesAtMs).toBe(sundayAt(16))
})

const many = (count: number) => Array.from({ length: count }, () => issue(taxes))

test('lists have limits, totals have none', () => {
  const { hall, nowMs } = given(...many(230))
  const queue = queueOf(configured(hall), say(nowMs), () => null)
  expect(queue.waiting.map(({ id }) => id)).toEqual(Array.from({ length: 200 }, (_, at) => ticket(at + 1)))
  expect(queue.waitingTotal).toBe(230)
  expect(queue.issued.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, at) => ticket(230 - at)))
  expect(queue.issuedTotal).toBe(230)
  const counter = counterOf(configured(hall), windowNumber(1), extras, nowMs)
  expect(counter.next).toHaveLength(30)
  expect(counter.waitingTotal).toBe(230)
})

test('the board shows the last eight misses, newest first, as long as they can come back', () => {
  const missing = Array.from({ length: 10 }, () => [
    callNext(1),
    recall(1),
    recall(1),
    markNoShow(1),
    waitMs(minuteMs),
  ]).flat()
  const { hall, nowMs } = given(...many(10), ...missing)
  const { missed } = boardOf(configured(hall), say(nowMs))
  expect(missed.map(({ number }) => number)).toEqual([
    'A010',
    'A009',
    'A008',
    'A007',
    'A006',
    'A005',
    'A004',
    'A003',
  ])
  const counter = counterOf(configured(hall), windowNumber(2), extras, nowMs)
  expect(counter.missed).toHaveLength(10)
  const later = nowMs + sampleHall.reinstateWithinMs - 3.5 * minuteMs
  expect(boardOf(configured(hall), say(later)).missed.map(({ number }) => number)).toEqual([
    'A010',
    'A009',
    'A008',
  ])
})

test('PROMISE-3 the board apologises to those who wait, with their newest time', () => {
  const first = promised(sundayAt(9, 5), sundayAt(9, 20))
  const second = promised(sundayAt(9, 20), sundayAt(9, 40))
  const third = promised(sundayAt(9, 30), sundayAt(9, 50))
  const waiting = given(
    issue(taxes, { promise: first }),
    issue(taxes, { promise: first }),
    requote(ticket(1), second),
    requote(ticket(1), third),
  )
  expect(boardOf(configured(waiting.hall), say(waiting.nowMs)).apologies).toEqual([
    { number: 'A001', notBeforeMs: third.notBeforeMs, byMs: third.byMs },
  ])
  const called = waiting.and(callNext(1))
  expect(boardOf(configured(called.hall), say(called.nowMs)).apologies).toEqual([])
})

test('a counter lists its own line first, and offers a no-show after enough recalls', () => {
  const { hall, nowMs } = given(
    issue(taxes),
    issue(taxes),
    issue(water),
    transfer(ticket(3), { serviceWindow: 1 }),
    callNext(2),
    recall(2),
  )
  const first = counterOf(configured(hall), windowNumber(1), extras, nowMs)
  expect(first.next.map(({ id }) => id)).toEqual([ticket(3), ticket(2)])
  expect(first.others['2']?.ticket?.number).toBe('A001')
  const second = given(issue(taxes), callNext(2), recall(2))
  const counter = (scenario: typeof second) =>
    counterOf(configured(scenario.hall), windowNumber(2), extras, scenario.nowMs)
  expect(counter(second).noShowOffered).toBe(false)
  expect(counter(second.and(recall(2))).noShowOffered).toBe(true)
})

test('the board’s newest call stands first, and a recall is news', () => {
  const { hall, nowMs } = given(
    issue(taxes),
    issue(taxes),
    callNext(1),
    waitMs(1_000),
    callNext(2),
    waitMs(1_000),
    recall(1),
  )
  expect(boardOf(configured(hall), say(nowMs)).calls.map(({ serviceWindow }) => serviceWindow)).toEqual([
    1, 2,
  ])
})

test('PRIV-1 the board names no service, class or reason of anyone', () => {
  const { hall, nowMs } = given(issue(taxes), callNext(1), park(1, 'fetches a form'))
  const { calls, missed, apologies } = boardOf(configured(hall), say(nowMs))
  expect(JSON.stringify([calls, missed, apologies])).not.toMatch(/taxes|ordinary|form/)
})

test('the hall as configured fits its schema, before and after its first day', () => {
  const machine = { nowMs: sundayAt(9), speed: 1, printer: 'none' } as const
  for (const { hall } of [givenOpenDay(), givenOpenDay(openWindow(1))]) {
    const view = hallView(configured(hall), machine)
    expect(hallResource.parse(view)).toEqual(view)
  }
})

test('SAY-1 slip, phone and ticket count the same people ahead, the overdue among them', () => {
  const day = given(issue(taxes), waitMs(sampleHall.overdueAfterMs), issue(taxes, { priorityClass: exempt }))
  const hall = configured(day.hall)
  const late = knownTicket(hall, ticket(2))
  expect(late.ahead).toBe(1)
  expect(aheadNow(hall, late, day.nowMs)).toBe(1)
  expect(phoneOf(hall, late, day.nowMs).ahead).toBe(1)
  expect(aheadNow(hall, knownTicket(hall, ticket(1)), day.nowMs)).toBe(0)
})
