import { expect, test } from 'vitest'
import type { HallEvent } from '../../server/hall/event.ts'
import { evolve } from '../../server/hall/evolve.ts'
import { clerkId, serviceId, windowNumber } from '../../server/hall/ids.ts'
import { given, givenNothing, givenOpenDay, waitMs } from './given.ts'
import {
  addNote,
  callByHand,
  callNext,
  cancel,
  closeDay,
  closeWindow,
  complete,
  configure,
  issue,
  markNoShow,
  openDay,
  openWindow,
  park,
  pauseWindow,
  promised,
  recall,
  recordSlip,
  reinstate,
  requote,
  resume,
  start,
  sunday,
  sundayAt,
  takeOver,
  ticket,
  transfer,
  undoAtWindow,
  undoOnTicket,
} from './presses.ts'
import {
  aged80,
  dana,
  exempt,
  hourMs,
  minuteMs,
  olga,
  permits,
  sampleHall,
  taxes,
  water,
  yusuf,
} from './sample-hall.ts'

const two = windowNumber(2)
const nine = windowNumber(9)
const citizenOf = (priorityClass = exempt) => issue(taxes, { priorityClass })

test('CALL-1 two windows that press Next at once get two tickets', () => {
  const both = given(issue(taxes), issue(taxes)).and(callNext(1), callNext(2))
  expect(both.ticket(1)).toMatchObject({ status: 'called', serviceWindow: 1, clerk: dana })
  expect(both.ticket(2)).toMatchObject({ status: 'called', serviceWindow: 2, clerk: yusuf })
})

test('CALL-1 a ticket at one window is not called by another', () => {
  const called = given(issue(taxes), callNext(1))
  expect(called.when(callByHand(2, ticket(1))).refusal).toEqual({
    code: 'ticket-not-fitting',
    ticket: ticket(1),
    status: 'called',
  })
  expect(called.when(callNext(2)).events).toEqual([])
})

test('CALL-1 a log that puts two tickets at one window is corrupt', () => {
  const { hall } = given(issue(taxes), issue(taxes), callNext(1))
  const second: HallEvent = {
    type: 'TicketCalled',
    ticket: ticket(2),
    serviceWindow: windowNumber(1),
    how: { by: 'rule' },
    atMs: sundayAt(9),
  }
  expect(() => evolve(hall, second)).toThrow('holds')
})

test('CALL-2 within a service and class, Next calls in order of arrival', () => {
  const day = given(issue(taxes), waitMs(1), issue(taxes), waitMs(1), issue(taxes))
  expect(day.when(callNext(1)).events).toMatchObject([{ ticket: ticket(1), how: { by: 'rule' } }])
  expect(day.and(callNext(1), callNext(1)).ticket(2).status).toBe('called')
})

test('CALL-2 tickets of one millisecond are called in order of issue', () => {
  const day = given(issue(taxes), issue(water), issue(taxes))
  const order = [1, 2, 3].map((times) =>
    day.and(...Array.from({ length: times }, () => callNext(2))).window(2),
  )
  expect(order).toMatchObject([{ ticket: ticket(1) }, { ticket: ticket(2) }, { ticket: ticket(3) }])
})

test('CALL-2 a transferred ticket is called by its arrival, not by its transfer', () => {
  const day = given(issue(water), waitMs(minuteMs), issue(taxes), transfer(ticket(1), { service: taxes }))
  expect(day.when(callNext(1)).events).toMatchObject([{ ticket: ticket(1) }])
})

test('CALL-3 Next completes the ticket in service, then calls', () => {
  const day = given(issue(taxes), issue(taxes), callNext(1), start(1), waitMs(minuteMs))
  const next = day.when(callNext(1))
  expect(next.events).toEqual([
    { type: 'TicketCompleted', ticket: ticket(1), outcome: 'done' },
    { type: 'TicketCalled', ticket: ticket(2), serviceWindow: 1, how: { by: 'rule' } },
  ])
  expect(next.press).toEqual({
    type: 'PressMade',
    place: 'window:1',
    press: 'call-next',
    tickets: [
      { ticket: ticket(1), revisionAfter: 4 },
      { ticket: ticket(2), revisionAfter: 2 },
    ],
  })
  expect(next.after.ticket(1)).toMatchObject({ status: 'completed', endedAtMs: day.nowMs })
})

test('CALL-3 Next completes the ticket in service also where nobody waits', () => {
  const after = given(issue(taxes), callNext(1), callNext(1))
  expect(after.ticket(1).status).toBe('completed')
  expect(after.window(1)).toMatchObject({ status: 'open', ticket: null })
})

test('CALL-3 Next does nothing where nobody waits and nobody is served', () => {
  const next = given().when(callNext(1))
  expect(next.events).toEqual([])
  expect(next.press).toBeNull()
})

test('CALL-4 a no-show is accepted only after the set number of recalls', () => {
  const called = given(issue(taxes), callNext(1))
  expect(called.when(markNoShow(1)).refusal).toEqual({
    code: 'no-show-too-early',
    recalls: 0,
    recallsNeeded: 2,
  })
  expect(called.and(recall(1)).when(markNoShow(1)).refusal).toMatchObject({ recalls: 1 })
  expect(called.and(recall(1), recall(1)).when(markNoShow(1)).events).toEqual([
    { type: 'TicketMarkedNoShow', ticket: ticket(1) },
  ])
})

test('CALL-4 nobody who is being served is a no-show', () => {
  const serving = given(issue(taxes), callNext(1), recall(1), recall(1), start(1))
  expect(serving.when(markNoShow(1)).refusal).toEqual({ code: 'already-started', ticket: ticket(1) })
})

test('CALL-4 a no-show is reinstated with its place until the set time', () => {
  const missed = given(
    issue(taxes),
    waitMs(1),
    issue(taxes),
    callNext(1),
    recall(1),
    recall(1),
    markNoShow(1),
  )
  const inTime = missed.and(waitMs(30 * minuteMs), reinstate(ticket(1)))
  expect(inTime.waitingFor(taxes)).toEqual([1, 2])
  expect(inTime.ticket(1)).toMatchObject({ status: 'waiting', line: null, issuedAtMs: sundayAt(9) })
  expect(missed.and(waitMs(30 * minuteMs + 1)).when(reinstate(ticket(1))).refusal).toEqual({
    code: 'reinstate-too-late',
    ticket: ticket(1),
    untilMs: missed.nowMs + 30 * minuteMs,
  })
})

test('CALL-4 only a no-show is reinstated', () => {
  expect(given(issue(taxes)).when(reinstate(ticket(1))).refusal).toMatchObject({
    code: 'ticket-not-fitting',
    status: 'waiting',
  })
  expect(given(issue(taxes), cancel(ticket(1))).when(reinstate(ticket(1))).refusal).toMatchObject({
    code: 'ticket-not-fitting',
    status: 'cancelled',
  })
  expect(given().when(reinstate(ticket(1))).refusal).toEqual({ code: 'unknown-ticket', ticket: ticket(1) })
})

test('CALL-4 a no-show whose service or class the hall has given up is not reinstated', () => {
  const missed = given(citizenOf(), callNext(1), recall(1), recall(1), markNoShow(1))
  const noTaxes = { ...sampleHall, services: sampleHall.services.filter(({ id }) => id !== taxes) }
  expect(missed.and(configure(noTaxes)).when(reinstate(ticket(1))).refusal).toEqual({
    code: 'unknown-service',
    service: taxes,
  })
  const noExempt = {
    ...sampleHall,
    priorityClasses: sampleHall.priorityClasses.filter(({ id }) => id !== exempt),
  }
  expect(missed.and(configure(noExempt)).when(reinstate(ticket(1))).refusal).toEqual({
    code: 'unknown-priority-class',
    priorityClass: exempt,
  })
})

const undoable = {
  'call-next': [callNext(1)],
  call: [callByHand(1, ticket(1))],
  complete: [callNext(1), start(1), complete(1)],
  'no-show': [callNext(1), recall(1), recall(1), markNoShow(1)],
  park: [callNext(1), park(1, 'fills in a form')],
  transfer: [callNext(1), transfer(ticket(1), { service: permits })],
  cancel: [callNext(1), cancel(ticket(1))],
}

test.each(Object.entries(undoable))('CALL-5 %s is undone within ten seconds', (press, steps) => {
  const waiting = given(
    issue(taxes),
    waitMs(1),
    issue(taxes),
    issue(taxes, { priorityClass: aged80 }),
    cancel(ticket(3)),
    waitMs(minuteMs),
  )
  const before = waiting.and(...steps.slice(0, -1))
  const pressed = waiting.and(...steps)
  expect(before.when(steps.at(-1) ?? callNext(1)).press).toMatchObject({ press, place: 'window:1' })
  const undone = pressed.and(waitMs(10_000)).when(undoAtWindow(1))
  expect(undone.events).toEqual([{ type: 'PressUndone', place: 'window:1', tickets: [ticket(1)] }])
  expect({ ...undone.after.ticket(1), revision: 0 }).toEqual({ ...before.ticket(1), revision: 0 })
  expect(undone.after.window(1)).toEqual(before.window(1))
  expect(undone.after.waitingFor(taxes)).toEqual(before.waitingFor(taxes))
  expect(pressed.and(waitMs(10_001)).when(undoAtWindow(1)).refusal).toEqual({ code: 'undo-too-late' })
})

test('CALL-5 a take-over is undone at the window that took over', () => {
  const taken = given(issue(taxes), callNext(1), takeOver(2, ticket(1)))
  expect(taken.when(undoAtWindow(1)).refusal).toEqual({ code: 'undo-too-late' })
  expect(taken.and(undoAtWindow(2)).ticket(1)).toMatchObject({ serviceWindow: 1, clerk: dana })
  expect(taken.and(undoAtWindow(2)).window(2)).toMatchObject({ ticket: null })
})

test('CALL-5 an undone Next brings the completed ticket back to the window', () => {
  const day = given(
    issue(taxes),
    issue(taxes),
    callNext(1),
    start(1),
    waitMs(minuteMs),
    callNext(1),
    undoAtWindow(1),
  )
  expect(day.ticket(1)).toMatchObject({ status: 'serving', startedAtMs: sundayAt(9), stays: [] })
  expect(day.ticket(2)).toMatchObject({ status: 'waiting', firstCall: null })
  expect(day.window(1)).toMatchObject({ ticket: ticket(1) })
  expect(day.waitingFor(taxes)).toEqual([2])
})

test('CALL-6 an overdue ticket goes before every class and rank', () => {
  const day = given(issue(water), waitMs(90 * minuteMs), citizenOf())
  expect(day.when(callNext(1)).events).toMatchObject([{ ticket: ticket(1) }])
  const notYet = given(issue(water), waitMs(90 * minuteMs - 1), citizenOf())
  expect(notYet.when(callNext(1)).events).toMatchObject([{ ticket: ticket(2) }])
})

test('CALL-6 the overdue go in order of arrival among themselves', () => {
  const day = given(issue(water), waitMs(1), citizenOf(), waitMs(2 * hourMs))
  expect(day.when(callNext(1)).events).toMatchObject([{ ticket: ticket(1) }])
})

test('CALL-6 an overdue ticket of another work profile is no concern of the window', () => {
  const day = given(issue(permits), waitMs(2 * hourMs), issue(taxes))
  expect(day.when(callNext(1)).events).toMatchObject([{ ticket: ticket(2) }])
})

test('CALL-6 the line of the window itself goes before the overdue', () => {
  const day = given(issue(taxes), waitMs(2 * hourMs), issue(taxes), transfer(ticket(2), { serviceWindow: 1 }))
  expect(day.when(callNext(1)).events).toMatchObject([{ ticket: ticket(2) }])
  expect(day.when(callNext(2)).events).toMatchObject([{ ticket: ticket(1) }])
})

test('CALL-7 Next takes from the line of its window first: the resumed, then the earlier arrival', () => {
  const day = given(
    issue(taxes),
    issue(taxes),
    issue(water),
    callByHand(1, ticket(3)),
    park(1),
    transfer(ticket(2), { serviceWindow: 1 }),
    transfer(ticket(1), { serviceWindow: 1 }),
    resume(ticket(3)),
  )
  expect(day.lineAt(1)).toEqual([3, 1, 2])
  expect(day.when(callNext(1)).events).toMatchObject([{ ticket: ticket(3) }])
})

test('CALL-8 the better rank goes first, also before a higher class', () => {
  const day = given(issue(water, { priorityClass: exempt }), issue(taxes))
  expect(day.when(callNext(1)).events).toMatchObject([{ ticket: ticket(2) }])
  expect(day.when(callNext(2)).events).toMatchObject([{ ticket: ticket(1) }])
})

test('CALL-8 within a rank the highest score goes first', () => {
  const classes = [issue(taxes), issue(taxes, { priorityClass: aged80 }), citizenOf()]
  const called = [1, 2, 3].map((times) =>
    given(...classes, ...Array.from({ length: times }, () => callNext(2))).window(2),
  )
  expect(called).toMatchObject([{ ticket: ticket(3) }, { ticket: ticket(2) }, { ticket: ticket(1) }])
})

test('CALL-8 a head start is used up by waiting', () => {
  const slow = {
    ...sampleHall,
    priorityClasses: sampleHall.priorityClasses.map((one) =>
      Object.assign({}, one, { headStartMs: one.headStartMs === 0 ? 0 : 10 * minuteMs }),
    ),
  }
  const day = givenNothing(configure(slow), openDay(), openWindow(1), issue(taxes))
  const earlier = day.and(waitMs(10 * minuteMs - 1), citizenOf())
  expect(earlier.when(callNext(1)).events).toMatchObject([{ ticket: ticket(2) }])
  const equal = day.and(waitMs(10 * minuteMs), citizenOf())
  expect(equal.when(callNext(1)).events).toMatchObject([{ ticket: ticket(1) }])
})

test('CALL-8 a class with a higher rate overtakes', () => {
  const faster = {
    ...sampleHall,
    priorityClasses: sampleHall.priorityClasses.map((one) =>
      Object.assign({}, one, { headStartMs: 0, rate: one.id === exempt ? 3 : 1 }),
    ),
  }
  const day = givenNothing(
    configure(faster),
    openDay(),
    openWindow(1),
    issue(taxes),
    waitMs(20 * minuteMs),
    citizenOf(),
  )
  expect(day.and(waitMs(9 * minuteMs)).when(callNext(1)).events).toMatchObject([{ ticket: ticket(1) }])
  expect(day.and(waitMs(11 * minuteMs)).when(callNext(1)).events).toMatchObject([{ ticket: ticket(2) }])
})

test('CALL-9 Next passes over services outside the profile and the lines of other windows', () => {
  const day = given(issue(permits), issue(taxes), transfer(ticket(2), { serviceWindow: 2 }))
  expect(day.when(callNext(1)).events).toEqual([])
})

test('CALL-9 a profile given at opening replaces the configured one', () => {
  const day = givenOpenDay(
    openWindow(1, { workProfile: [{ service: permits, rank: 1 }] }),
    issue(taxes),
    issue(permits),
  )
  expect(day.when(callNext(1)).events).toMatchObject([{ ticket: ticket(2) }])
  expect(day.and(closeWindow(1), openWindow(1)).when(callNext(1)).events).toMatchObject([
    { ticket: ticket(1) },
  ])
})

test('CALL-10 a call by hand keeps its reason and completes the ticket in service', () => {
  const day = given(issue(taxes), issue(taxes), issue(permits), callNext(1))
  expect(day.when(callByHand(1, ticket(3), 'she is unwell')).events).toEqual([
    { type: 'TicketCompleted', ticket: ticket(1), outcome: 'done' },
    {
      type: 'TicketCalled',
      ticket: ticket(3),
      serviceWindow: 1,
      how: { by: 'hand', reason: 'she is unwell' },
    },
  ])
})

test('CALL-10 a call by hand takes a waiting ticket from any line, or a parked one', () => {
  const lined = given(issue(permits), transfer(ticket(1), { serviceWindow: 3 }), callByHand(1, ticket(1)))
  expect(lined.ticket(1)).toMatchObject({ status: 'called', serviceWindow: 1 })
  expect(lined.lineAt(3)).toEqual([])
  const parked = given(issue(taxes), callNext(1), park(1), callByHand(2, ticket(1)))
  expect(parked.ticket(1)).toMatchObject({ status: 'called', serviceWindow: 2 })
})

test('CALL-10 a ticket that has ended, or that nobody knows, is not called', () => {
  expect(given(issue(taxes), cancel(ticket(1))).when(callByHand(1, ticket(1))).refusal).toMatchObject({
    code: 'ticket-not-fitting',
    status: 'cancelled',
  })
  expect(given().when(callByHand(1, ticket(7))).refusal).toEqual({
    code: 'unknown-ticket',
    ticket: ticket(7),
  })
})

test('CALL-11 a recall repeats the call, counts, and leaves the time of the call', () => {
  const day = given(issue(taxes), callNext(1), waitMs(minuteMs), recall(1))
  expect(day.ticket(1)).toMatchObject({
    recalls: 1,
    calledAtMs: sundayAt(9),
    lastCalledAtMs: sundayAt(9, 1),
  })
})

test('CALL-11 who has started is neither recalled nor started again', () => {
  const serving = given(issue(taxes), callNext(1), start(1))
  expect(serving.when(recall(1)).refusal).toEqual({ code: 'already-started', ticket: ticket(1) })
  expect(serving.when(start(1)).refusal).toEqual({ code: 'already-started', ticket: ticket(1) })
})

test('CALL-12 a press needs a window that is known and open, and a ticket at it', () => {
  const presses = [recall, start, complete, markNoShow, park]
  for (const press of presses) {
    expect(given().when(press(9)).refusal).toEqual({ code: 'unknown-service-window', serviceWindow: nine })
    expect(given().when(press(4)).refusal).toMatchObject({ code: 'window-not-open' })
    expect(given().when(press(2)).refusal).toEqual({ code: 'window-has-no-ticket', serviceWindow: two })
  }
})

test('CALL-12 a closed or paused window calls nobody', () => {
  const day = given(issue(taxes), issue(permits), pauseWindow(2))
  expect(day.when(callNext(2)).refusal).toEqual({ code: 'window-not-open', serviceWindow: two })
  expect(day.when(callByHand(2, ticket(1))).refusal).toEqual({ code: 'window-not-open', serviceWindow: two })
  expect(day.when(callNext(4)).refusal).toMatchObject({ code: 'window-not-open' })
  expect(day.when(callNext(9)).refusal).toMatchObject({ code: 'unknown-service-window' })
})

test('CALL-13 a press at a window is undone there, a press elsewhere on its ticket', () => {
  const day = given(issue(taxes), cancel(ticket(1), { reason: 'by mistake' }))
  expect(day.when(undoAtWindow(1)).refusal).toEqual({ code: 'nothing-to-undo' })
  expect(day.and(undoOnTicket(ticket(1))).ticket(1).status).toBe('waiting')
  const atWindow = given(issue(taxes), callNext(1), cancel(ticket(1)))
  expect(atWindow.when(undoOnTicket(ticket(1))).refusal).toEqual({ code: 'nothing-to-undo' })
  expect(atWindow.and(undoAtWindow(1)).ticket(1).status).toBe('called')
})

test('CALL-13 a waiting ticket’s transfer is undone on the ticket', () => {
  const day = given(issue(taxes), issue(taxes), transfer(ticket(1), { service: permits }))
  expect(day.when(undoOnTicket(ticket(1))).after.waitingFor(taxes)).toEqual([1, 2])
})

test('CALL-13 only the last press at a place can be undone, and only once', () => {
  const day = given(issue(taxes), issue(taxes), callNext(1), callNext(1), undoAtWindow(1))
  expect(day.when(undoAtWindow(1)).refusal).toEqual({ code: 'nothing-to-undo' })
})

test('CALL-13 an unknown window or ticket has nothing that could be undone', () => {
  expect(given().when(undoAtWindow(9)).refusal).toEqual({
    code: 'unknown-service-window',
    serviceWindow: nine,
  })
  expect(given().when(undoOnTicket(ticket(5))).refusal).toEqual({
    code: 'unknown-ticket',
    ticket: ticket(5),
  })
})

test('CALL-13 closing the day leaves nothing to undo', () => {
  const day = given(issue(taxes), callNext(1), closeDay(), openDay(sunday))
  expect(day.when(undoAtWindow(1)).refusal).toEqual({ code: 'nothing-to-undo' })
})

test('CALL-14 notes, slips and re-quotes written since a press survive its undo', () => {
  const day = given(issue(taxes), transfer(ticket(1), { service: permits, withNote: true })).and(
    addNote(ticket(1)),
    recordSlip(ticket(1), 'printed'),
    requote(ticket(1), promised(sundayAt(9, 30), sundayAt(9, 45))),
    undoOnTicket(ticket(1)),
  )
  expect(day.ticket(1)).toMatchObject({ service: taxes, noteCount: 2, slip: 'printed' })
  expect(day.ticket(1).requotes).toHaveLength(1)
})

test('CALL-14 recall and start after a call do not stand in the way of its undo', () => {
  const day = given(issue(taxes), callNext(1), recall(1), start(1), undoAtWindow(1))
  expect(day.ticket(1)).toMatchObject({ status: 'waiting', stays: [] })
})

test('CALL-14 a ticket sent back by undo takes its exact place in a line', () => {
  const day = given(issue(taxes), issue(taxes), issue(taxes)).and(
    transfer(ticket(3), { serviceWindow: 1 }),
    transfer(ticket(1), { serviceWindow: 1 }),
    transfer(ticket(2), { serviceWindow: 1 }),
    callNext(1),
  )
  expect(day.lineAt(1)).toEqual([2, 3])
  expect(day.and(undoAtWindow(1)).lineAt(1)).toEqual([1, 2, 3])
})

test('CALL-15 it is too late once the ticket has gone on', () => {
  const resumed = given(issue(taxes), callNext(1), park(1), resume(ticket(1)))
  expect(resumed.when(undoAtWindow(1)).refusal).toEqual({ code: 'undo-too-late' })
  const elsewhere = given(issue(taxes), callNext(1), transfer(ticket(1), { service: permits }), callNext(3))
  expect(elsewhere.when(undoAtWindow(1)).refusal).toEqual({ code: 'undo-too-late' })
  const taken = given(issue(taxes), issue(taxes), callNext(1), takeOver(2, ticket(1)), callNext(2))
  expect(taken.when(undoAtWindow(1)).refusal).toEqual({ code: 'undo-too-late' })
})

test('CALL-15 it is too late once the window has closed or is on a break', () => {
  const done = given(issue(taxes), callNext(1), complete(1))
  expect(done.and(closeWindow(1)).when(undoAtWindow(1)).refusal).toEqual({ code: 'undo-too-late' })
  expect(done.and(pauseWindow(1)).when(undoAtWindow(1)).refusal).toEqual({ code: 'undo-too-late' })
})

test('CALL-15 it is too late once the window that had the ticket has another', () => {
  const taken = given(issue(taxes), issue(taxes), callNext(1), takeOver(2, ticket(1)), callNext(1))
  expect(taken.when(undoAtWindow(2)).refusal).toEqual({ code: 'undo-too-late' })
})

test('CALL-15 it is too late once the line that the ticket stood in is closed', () => {
  const day = given(
    issue(taxes),
    transfer(ticket(1), { serviceWindow: 1 }),
    cancel(ticket(1)),
    closeWindow(1),
  )
  expect(day.when(undoOnTicket(ticket(1))).refusal).toEqual({ code: 'undo-too-late' })
})

test('CALL-15 it is too late once the hall has given up the service or class', () => {
  const day = given(citizenOf(), cancel(ticket(1)))
  const noTaxes = { ...sampleHall, services: sampleHall.services.filter(({ id }) => id !== taxes) }
  expect(day.and(configure(noTaxes)).when(undoOnTicket(ticket(1))).refusal).toEqual({ code: 'undo-too-late' })
  const noExempt = {
    ...sampleHall,
    priorityClasses: sampleHall.priorityClasses.filter(({ id }) => id !== exempt),
  }
  expect(day.and(configure(noExempt)).when(undoOnTicket(ticket(1))).refusal).toEqual({
    code: 'undo-too-late',
  })
})

test('CALL-16 a window opens with or without a clerk, in its configured profile', () => {
  const opened = givenOpenDay().when(openWindow(1, { clerk: dana }))
  expect(opened.events).toEqual([
    {
      type: 'WindowOpened',
      serviceWindow: 1,
      clerk: dana,
      workProfile: sampleHall.serviceWindows[0]?.workProfile,
    },
  ])
  expect(givenOpenDay(openWindow(1)).window(1)).toMatchObject({ status: 'open', clerk: null })
})

test('CALL-16 a window does not open twice, nor for an unknown clerk or service', () => {
  expect(given().when(openWindow(1)).refusal).toEqual({
    code: 'window-already-open',
    serviceWindow: windowNumber(1),
  })
  expect(given().when(openWindow(9)).refusal).toEqual({ code: 'unknown-service-window', serviceWindow: nine })
  const nobody = clerkId('nobody')
  expect(given().when(openWindow(4, { clerk: nobody })).refusal).toEqual({
    code: 'unknown-clerk',
    clerk: nobody,
  })
  const dogs = serviceId('dogs')
  expect(given().when(openWindow(4, { workProfile: [{ service: dogs, rank: 1 }] })).refusal).toEqual({
    code: 'unknown-service',
    service: dogs,
  })
})

test('CALL-17 a clerk sits at one window at a time, also during a break', () => {
  const elsewhere = { code: 'clerk-elsewhere', clerk: olga, serviceWindow: windowNumber(3) }
  expect(given().when(openWindow(4, { clerk: olga })).refusal).toEqual(elsewhere)
  expect(given(pauseWindow(3)).when(openWindow(4, { clerk: olga })).refusal).toEqual(elsewhere)
  expect(given(closeWindow(3)).when(openWindow(4, { clerk: olga })).refusal).toBeNull()
})

test('CALL-18 a break ends with the same clerk and profile, unless others are named', () => {
  const profile = [{ service: permits, rank: 1 }]
  const onBreak = givenOpenDay(openWindow(1, { clerk: dana, workProfile: profile }), pauseWindow(1))
  const back = { status: 'open', clerk: dana, workProfile: profile, ticket: null, openedAtMs: sundayAt(9) }
  expect(onBreak.and(openWindow(1)).window(1)).toEqual(back)
  expect(onBreak.and(openWindow(1, { clerk: dana })).window(1)).toEqual(back)
  expect(onBreak.and(openWindow(1, { clerk: yusuf })).window(1)).toMatchObject({
    clerk: yusuf,
    workProfile: sampleHall.serviceWindows[0]?.workProfile,
  })
})

test('CALL-18 a break that ends with another profile keeps its clerk', () => {
  const workProfile = [{ service: permits, rank: 1 }]
  const back = given(pauseWindow(1), openWindow(1, { workProfile }))
  expect(back.window(1)).toMatchObject({ clerk: dana, workProfile })
})

test('CALL-18 a break keeps its reason and the declared return, which lies ahead', () => {
  const declared = { reason: 'lunch', expectedReturnAtMs: sundayAt(9, 30) }
  expect(given(pauseWindow(1, declared)).window(1)).toMatchObject({ status: 'paused', ...declared })
  expect(given().when(pauseWindow(1, { expectedReturnAtMs: sundayAt(8, 59) })).refusal).toEqual({
    code: 'return-in-the-past',
    expectedReturnAtMs: sundayAt(8, 59),
  })
  expect(given(pauseWindow(1)).when(pauseWindow(1)).refusal).toEqual({
    code: 'window-already-paused',
    serviceWindow: windowNumber(1),
  })
  expect(given().when(pauseWindow(4)).refusal).toMatchObject({ code: 'window-not-open' })
  expect(given().when(pauseWindow(9)).refusal).toMatchObject({ code: 'unknown-service-window' })
})

test('CALL-18 who was sent to a window waits there through its break', () => {
  const day = given(issue(taxes), transfer(ticket(1), { serviceWindow: 1 }), pauseWindow(1))
  expect(day.lineAt(1)).toEqual([1])
  expect(day.and(openWindow(1)).when(callNext(1)).events).toMatchObject([{ ticket: ticket(1) }])
})

test('CALL-19 a window with a ticket neither closes nor pauses', () => {
  const busy = given(issue(taxes), callNext(1))
  const refusal = { code: 'window-has-ticket', serviceWindow: windowNumber(1), ticket: ticket(1) }
  expect(busy.when(closeWindow(1)).refusal).toEqual(refusal)
  expect(busy.when(pauseWindow(1)).refusal).toEqual(refusal)
  expect(busy.and(complete(1)).when(closeWindow(1)).refusal).toBeNull()
})

test('CALL-19 a log that closes or pauses a window on its ticket is corrupt', () => {
  const { hall } = given(issue(taxes), callNext(1))
  const at = { serviceWindow: windowNumber(1), atMs: sundayAt(9) }
  expect(() => evolve(hall, { type: 'WindowClosed', ...at })).toThrow('closed on ticket')
  expect(() => evolve(hall, { type: 'WindowPaused', reason: null, expectedReturnAtMs: null, ...at })).toThrow(
    'paused on ticket',
  )
  expect(() => evolve(hall, { type: 'WindowOpened', clerk: null, workProfile: [], ...at })).toThrow(
    'opened while open',
  )
})
