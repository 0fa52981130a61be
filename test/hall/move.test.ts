import { expect, test } from 'vitest'
import type { HallEvent } from '../../server/hall/event.ts'
import { evolve } from '../../server/hall/evolve.ts'
import { serviceId, windowNumber } from '../../server/hall/ids.ts'
import { given, waitMs } from './given.ts'
import {
  addNote,
  callByHand,
  callNext,
  cancel,
  closeDay,
  closeService,
  closeWindow,
  complete,
  configure,
  issue,
  openWindow,
  park,
  pauseWindow,
  promised,
  recall,
  recordSlip,
  reprint,
  resume,
  start,
  sundayAt,
  takeOver,
  ticket,
  transfer,
} from './presses.ts'
import { dana, exempt, hourMs, minuteMs, permits, sampleHall, taxes, water } from './sample-hall.ts'

test('MOVE-1 a transferred ticket keeps arrival, language, class, promise, notes and history', () => {
  const promise = promised(sundayAt(9, 10), sundayAt(9, 20))
  const day = given(
    issue(taxes, { language: 'am', priorityClass: exempt, withNote: true, promise }),
    waitMs(15 * minuteMs),
    callNext(1),
    waitMs(minuteMs),
    start(1),
    waitMs(5 * minuteMs),
    transfer(ticket(1), { service: permits, withNote: true }),
  )
  expect(day.ticket(1)).toEqual({
    status: 'waiting',
    id: ticket(1),
    number: 'A001',
    firstService: taxes,
    service: permits,
    language: 'am',
    priorityClass: exempt,
    issuedAtMs: sundayAt(9),
    ahead: 0,
    promise,
    requotes: [],
    firstCall: { atMs: sundayAt(9, 15), serviceWindow: 1, score: 'kept' },
    stays: [
      {
        service: taxes,
        serviceWindow: 1,
        clerk: dana,
        calledAtMs: sundayAt(9, 15),
        startedAtMs: sundayAt(9, 16),
        endedAtMs: sundayAt(9, 21),
        endedBy: 'transferred',
      },
    ],
    noteCount: 2,
    slip: null,
    revision: 4,
    line: null,
    resumed: false,
  })
})

test('MOVE-2 a parked ticket resumes first in line at its window', () => {
  const day = given(issue(taxes), issue(taxes), transfer(ticket(1), { serviceWindow: 1 }))
  const parked = day.and(callByHand(1, ticket(2)), park(1, 'fills in a form'))
  expect(parked.ticket(2)).toMatchObject({ status: 'parked', serviceWindow: 1, reason: 'fills in a form' })
  expect(parked.and(resume(ticket(2))).lineAt(1)).toEqual([2, 1])
})

test('MOVE-2 or first in line where the clerk said', () => {
  const day = given(issue(taxes), callNext(1), park(1), resume(ticket(1), 2))
  expect(day.lineAt(2)).toEqual([1])
  expect(day.ticket(1)).toMatchObject({ status: 'waiting', line: 2, resumed: true })
})

test('MOVE-2 two who resume at one window stand in order of arrival', () => {
  const day = given(issue(taxes), issue(taxes)).and(callNext(1), park(1), callNext(1), park(1))
  expect(day.and(resume(ticket(2)), resume(ticket(1))).lineAt(1)).toEqual([1, 2])
})

test('MOVE-2 only a parked ticket resumes, at a window that the hall has', () => {
  const parked = given(issue(taxes), callNext(1), park(1))
  expect(parked.when(resume(ticket(1), 9)).refusal).toEqual({
    code: 'unknown-service-window',
    serviceWindow: windowNumber(9),
  })
  expect(parked.when(resume(ticket(2))).refusal).toEqual({ code: 'unknown-ticket', ticket: ticket(2) })
  expect(given(issue(taxes)).when(resume(ticket(1))).refusal).toEqual({
    code: 'ticket-not-fitting',
    ticket: ticket(1),
    status: 'waiting',
  })
})

test('MOVE-3 a closing window gives its line back to the common queue, each at its place', () => {
  const day = given(issue(taxes), issue(taxes), issue(taxes)).and(
    transfer(ticket(2), { serviceWindow: 1 }),
    callByHand(1, ticket(3)),
    park(1),
    resume(ticket(3)),
  )
  expect(day.lineAt(1)).toEqual([3, 2])
  const closing = day.when(closeWindow(1))
  expect(closing.events).toEqual([
    { type: 'TicketReleased', ticket: ticket(3) },
    { type: 'TicketReleased', ticket: ticket(2) },
    { type: 'WindowClosed', serviceWindow: 1 },
  ])
  expect(closing.after.waitingFor(taxes)).toEqual([1, 2, 3])
  expect(closing.after.lineAt(1)).toEqual([])
})

test('MOVE-3 a window on a break closes too', () => {
  const day = given(issue(taxes), transfer(ticket(1), { serviceWindow: 1 }), pauseWindow(1), closeWindow(1))
  expect(day.waitingFor(taxes)).toEqual([1])
  expect(day.when(closeWindow(1)).refusal).toEqual({
    code: 'window-not-open',
    serviceWindow: windowNumber(1),
  })
  expect(day.when(closeWindow(9)).refusal).toMatchObject({ code: 'unknown-service-window' })
})

test('MOVE-3 a log that closes a window on its line, or releases who does not wait, is corrupt', () => {
  const { hall } = given(issue(taxes), transfer(ticket(1), { serviceWindow: 1 }))
  const closed: HallEvent = { type: 'WindowClosed', serviceWindow: windowNumber(1), atMs: sundayAt(9) }
  expect(() => evolve(hall, closed)).toThrow('in its line')
  const called = given(issue(taxes), callNext(1))
  const released: HallEvent = { type: 'TicketReleased', ticket: ticket(1), atMs: sundayAt(9) }
  expect(() => evolve(called.hall, released)).toThrow('does not wait')
})

test('MOVE-4 a parked ticket resumes to the common queue where its window is closed', () => {
  const day = given(issue(taxes), callNext(1), park(1), issue(taxes), closeWindow(1), resume(ticket(1)))
  expect(day.waitingFor(taxes)).toEqual([1, 2])
  expect(day.ticket(1)).toMatchObject({ line: null, resumed: false })
})

test('MOVE-4 and where its window is no longer there', () => {
  const parked = given(issue(taxes), callNext(1), park(1), closeWindow(1))
  const without = {
    ...sampleHall,
    serviceWindows: sampleHall.serviceWindows.filter(({ number }) => number !== 1),
  }
  expect(parked.and(configure(without), resume(ticket(1))).waitingFor(taxes)).toEqual([1])
})

test('MOVE-4 a window on a break keeps its place for who resumes', () => {
  const day = given(issue(taxes), callNext(1), park(1), pauseWindow(1), resume(ticket(1)))
  expect(day.lineAt(1)).toEqual([1])
})

test('MOVE-5 a transfer names another service or a window', () => {
  const day = given(issue(taxes))
  expect(day.when(transfer(ticket(1), {})).refusal).toEqual({ code: 'transfer-nowhere' })
  expect(day.when(transfer(ticket(1), { service: taxes })).refusal).toEqual({ code: 'transfer-nowhere' })
  expect(day.when(transfer(ticket(1), { service: serviceId('dogs') })).refusal).toEqual({
    code: 'unknown-service',
    service: 'dogs',
  })
  expect(day.when(transfer(ticket(1), { serviceWindow: 9 })).refusal).toEqual({
    code: 'unknown-service-window',
    serviceWindow: windowNumber(9),
  })
  expect(day.when(transfer(ticket(1), { serviceWindow: 4 })).refusal).toEqual({
    code: 'window-not-open',
    serviceWindow: windowNumber(4),
  })
  expect(day.when(transfer(ticket(3), { service: water })).refusal).toMatchObject({ code: 'unknown-ticket' })
})

test('MOVE-5 a waiting, called or serving ticket is transferred; no other', () => {
  const called = given(issue(taxes), callNext(1))
  expect(called.and(transfer(ticket(1), { service: water })).ticket(1).stays).toMatchObject([
    { startedAtMs: null, endedBy: 'transferred' },
  ])
  expect(called.and(start(1), transfer(ticket(1), { service: water })).window(1)).toMatchObject({
    ticket: null,
  })
  expect(called.and(park(1)).when(transfer(ticket(1), { service: water })).refusal).toMatchObject({
    code: 'ticket-not-fitting',
    status: 'parked',
  })
  expect(
    given(issue(taxes), cancel(ticket(1))).when(transfer(ticket(1), { service: water })).refusal,
  ).toEqual({ code: 'ticket-not-fitting', ticket: ticket(1), status: 'cancelled' })
})

test('MOVE-5 a service closed for new tickets takes transfers', () => {
  const day = given(issue(taxes), closeService(water), transfer(ticket(1), { service: water }))
  expect(day.waitingFor(water)).toEqual([1])
})

test('MOVE-6 a transferred ticket stands by its arrival, in the queue as in a line', () => {
  const day = given(issue(taxes), waitMs(hourMs), issue(permits), issue(permits))
  expect(day.and(transfer(ticket(1), { service: permits })).waitingFor(permits)).toEqual([1, 2, 3])
  const lined = day.and(transfer(ticket(2), { serviceWindow: 3 }), transfer(ticket(1), { serviceWindow: 3 }))
  expect(lined.lineAt(3)).toEqual([1, 2])
})

test('MOVE-7 a parked ticket is in no queue, and its window is free', () => {
  const day = given(issue(taxes), callNext(1), start(1), park(1))
  expect(day.waitingFor(taxes)).toEqual([])
  expect(day.lineAt(1)).toEqual([])
  expect(day.window(1)).toMatchObject({ ticket: null })
  expect(day.when(callNext(1)).events).toEqual([])
})

test('MOVE-8 each stay at a window is kept with its times and how it ended', () => {
  const day = given(
    issue(taxes),
    callNext(1),
    recall(1),
    waitMs(minuteMs),
    start(1),
    waitMs(minuteMs),
    park(1),
  ).and(waitMs(minuteMs), resume(ticket(1)), callNext(1), waitMs(minuteMs), complete(1, 'referred'))
  expect(day.ticket(1).stays).toEqual([
    {
      service: taxes,
      serviceWindow: 1,
      clerk: dana,
      calledAtMs: sundayAt(9),
      startedAtMs: sundayAt(9, 1),
      endedAtMs: sundayAt(9, 2),
      endedBy: 'parked',
    },
    {
      service: taxes,
      serviceWindow: 1,
      clerk: dana,
      calledAtMs: sundayAt(9, 3),
      startedAtMs: null,
      endedAtMs: sundayAt(9, 4),
      endedBy: 'completed',
    },
  ])
})

test('MOVE-9 notes and slips are written at any time and move nothing', () => {
  const ended = given(issue(taxes), cancel(ticket(1)))
  const after = ended.and(addNote(ticket(1)), recordSlip(ticket(1), 'dropped'))
  expect(after.ticket(1)).toEqual({ ...ended.ticket(1), noteCount: 1, slip: 'dropped' })
  expect(given().when(addNote(ticket(1))).refusal).toEqual({ code: 'unknown-ticket', ticket: ticket(1) })
  expect(given().when(recordSlip(ticket(1), 'printed')).refusal).toEqual({
    code: 'unknown-ticket',
    ticket: ticket(1),
  })
})

test('MOVE-9 a slip is printed again, also after the day', () => {
  const closed = given(issue(taxes), closeDay())
  const again = closed.when(reprint(ticket(1)))
  expect(again.events).toEqual([{ type: 'SlipReprinted', ticket: ticket(1) }])
  expect(again.after.ticket(1)).toMatchObject({ status: 'expired', revision: closed.ticket(1).revision })
  expect(given().when(reprint(ticket(1))).refusal).toEqual({ code: 'unknown-ticket', ticket: ticket(1) })
})

test('MOVE-10 a ticket sent to the line of a window is called there, whatever the window’s profile', () => {
  const day = given(issue(water), openWindow(4), transfer(ticket(1), { serviceWindow: 4 }))
  expect(day.when(callNext(4)).events).toMatchObject([{ ticket: ticket(1) }])
  expect(day.when(callNext(1)).events).toEqual([])
  const taken = given(issue(taxes), callNext(1), park(1), takeOver(2, ticket(1)), resume(ticket(1)))
  expect(taken.lineAt(2)).toEqual([1])
})
