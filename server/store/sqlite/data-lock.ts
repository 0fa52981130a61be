import Database from 'better-sqlite3'

export class DataInUse extends Error {
  constructor(directory: string) {
    super(
      `another Ashnav server is running on ${directory}; stop it first, or give another folder with --data`,
    )
  }
}

/** A server that was just told to end may still be letting go. */
const lockWaitMs = 3_000

/**
 * Holds a folder for one server: an exclusive transaction on a lock file, which the operating system frees
 * when the process ends in whatever way. Throws DataInUse where another server holds it.
 */
export function lockData(directory: string, file: string): { release(): void } {
  const connection = new Database(file)
  connection.pragma(`busy_timeout = ${lockWaitMs}`)
  try {
    connection.pragma('journal_mode = DELETE')
    connection.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    connection.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new DataInUse(directory)
    throw error
  }
  return { release: () => connection.close() }
}
