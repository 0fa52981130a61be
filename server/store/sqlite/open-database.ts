import Database from 'better-sqlite3'

export type Connection = Database.Database

/**
 * Opens a database file as every connection of Ashnav does: WAL, and `synchronous=FULL` set by hand,
 * since the default of WAL loses acknowledged commits at a power cut.
 */
export function openDatabase(file: string): Connection {
  const connection = new Database(file)
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  // What is purged must not stay readable in the file (PRIV-1).
  connection.pragma('secure_delete = ON')
  connection.pragma('foreign_keys = ON')
  connection.pragma('busy_timeout = 5000')
  return connection
}
