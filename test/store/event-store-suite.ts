import { expect, test } from 'vitest'
import type { EventStore } from '../../server/engine/ports.ts'
import { answersKeptMs } from '../../server/store/limits.ts'
import { hourMs } from '../hall/sample-hall.ts'
import { sundayAt, ticket } from '../hall/presses.ts'
import { answer, batch, closed, configuredAt, logged, note, opened, record } from '../support/batches.ts'

interface Opened {
  readonly store: EventStore
  /** The same store, as another run of the program finds it. */
  reopen(): EventStore
}

const nine = sundayAt(9)

async function sequences(store: EventStore): Promise<number[]> {
  return (await store.eventsAfter(0, 1_000)).map(({ sequence }) => sequence)
}

async function openedDays(store: EventStore, days: readonly string[]): Promise<void> {
  await store.append(batch({ events: logged(0, configuredAt(nine)) }))
  let after = 1
  for (const [at, day] of days.entries()) {
    const atMs = nine + at * 24 * hourMs
    await store.append(batch({ events: logged(after, opened(day, atMs), closed(atMs + hourMs)) }))
    after += 2
  }
}

/** What the engine relies on, whatever keeps the log. */
export function eventStoreSuite(name: string, open: () => Opened): void {
  test(`ISSUE-2 ${name}: what was appended is there when the store is opened again`, async () => {
    const { store, reopen } = open()
    const events = logged(0, configuredAt(nine), opened('2026-11-22', nine))
    await store.append(
      batch({ events, answers: [answer('a', nine)], records: [record(1)], notes: [note(1, 'with a dog')] }),
    )
    const again = reopen()
    expect(await again.eventsAfter(0, 10)).toEqual(events)
    expect([...(await again.answersOf(['a', 'b']))]).toEqual([['a', answer('a', nine)]])
    expect(await again.records('2026-11-22', '', 10)).toEqual([record(1)])
    expect(await again.record(ticket(1))).toEqual(record(1))
    expect(await again.record(ticket(2))).toBeNull()
    expect(await again.notes()).toEqual([note(1, 'with a dog')])
  })

  test.each([
    ['repeats an event', 1],
    ['leaves an event out', 3],
  ])(`ISSUE-2 ${name}: a batch that %s writes nothing of itself`, async (_name, after) => {
    const { store, reopen } = open()
    await store.append(batch({ events: logged(0, configuredAt(nine), opened('2026-11-22', nine)) }))
    const broken = batch({
      events: logged(after, closed(nine)),
      answers: [answer('a', nine)],
      records: [record(1)],
      notes: [note(1, 'lost')],
      purge: true,
    })
    await expect(store.append(broken)).rejects.toThrow('does not follow')
    const again = reopen()
    expect(await sequences(again)).toEqual([1, 2])
    expect((await again.answersOf(['a'])).size).toBe(0)
    expect(await again.record(ticket(1))).toBeNull()
    expect(await again.notes()).toEqual([])
    await again.append(batch({ events: logged(2, closed(nine)) }))
    expect(await sequences(again)).toEqual([1, 2, 3])
  })

  test(`ISSUE-2 ${name}: a gap inside a batch writes nothing of it`, async () => {
    const { store, reopen } = open()
    const events = [...logged(0, configuredAt(nine)), ...logged(2, closed(nine))]
    await expect(store.append(batch({ events }))).rejects.toThrow('does not follow')
    expect(await sequences(reopen())).toEqual([])
  })

  test(`${name}: events come in order, by pages`, async () => {
    const { store } = open()
    const days = Array.from({ length: 25 }, (_, at) => opened(`2026-12-${at + 1}`, nine + at))
    await store.append(batch({ events: logged(0, ...days.slice(0, 10)) }))
    await store.append(batch({ events: logged(10, ...days.slice(10)) }))
    const pages = [0, 10, 20, 25].map((after) => store.eventsAfter(after, 10))
    const lengths = (await Promise.all(pages)).map((page) => page.map(({ sequence }) => sequence))
    expect(lengths).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      [11, 12, 13, 14, 15, 16, 17, 18, 19, 20],
      [21, 22, 23, 24, 25],
      [],
    ])
  })

  test(`${name}: a ticket has one flat row, the newest, and rows come by day and by pages`, async () => {
    const { store } = open()
    await store.append(batch({ records: [3, 1, 2].map((ordinal) => record(ordinal)) }))
    const later = record(2, { status: 'completed', outcome: 'done', service_ms: 300_000 })
    await store.append(batch({ records: [later, record(9, { day: '2026-11-23' })] }))
    expect(await store.records('2026-11-22', '', 10)).toEqual([record(1), later, record(3)])
    expect(await store.records('2026-11-22', '', 2)).toEqual([record(1), later])
    expect(await store.records('2026-11-22', ticket(2), 2)).toEqual([record(3)])
    expect(await store.records('2026-11-24', '', 2)).toEqual([])
  })

  test(`PRIV-1 ${name}: the end of a day purges notes, and answers older than two days`, async () => {
    const { store, reopen } = open()
    const endMs = nine + answersKeptMs
    await store.append(
      batch({
        events: logged(0, configuredAt(nine)),
        answers: [answer('too old', nine - 1), answer('just in time', nine), answer('new', endMs)],
        notes: [note(1, 'one'), note(1, 'two')],
        records: [record(1)],
      }),
    )
    expect((await store.notes()).map(({ text }) => text)).toEqual(['one', 'two'])
    await store.append(batch({ events: logged(1, closed(endMs)), purge: true }))
    const again = reopen()
    expect(await again.notes()).toEqual([])
    expect([...(await again.answersOf(['too old', 'just in time', 'new'])).keys()]).toEqual([
      'just in time',
      'new',
    ])
    expect(await again.record(ticket(1))).toEqual(record(1))
  })

  test(`${name}: few days are replayed from the beginning`, async () => {
    const { store } = open()
    expect(await store.replayStart(2)).toEqual({ configuredAt: null, afterSequence: 0 })
    await openedDays(store, ['2026-11-22', '2026-11-23'])
    expect(await store.replayStart(2)).toEqual({ configuredAt: null, afterSequence: 0 })
  })

  test(`${name}: of many days the last are replayed, with the configuration that then held`, async () => {
    const { store, reopen } = open()
    await openedDays(store, ['2026-11-22', '2026-11-23', '2026-11-24'])
    const later = configuredAt(nine + 72 * hourMs)
    // A day that was closed and opened again is still one day.
    const reopened = opened('2026-11-24', nine + 60 * hourMs)
    const next = opened('2026-11-25', nine + 73 * hourMs)
    await store.append(batch({ events: logged(7, reopened, closed(nine + 61 * hourMs), later, next) }))
    const again = reopen()
    const start = await again.replayStart(2)
    expect(start).toEqual({ configuredAt: logged(0, configuredAt(nine))[0], afterSequence: 5 })
    expect((await again.eventsAfter(5, 1))[0]?.event).toEqual(opened('2026-11-24', nine + 48 * hourMs))
    expect(await again.replayStart(1)).toEqual({ configuredAt: logged(9, later)[0], afterSequence: 10 })
  })
}
