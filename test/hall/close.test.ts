import { expect, test } from 'vitest'
import type { HallEvent } from '../../server/hall/event.ts'
import { evolve } from '../../server/hall/evolve.ts'
import { windowNumber } from '../../server/hall/ids.ts'
import { outcomes } from '../../server/hall/ticket.ts'
import { given, waitMs } from './given.ts'
import {
  callNext,
  cancel,
  closeDay,
  complete,
  issue,
  markNoShow,
  openWindow,
  park,
  recall,
  start,
  sundayAt,
  takeOver,
  ticket,
  undoAtWindow,
} from './presses.ts'
import { dana, minuteMs, olga, taxes, yusuf } from './sample-hall.ts'

const waiting = given(issue(taxes))
const called = waiting.and(callNext(1))
const ended = {
  completed: called.and(complete(1)),
  'no-show': called.and(recall(1), recall(1), markNoShow(1)),
  cancelled: called.and(cancel(ticket(1))),
  expired: called.and(closeDay()),
}
const endings: readonly HallEvent[] = [
  { type: 'TicketCompleted', ticket: ticket(1), outcome: 'done', atMs: sundayAt(10) },
  { type: 'TicketMarkedNoShow', ticket: ticket(1), atMs: sundayAt(10) },
  { type: 'TicketCancelled', ticket: ticket(1), reason: null, renege: false, atMs: sundayAt(10) },
  { type: 'TicketExpired', ticket: ticket(1), atMs: sundayAt(10) },
]

test.each(Object.entries(ended))('CLOSE-1 a ticket ends as %s, at an instant', (status, scenario) => {
  expect(scenario.ticket(1)).toMatchObject({ status, endedAtMs: sundayAt(9) })
})

test.each(Object.entries(ended))('CLOSE-1 a log that ends what is %s is corrupt', (_status, { hall }) => {
  for (const ending of endings) expect(() => evolve(hall, ending)).toThrow('cannot follow')
})

test('CLOSE-1 a log that moves a ticket as it cannot move is corrupt', () => {
  const at = { ticket: ticket(1), atMs: sundayAt(9) }
  const fromWaiting: readonly HallEvent[] = [
    { type: 'TicketRecalled', ...at },
    { type: 'TicketStarted', ...at },
    { type: 'TicketReinstated', ...at },
    { type: 'TicketParked', reason: null, ...at },
    { type: 'TicketResumed', line: null, ...at },
    { type: 'TicketTakenOver', serviceWindow: windowNumber(2), ...at },
  ]
  for (const event of fromWaiting) expect(() => evolve(waiting.hall, event)).toThrow('cannot follow')
  const atWindow: HallEvent = {
    type: 'TicketCalled',
    serviceWindow: windowNumber(2),
    how: { by: 'rule' },
    ...at,
  }
  expect(() => evolve(called.hall, atWindow)).toThrow('cannot follow')
  const parked = called.and(park(1))
  expect(() => evolve(parked.hall, { type: 'TicketTransferred', service: taxes, line: null, ...at })).toThrow(
    'cannot follow',
  )
  expect(() => evolve(waiting.hall, { type: 'TicketExpired', ticket: ticket(2), atMs: 0 })).toThrow(
    'does not hold',
  )
})

test('CLOSE-2 a ticket at another window is taken over as it is', () => {
  const serving = called.and(waitMs(minuteMs), start(1), waitMs(minuteMs))
  const taken = serving.when(takeOver(2, ticket(1)))
  expect(taken.events).toEqual([{ type: 'TicketTakenOver', ticket: ticket(1), serviceWindow: 2 }])
  expect(taken.after.ticket(1)).toEqual({
    ...serving.ticket(1),
    serviceWindow: 2,
    clerk: yusuf,
    calledAtMs: sundayAt(9, 2),
    startedAtMs: sundayAt(9, 2),
    stays: [
      {
        service: taxes,
        serviceWindow: 1,
        clerk: dana,
        calledAtMs: sundayAt(9),
        startedAtMs: sundayAt(9, 1),
        endedAtMs: sundayAt(9, 2),
        endedBy: 'taken-over',
      },
    ],
    revision: serving.ticket(1).revision + 1,
  })
  expect(taken.after.window(1)).toMatchObject({ ticket: null })
  expect(taken.after.window(2)).toMatchObject({ ticket: ticket(1) })
})

test('CLOSE-2 a parked ticket taken over stays parked, at its new window', () => {
  const taken = called.and(park(1, 'fetches a document'), takeOver(3, ticket(1)))
  expect(taken.ticket(1)).toMatchObject({
    status: 'parked',
    serviceWindow: 3,
    parkedAtMs: sundayAt(9),
    reason: 'fetches a document',
  })
  expect(taken.window(3)).toMatchObject({ ticket: null, clerk: olga })
  expect(taken.and(undoAtWindow(3)).ticket(1)).toMatchObject({ status: 'parked', serviceWindow: 1 })
})

test('CLOSE-2 only a free, open window takes over, and only what is at a window or parked', () => {
  const day = called.and(issue(taxes))
  expect(day.when(takeOver(1, ticket(1))).refusal).toEqual({
    code: 'window-has-ticket',
    serviceWindow: windowNumber(1),
    ticket: ticket(1),
  })
  expect(day.when(takeOver(4, ticket(1))).refusal).toMatchObject({ code: 'window-not-open' })
  expect(day.when(takeOver(9, ticket(1))).refusal).toMatchObject({ code: 'unknown-service-window' })
  expect(day.when(takeOver(2, ticket(2))).refusal).toEqual({
    code: 'ticket-not-fitting',
    ticket: ticket(2),
    status: 'waiting',
  })
  expect(day.when(takeOver(2, ticket(5))).refusal).toEqual({ code: 'unknown-ticket', ticket: ticket(5) })
})

test('CLOSE-2 a called ticket taken over is started, recalled or completed at its new window', () => {
  const taken = called.and(recall(1), takeOver(2, ticket(1)))
  expect(taken.and(recall(2)).ticket(1)).toMatchObject({ status: 'called', recalls: 2 })
  expect(taken.and(start(2), complete(2)).ticket(1).stays).toMatchObject([
    { serviceWindow: 1, endedBy: 'taken-over' },
    { serviceWindow: 2, clerk: yusuf, endedBy: 'completed' },
  ])
})

test('CLOSE-3 a ticket is cancelled before its service, not in it nor after', () => {
  expect(waiting.and(cancel(ticket(1), { reason: 'changed her mind' })).ticket(1)).toMatchObject({
    status: 'cancelled',
    reason: 'changed her mind',
    renege: false,
  })
  expect(called.and(park(1), cancel(ticket(1))).ticket(1).status).toBe('cancelled')
  expect(called.and(start(1)).when(cancel(ticket(1))).refusal).toEqual({
    code: 'already-started',
    ticket: ticket(1),
  })
  expect(ended.completed.when(cancel(ticket(1))).refusal).toEqual({
    code: 'ticket-not-fitting',
    ticket: ticket(1),
    status: 'completed',
  })
  expect(waiting.when(cancel(ticket(2))).refusal).toEqual({ code: 'unknown-ticket', ticket: ticket(2) })
})

test('CLOSE-3 cancelling a called ticket frees its window and keeps the stay', () => {
  const after = called.and(cancel(ticket(1), { renege: true }))
  expect(after.window(1)).toMatchObject({ ticket: null })
  expect(after.ticket(1)).toMatchObject({
    renege: true,
    stays: [{ serviceWindow: 1, clerk: dana, endedBy: 'cancelled' }],
  })
})

test.each(outcomes)('CLOSE-4 a service is completed with the outcome %s', (outcome) => {
  const after = called.and(start(1), waitMs(minuteMs), complete(1, outcome))
  expect(after.ticket(1)).toMatchObject({ status: 'completed', outcome, endedAtMs: sundayAt(9, 1) })
  expect(after.window(1)).toMatchObject({ ticket: null })
})

test('CLOSE-4 also where nobody pressed Start', () => {
  expect(called.and(complete(1)).ticket(1).stays).toMatchObject([{ startedAtMs: null, endedBy: 'completed' }])
})

test('CLOSE-5 what has ended is not called, moved or ended again', () => {
  const done = ended.completed.and(openWindow(4))
  expect(done.when(callNext(1)).events).toEqual([])
  expect(done.when(takeOver(4, ticket(1))).refusal).toMatchObject({ status: 'completed' })
})
