import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Engine } from '../../server/engine/engine.ts'
import type { ConfiguredHall } from '../../server/hall/hall.ts'
import { ticketRecordOf, type TicketRecord } from '../../server/hall/ticket-record.ts'
import { itemsOf } from '../../server/hall/persistent-list.ts'
import { aim, arbitraryIntent, type Intent } from '../hall/model/intent.ts'
import { closeDay, configure, issue, openDay, openWindow, sundayAt } from '../hall/presses.ts'
import { hourMs, sampleHall, taxes } from '../hall/sample-hall.ts'
import { sqliteStoreIn } from '../support/database.ts'
import { HandClock } from '../support/hand-clock.ts'
import { loadedEngine, openEngine, type RunningEngine } from '../support/running-engine.ts'
import { stateHash } from '../support/state-hash.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { WatchedStore } from '../support/watched-store.ts'

const anytime = { ...sampleHall, outsideHours: 'allow' } as const

async function play(running: RunningEngine, clock: HandClock, intents: readonly Intent[]): Promise<void> {
  // Several presses in one turn share a batch, so that batches of every size are replayed.
  const pressed: Promise<unknown>[] = []
  for (const intent of intents) {
    clock.advance(intent.passesMs)
    const command = aim(intent, running.hall, anytime, clock.nowMs())
    const note = 'withNote' in command && command.withNote ? { note: 'a note' } : {}
    pressed.push(running.press(command, command.type === 'addNote' ? { note: 'a note' } : note))
    if (intent.which % 3 === 0) await Promise.all(pressed.splice(0))
  }
  await Promise.all(pressed)
}

const notesOf = (engine: Engine, running: RunningEngine): unknown =>
  [...itemsOf(running.hall.tickets)].map(({ id }) => engine.notesOf(id))

function rowsOf({ day, tickets }: ConfiguredHall): readonly TicketRecord[] {
  if (day.status === 'never-opened') return []
  return [...itemsOf(tickets)].map((ticket) => ticketRecordOf(ticket, day.day))
}

test(
  'FAULT-1 whatever was pressed, a restart gives the same state, notes and rows',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitraryIntent, { minLength: 20, maxLength: 120, size: 'max' }),
        async (intents) => {
          const folder = temporaryFolder()
          const store = sqliteStoreIn(folder)
          const clock = new HandClock(sundayAt(9))
          const running = await openEngine({ store, clock }, anytime)
          await running.press(openWindow(1))
          await running.press(openWindow(2))
          await play(running, clock, intents)
          const rows = rowsOf(running.hall)
          expect(await Promise.all(rows.map(({ id }) => store.record(id)))).toEqual(rows)
          await store.close()
          const reopened = sqliteStoreIn(folder)
          const again = await loadedEngine({ store: reopened, clock })
          expect(stateHash(again.hall)).toBe(stateHash(running.hall))
          expect(again.engine.sequence).toBe(running.engine.sequence)
          expect(notesOf(again.engine, again)).toEqual(notesOf(running.engine, running))
          await reopened.close()
        },
      ),
      { seed: 20_261_122, numRuns: 25 },
    )
  },
)

test('FAULT-1 after many days only the last are replayed, and the state is the same', async () => {
  const folder = temporaryFolder()
  const store = sqliteStoreIn(folder)
  const clock = new HandClock(sundayAt(9))
  const running = await openEngine({ store, clock }, anytime)
  const intents = fc.sample(arbitraryIntent, { seed: 7, numRuns: 400 })
  for (let day = 0; day < 9; day += 1) {
    // Configurations change on the way, also between days.
    if (day % 2 === 1) await running.press(configure({ ...anytime, lastNumber: 500 + day }))
    await running.press(openDay())
    await running.press(openWindow(1))
    const calm = intents
      .slice(day * 40, day * 40 + 40)
      .filter(({ type }) => type !== 'closeDay' && type !== 'openDay' && type !== 'configureHall')
    await play(running, clock, calm)
    if (day === 8) break
    await running.press(closeDay())
    clock.set(sundayAt(9) + (day + 1) * 24 * hourMs)
  }
  await running.press(issue(taxes))
  const before = stateHash(running.hall)
  await store.close()
  const watched = new WatchedStore(sqliteStoreIn(folder))
  expect((await watched.replayStart(5)).afterSequence).toBeGreaterThan(0)
  const again = await loadedEngine({ store: watched, clock })
  expect(stateHash(again.hall)).toBe(before)
  expect(again.engine.sequence).toBe(running.engine.sequence)
  const number = (await again.press(issue(taxes))).events.map((event) => 'number' in event && event.number)
  expect(number).toHaveLength(1)
  await watched.close()
})
