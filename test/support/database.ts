import { join } from 'node:path'
import { migrate } from '../../server/store/sqlite/migrations.ts'
import { openDatabase, type Connection } from '../../server/store/sqlite/open-database.ts'
import { SqliteEventStore } from '../../server/store/sqlite/sqlite-event-store.ts'

/** The database of a data folder, brought to the present schema. */
export function databaseIn(folder: string): Connection {
  const connection = openDatabase(join(folder, 'ashnav.sqlite'))
  migrate(connection)
  return connection
}

export function sqliteStoreIn(folder: string): SqliteEventStore {
  return new SqliteEventStore(databaseIn(folder))
}
