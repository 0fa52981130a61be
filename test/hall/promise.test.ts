import { expect, test } from 'vitest'
import { isWhole, scorePromise } from '../../server/hall/promise.ts'
import { given, waitMs } from './given.ts'
import {
  callByHand,
  callNext,
  issue,
  promised,
  reinstate,
  markNoShow,
  recall,
  requote,
  sundayAt,
  testInputs,
  ticket,
  transfer,
  undoAtWindow,
} from './presses.ts'
import { minuteMs, permits, taxes } from './sample-hall.ts'

const promise = promised(sundayAt(9, 10), sundayAt(9, 20))
const later = promised(sundayAt(9, 30), sundayAt(9, 45))
const latest = promised(sundayAt(9, 50), sundayAt(10))
const issued = given(issue(taxes, { promise }))

test('PROMISE-1 the first promise is recorded as shown', () => {
  expect(given().when(issue(taxes, { promise })).events).toMatchObject([{ promise }])
  expect(issued.ticket(1).promise).toEqual(promise)
})

test('PROMISE-1 nothing that happens to a ticket changes its first promise', () => {
  const after = issued.and(
    requote(ticket(1), later),
    callNext(1),
    transfer(ticket(1), { service: permits }),
    callNext(3),
    recall(3),
    recall(3),
    markNoShow(3),
    reinstate(ticket(1)),
  )
  expect(after.ticket(1).promise).toEqual(promise)
})

test('PROMISE-1 it is scored at the first call, and later calls leave the score', () => {
  const called = issued.and(waitMs(12 * minuteMs), callNext(1))
  expect(called.ticket(1).firstCall).toEqual({ atMs: sundayAt(9, 12), serviceWindow: 1, score: 'kept' })
  const again = called.and(transfer(ticket(1), { service: permits }), waitMs(60 * minuteMs), callNext(3))
  expect(again.ticket(1).firstCall).toEqual(called.ticket(1).firstCall)
})

test('PROMISE-1 a call by hand is a first call too', () => {
  const called = issued.and(callByHand(3, ticket(1)))
  expect(called.ticket(1).firstCall).toEqual({ atMs: sundayAt(9), serviceWindow: 3, score: 'early' })
})

test('PROMISE-2 a ticket without a promise is not scored', () => {
  expect(given(issue(taxes), callNext(1)).ticket(1).firstCall).toMatchObject({ score: null })
})

test('PROMISE-3 a re-quote is kept beside the first promise, newest last', () => {
  expect(issued.when(requote(ticket(1), later)).events).toEqual([
    { type: 'TicketRequoted', ticket: ticket(1), promise: later },
  ])
  const after = issued.and(requote(ticket(1), later), requote(ticket(1), latest))
  expect(after.ticket(1)).toMatchObject({ promise, requotes: [later, latest] })
})

test('PROMISE-4 a call at either end of the range keeps the promise', () => {
  expect(scorePromise(promise, sundayAt(9, 10) - 1)).toBe('early')
  expect(scorePromise(promise, sundayAt(9, 10))).toBe('kept')
  expect(scorePromise(promise, sundayAt(9, 20))).toBe('kept')
  expect(scorePromise(promise, sundayAt(9, 20) + 1)).toBe('late')
})

test('PROMISE-4 a late call is scored against the first promise, not the re-quote', () => {
  const called = issued.and(requote(ticket(1), later), waitMs(35 * minuteMs), callNext(1))
  expect(called.ticket(1).firstCall).toMatchObject({ score: 'late' })
})

test('PROMISE-5 only who waits is given a new time', () => {
  expect(issued.and(callNext(1)).when(requote(ticket(1), later)).refusal).toEqual({
    code: 'ticket-not-fitting',
    ticket: ticket(1),
    status: 'called',
  })
  expect(issued.when(requote(ticket(2), later)).refusal).toEqual({
    code: 'unknown-ticket',
    ticket: ticket(2),
  })
})

test('PROMISE-6 a call that is undone was no first call', () => {
  const undone = issued.and(callNext(1), waitMs(10_000), undoAtWindow(1))
  expect(undone.ticket(1).firstCall).toBeNull()
  const called = undone.and(waitMs(15 * minuteMs), callNext(1))
  expect(called.ticket(1).firstCall).toMatchObject({ score: 'kept' })
})

test('PROMISE-8 a promise keeps what it was made from, also one of an older version', () => {
  expect(issued.ticket(1).promise?.madeFrom).toEqual(testInputs)
  const madeFrom = { forecaster: 'workload 2', workAhead: 3, windowsOpen: 2, serviceMs: 5 * minuteMs }
  const old = given(issue(taxes, { promise: { ...promise, madeFrom } }))
  expect(old.ticket(1).promise?.madeFrom).toEqual(madeFrom)
  expect([isWhole(madeFrom), isWhole(testInputs)]).toEqual([false, true])
})
