import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DataInUse, lockData } from '../../server/store/sqlite/data-lock.ts'
import { migrate } from '../../server/store/sqlite/migrations.ts'
import { openDatabase, type Connection } from '../../server/store/sqlite/open-database.ts'
import { SqliteForecastStateStore } from '../../server/store/sqlite/sqlite-forecast-state-store.ts'
import { forecastStateBytesMax } from '../../server/store/limits.ts'
import { SqliteEventStore } from '../../server/store/sqlite/sqlite-event-store.ts'
import { sundayAt } from '../hall/presses.ts'
import { batch, configuredAt, logged } from '../support/batches.ts'
import { closingAfterEach } from '../support/closing.ts'
import { databaseIn } from '../support/database.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const later = closingAfterEach()

function database(folder = temporaryFolder()): Connection {
  const connection = databaseIn(folder)
  later(() => connection.close())
  return connection
}

function schemaOf(connection: Connection): unknown {
  return connection.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY name').all()
}

test('FAULT-2 every connection writes through to the disk', () => {
  const connection = database()
  expect(connection.pragma('synchronous', { simple: true })).toBe(2)
  expect(connection.pragma('journal_mode', { simple: true })).toBe('wal')
})

test('the log is append-only, also for plain SQL', async () => {
  const connection = database()
  await new SqliteEventStore(connection).append(batch({ events: logged(0, configuredAt(sundayAt(9))) }))
  expect(() => connection.exec('DELETE FROM events')).toThrow('append-only')
  expect(() => connection.exec("UPDATE events SET by = 'nobody'")).toThrow('append-only')
  expect(connection.prepare('SELECT count(*) AS count FROM events').get()).toEqual({ count: 1 })
})

test('FAULT-4 migrating twice changes nothing', () => {
  const connection = database()
  const before = schemaOf(connection)
  migrate(connection)
  expect(schemaOf(connection)).toEqual(before)
})

test('FAULT-4 a database of a newer program is refused and left alone', () => {
  const folder = temporaryFolder()
  const connection = database(folder)
  connection
    .prepare('INSERT INTO migrations (name, at_ms) VALUES (?, ?)')
    .run('2126-01-01 holograms', sundayAt(9))
  const before = schemaOf(connection)
  const next = openDatabase(join(folder, 'ashnav.sqlite'))
  later(() => next.close())
  expect(() => migrate(next)).toThrow(/newer version of Ashnav .*2126-01-01 holograms/)
  expect(schemaOf(connection)).toEqual(before)
})

test('FAULT-10 data is held by one at a time, and free again when let go', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'lock.sqlite')
  const lock = lockData(folder, file)
  expect(() => lockData(folder, file)).toThrow(DataInUse)
  expect(() => lockData(folder, file)).toThrow(folder)
  lock.release()
  lockData(folder, file).release()
})

test('FAULT-10 a killed process leaves its data free', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'lock.sqlite')
  const program = `import { lockData } from '${new URL('../../server/store/sqlite/data-lock.ts', import.meta.url).href}'
    globalThis.held = lockData(...process.argv.slice(1))
    process.stdout.write('held')
    setInterval(() => undefined, 60_000)`
  const holder = spawn(process.execPath, ['--input-type=module', '--eval', program, folder, file])
  later(() => holder.kill('SIGKILL'))
  await once(holder.stdout, 'data')
  expect(() => lockData(folder, file)).toThrow(DataInUse)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  lockData(folder, file).release()
})

test('what the forecast has learned is kept in one row, the newest only', async () => {
  const folder = temporaryFolder()
  const store = new SqliteForecastStateStore(database(folder))
  expect(await store.read()).toBeNull()
  await store.write({ sequence: 10, version: '1', state: new Uint8Array([1, 2, 3]) })
  await store.write({ sequence: 20, version: '2', state: new Uint8Array([0, 255]) })
  const kept = await new SqliteForecastStateStore(database(folder)).read()
  expect(kept).toMatchObject({ sequence: 20, version: '2' })
  expect([...(kept?.state ?? [])]).toEqual([0, 255])
})

test('a forecast that has grown beyond all bounds is not kept', async () => {
  const store = new SqliteForecastStateStore(database())
  const state = new Uint8Array(forecastStateBytesMax + 1)
  await expect(store.write({ sequence: 1, version: '1', state })).rejects.toThrow('bytes')
  expect(await store.read()).toBeNull()
})
