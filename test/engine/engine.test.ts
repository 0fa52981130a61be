import { expect, test } from 'vitest'
import { EngineBusy, EngineStopped, pendingMax } from '../../server/engine/engine.ts'
import type { EventStore } from '../../server/engine/ports.ts'
import {
  addNote,
  callNext,
  closeDay,
  issue,
  monday,
  openDay,
  openWindow,
  sunday,
  sundayAt,
  ticket,
} from '../hall/presses.ts'
import { taxes, water } from '../hall/sample-hall.ts'
import { closingAfterEach } from '../support/closing.ts'
import { sqliteStoreIn } from '../support/database.ts'
import { HandClock } from '../support/hand-clock.ts'
import { loadedEngine, openEngine, type RunningEngine } from '../support/running-engine.ts'
import { stateHash } from '../support/state-hash.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { WatchedStore } from '../support/watched-store.ts'

const later = closingAfterEach()

function storeIn(folder: string): EventStore {
  const store = sqliteStoreIn(folder)
  later(() => store.close())
  return store
}

async function openHall(): Promise<{ running: RunningEngine; store: WatchedStore; folder: string }> {
  const folder = temporaryFolder()
  const store = new WatchedStore(storeIn(folder))
  const running = await openEngine({ store })
  store.appended.length = 0
  running.published.length = 0
  return { running, store, folder }
}

/** A gate that holds appends until it is opened. */
function closedGate(store: WatchedStore): () => void {
  const { promise, resolve } = Promise.withResolvers<void>()
  store.gate = promise
  return resolve
}

const turnOfTheLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('commands of one turn become one append, decided in order', async () => {
  const { running, store } = await openHall()
  const answers = await Promise.all(Array.from({ length: 100 }, () => running.press(issue(taxes))))
  expect(store.appended).toHaveLength(1)
  expect(running.published).toHaveLength(1)
  const issued = answers.flatMap(({ events }) => events).filter((event) => event.type === 'TicketIssued')
  expect(issued.map(({ ticket: id }) => id)).toEqual(Array.from({ length: 100 }, (_, at) => ticket(at + 1)))
  expect(new Set(issued.map(({ number }) => number)).size).toBe(100)
})

test('ISSUE-2 nothing is acknowledged, shown or published before it is on disk', async () => {
  const { running, store } = await openHall()
  const open = closedGate(store)
  let acknowledged = false
  const pressed = running.press(issue(taxes)).then(() => (acknowledged = true))
  for (let turn = 0; turn < 20; turn += 1) await turnOfTheLoop()
  expect(acknowledged).toBe(false)
  expect(running.published).toEqual([])
  expect(running.hall.tickets.size).toBe(0)
  open()
  await pressed
  expect(running.hall.tickets.size).toBe(1)
  expect(running.publishedEvents).toEqual(['TicketIssued'])
})

test('what arrives while a batch is written waits for the next one', async () => {
  const { running, store } = await openHall()
  const open = closedGate(store)
  const first = running.press(issue(taxes))
  for (let turn = 0; turn < 3; turn += 1) await turnOfTheLoop()
  const others = [running.press(issue(taxes)), running.press(issue(water))]
  open()
  await Promise.all([first, ...others])
  expect(store.appended.map(({ events }) => events.length)).toEqual([1, 2])
})

test('FAULT-17 the same id again gets the first answer and has no second effect', async () => {
  const { running } = await openHall()
  const [first, second] = await Promise.all([
    running.submit(issue(taxes), { id: 'a' }),
    running.submit(issue(taxes), { id: 'a' }),
  ])
  const third = await running.submit(issue(taxes), { id: 'a' })
  if (first.kind !== 'answered') throw new Error('the first was not answered')
  const { notes: _, ...kept } = first.answer
  for (const again of [second, third]) {
    if (again.kind !== 'repeated') throw new Error(`it was ${again.kind}`)
    expect(JSON.parse(again.kept)).toEqual(kept)
  }
  expect(running.hall.tickets.size).toBe(1)
})

test('FAULT-17 a refusal is remembered as well', async () => {
  const { running } = await openHall()
  const first = await running.press(callNext(1), { id: 'a' })
  expect(first.refusal?.code).toBe('window-not-open')
  await running.press(openWindow(1))
  const again = await running.submit(callNext(1), { id: 'a' })
  expect(again).toEqual({ kind: 'repeated', kept: JSON.stringify({ events: [], refusal: first.refusal }) })
})

test('FAULT-3 the same id gets the first answer after a restart, on the same log', async () => {
  const { running, store, folder } = await openHall()
  const first = await running.press(issue(taxes), { id: 'a' })
  await running.engine.drain()
  await store.close()
  const again = await loadedEngine({ store: storeIn(folder) })
  const { notes: _, ...kept } = first
  expect(await again.submit(issue(taxes), { id: 'a' })).toEqual({
    kind: 'repeated',
    kept: JSON.stringify(kept),
  })
  expect(again.hall.tickets.size).toBe(1)
  expect(again.engine.sequence).toBe(running.engine.sequence)
})

test('FAULT-18 the same id for something else is refused, within a batch and after it', async () => {
  const { running } = await openHall()
  const [, second] = await Promise.all([
    running.submit(issue(taxes), { id: 'a' }),
    running.submit(issue(water), { id: 'a' }),
  ])
  expect(second).toEqual({ kind: 'key-reused' })
  expect(await running.submit(issue(water), { id: 'a' })).toEqual({ kind: 'key-reused' })
  expect(running.hall.tickets.size).toBe(1)
})

test('FAULT-5 a failed append rejects all, changes nothing, publishes nothing and is not tried again', async () => {
  const { running, store, folder } = await openHall()
  await running.press(issue(taxes))
  const before = stateHash(running.hall)
  const { sequence } = running.engine
  running.published.length = 0
  store.failure = new Error('disk I/O error')
  const pressed = await Promise.allSettled([
    running.press(issue(taxes), { id: 'a', note: 'lost' }),
    running.press(issue(water)),
  ])
  expect(pressed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(running.fatal).toEqual([store.failure])
  expect(stateHash(running.hall)).toBe(before)
  expect(running.engine.sequence).toBe(sequence)
  expect(running.engine.notesOf(ticket(2))).toEqual([])
  expect(running.published).toEqual([])
  store.failure = null
  await expect(running.press(issue(taxes))).rejects.toThrow(EngineStopped)
  await store.close()
  const again = await loadedEngine({ store: storeIn(folder) })
  expect(stateHash(again.hall)).toBe(before)
})

test('FAULT-5 a failed append rejects also those who wait behind it', async () => {
  const { running, store } = await openHall()
  const open = closedGate(store)
  const first = running.press(issue(taxes))
  for (let turn = 0; turn < 3; turn += 1) await turnOfTheLoop()
  const second = running.press(issue(taxes))
  store.failure = new Error('disk I/O error')
  open()
  const settled = await Promise.allSettled([first, second])
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(running.fatal).toHaveLength(1)
})

test('closing answers what was taken and takes no more', async () => {
  const { running } = await openHall()
  const taken = Array.from({ length: 300 }, () => running.press(issue(taxes)))
  const drained = running.engine.drain()
  await expect(running.press(issue(taxes))).rejects.toThrow(EngineStopped)
  await drained
  const answers = await Promise.all(taken)
  expect(answers.every(({ refusal }) => refusal === null)).toBe(true)
  expect(running.hall.tickets.size).toBe(300)
})

test('FAULT-43 more commands than may wait are turned away at once, and the others are answered', async () => {
  const { running } = await openHall()
  const pressed = Array.from({ length: pendingMax + 3 }, () => running.press(callNext(1)))
  const settled = await Promise.allSettled(pressed)
  const reasons = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(reasons).toEqual([new EngineBusy(), new EngineBusy(), new EngineBusy()])
})

test('PRIV-1 notes are kept apart from the log and from the kept answers', async () => {
  const { running, store, folder } = await openHall()
  const said = await running.press(issue(taxes, { withNote: true }), { id: 'a', note: 'a secret dog' })
  expect(said.notes).toEqual(['a secret dog', 'a secret dog'])
  await running.press(addNote(ticket(1)), { note: 'another one' })
  expect(running.engine.notesOf(ticket(1)).map(({ text }) => text)).toEqual(['a secret dog', 'another one'])
  const written = store.appended.map(({ events, answers, records }) => ({ events, answers, records }))
  expect(JSON.stringify(written)).not.toContain('dog')
  await store.close()
  const again = await loadedEngine({ store: storeIn(folder) })
  expect(again.engine.notesOf(ticket(1)).map(({ text }) => text)).toEqual(['a secret dog', 'another one'])
})

test('PRIV-1 the end of the day purges notes, also those of its own batch', async () => {
  const { running, store } = await openHall()
  await running.press(issue(taxes, { withNote: true }), { note: 'one' })
  await Promise.all([
    running.press(addNote(ticket(1)), { note: 'two' }),
    running.press(closeDay()),
    running.press(addNote(ticket(1)), { note: 'after closing' }),
  ])
  expect(running.engine.notesOf(ticket(1))).toEqual([])
  expect(await store.notes()).toEqual([])
})

test('PROMISE-1 the promise of the issue is in the log, on the ticket and in its row, and stays', async () => {
  const store = new WatchedStore(storeIn(temporaryFolder()))
  const clock = new HandClock(sundayAt(9))
  const promise = {
    notBeforeMs: sundayAt(9, 5),
    byMs: sundayAt(9, 20),
    aboutMs: 600_000,
    madeFrom: { forecaster: 'test 1', workAhead: 1, windowsOpen: 1, serviceMs: 300_000 },
  }
  const requote = { ...promise, byMs: sundayAt(9, 40) }
  const running = await openEngine({
    store,
    clock,
    promises: { promiseFor: () => promise, chanceFor: () => null, outlookOf: () => null },
  })
  await running.press(openWindow(1))
  await running.press(issue(taxes))
  await running.press({ type: 'requoteTicket', ticket: ticket(1), promise: requote })
  clock.advance(30 * 60_000)
  await running.press(callNext(1))
  const log = await store.eventsAfter(0, 100)
  const issued = log.map(({ event }) => event).find((event) => event.type === 'TicketIssued')
  expect(issued?.promise).toEqual(promise)
  const again = await loadedEngine({ store })
  const [restored] = again.hall.tickets.chunks[0] ?? []
  expect(restored?.promise).toEqual(promise)
  expect(restored?.requotes).toEqual([requote])
  expect(restored?.firstCall?.score).toBe('late')
  expect(await store.record(ticket(1))).toMatchObject({
    promise_not_before_at_ms: promise.notBeforeMs,
    promise_by_at_ms: promise.byMs,
    promise_score: 'late',
    requotes: 1,
  })
})

test('the flat rows of a day are whole also where its end and the next day’s opening share a batch', async () => {
  const { running, store } = await openHall()
  await Promise.all([running.press(issue(taxes)), running.press(closeDay()), running.press(openDay(monday))])
  expect(store.appended).toHaveLength(1)
  const ended = await store.records(sunday, '', 10)
  expect(ended.map(({ id, status }) => [id, status])).toEqual([[ticket(1), 'expired']])
})

test('a listener that throws is told of, and takes nothing back', async () => {
  const { running } = await openHall()
  const later: number[] = []
  running.engine.onPublished(() => {
    throw new Error('the listener is broken')
  })
  running.engine.onPublished(({ events }) => later.push(events.length))
  const { refusal } = await running.press(issue(taxes))
  expect(refusal).toBeNull()
  expect(running.listenersFailed).toEqual([new Error('the listener is broken')])
  expect(running.fatal).toEqual([])
  expect(later).toEqual([1])
})
