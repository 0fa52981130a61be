import type { Connection } from './open-database.ts'

interface Migration {
  /** The date it was written, and what it does. Order is that of the list; a migration is never changed. */
  readonly name: string
  readonly sql: string
}

const migrations: readonly Migration[] = [
  {
    name: '2026-11-22 the log, its answers and the flat rows',
    sql: `
      CREATE TABLE events (
        sequence INTEGER PRIMARY KEY,
        at_ms INTEGER NOT NULL,
        command_id TEXT NOT NULL,
        by TEXT NOT NULL,
        type TEXT NOT NULL,
        event TEXT NOT NULL
      );
      CREATE INDEX events_of_days ON events (type, sequence) WHERE type IN ('DayOpened', 'HallConfigured');
      CREATE TRIGGER events_are_kept BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
      CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

      CREATE TABLE answers (
        command_id TEXT PRIMARY KEY,
        fingerprint TEXT NOT NULL,
        answer TEXT NOT NULL,
        at_ms INTEGER NOT NULL
      ) WITHOUT ROWID;

      CREATE TABLE tickets (
        id TEXT PRIMARY KEY,
        day TEXT NOT NULL,
        number TEXT NOT NULL,
        status TEXT NOT NULL,
        service TEXT NOT NULL,
        first_service TEXT NOT NULL,
        language TEXT NOT NULL,
        priority_class TEXT NOT NULL,
        issued_at_ms INTEGER NOT NULL,
        ahead INTEGER NOT NULL,
        promise_not_before_at_ms INTEGER,
        promise_by_at_ms INTEGER,
        promise_about_ms INTEGER,
        promise_forecaster TEXT,
        promise_score TEXT,
        requotes INTEGER NOT NULL,
        first_called_at_ms INTEGER,
        called_at_ms INTEGER,
        started_at_ms INTEGER,
        ended_at_ms INTEGER,
        service_window INTEGER,
        clerk TEXT,
        waiting_ms INTEGER,
        walk_ms INTEGER,
        service_ms INTEGER,
        outcome TEXT,
        reason TEXT,
        renege INTEGER NOT NULL,
        recalls INTEGER NOT NULL,
        stays INTEGER NOT NULL,
        notes INTEGER NOT NULL,
        slip TEXT
      ) WITHOUT ROWID;
      CREATE INDEX tickets_of_day ON tickets (day, id);

      CREATE TABLE ticket_notes (
        ticket TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        by TEXT NOT NULL,
        text TEXT NOT NULL
      );

      CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

      CREATE TABLE tokens (
        hash TEXT PRIMARY KEY,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        roles TEXT NOT NULL,
        created_at_ms INTEGER NOT NULL,
        revoked_at_ms INTEGER
      ) WITHOUT ROWID;

      CREATE TABLE enrolments (
        hash TEXT PRIMARY KEY,
        role TEXT NOT NULL,
        created_at_ms INTEGER NOT NULL,
        expires_at_ms INTEGER NOT NULL,
        used_at_ms INTEGER
      ) WITHOUT ROWID;
    `,
  },
  {
    name: '2026-11-24 what the forecast has learned',
    sql: `
      CREATE TABLE forecast_state (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        sequence INTEGER NOT NULL,
        version TEXT NOT NULL,
        state BLOB NOT NULL
      );
    `,
  },
]

/**
 * Brings a database to the present schema, each migration in a transaction of its own, so that a crash leaves
 * the old schema or the new one. Safe where two processes start at once.
 * Throws where the file was written by a newer program.
 */
export function migrate(connection: Connection): void {
  connection.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, at_ms INTEGER NOT NULL)')
  const known = new Set(migrations.map(({ name }) => name))
  const done = (): Set<string> =>
    new Set(
      connection
        .prepare<[], { name: string }>('SELECT name FROM migrations')
        .all()
        .map(({ name }) => name),
    )
  for (const name of done())
    if (!known.has(name))
      throw new Error(
        `the database was written by a newer version of Ashnav (it has the migration “${name}”)`,
      )
  for (const { name, sql } of migrations) {
    connection
      .transaction(() => {
        if (done().has(name)) return
        connection.exec(sql)
        connection.prepare('INSERT INTO migrations (name, at_ms) VALUES (?, ?)').run(name, Date.now())
      })
      .immediate()
  }
}
