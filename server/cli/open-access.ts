import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AccessStore, Role } from '../engine/access.ts'
import { migrate } from '../store/sqlite/migrations.ts'
import { openDatabase } from '../store/sqlite/open-database.ts'
import { SqliteAccessStore } from '../store/sqlite/sqlite-access-store.ts'
import { UsageError } from './verb.ts'

const roles: readonly Role[] = ['triage', 'clerk', 'manager', 'screen']

/** Throws UsageError for anything that is no role. */
export function roleNamed(text: string | undefined): Role {
  const role = roles.find((one) => one === text)
  if (!role) throw new UsageError(`--role is one of ${roles.join(', ')}`)
  return role
}

/** Uses the tokens of a data folder, also while a server runs on it or before one ever did. */
export function withAccess<Result>(data: string, use: (access: AccessStore) => Result): Result {
  mkdirSync(data, { recursive: true })
  const database = openDatabase(join(data, 'ashnav.sqlite'))
  try {
    migrate(database)
    return use(new SqliteAccessStore(database))
  } finally {
    database.close()
  }
}
