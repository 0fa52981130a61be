import type { Statement } from 'better-sqlite3'
import type { Batch, EventStore, LoggedEvent, StoredAnswer, TicketNote } from '../../engine/ports.ts'
import type { HallEvent } from '../../hall/event.ts'
import type { TicketId } from '../../hall/ids.ts'
import type { TicketRecord } from '../../hall/ticket-record.ts'
import { answersKeptMs } from '../limits.ts'
import type { Connection } from './open-database.ts'
import { recordColumns } from './record-columns.ts'

interface EventRow {
  readonly sequence: number
  readonly command_id: string
  readonly by: string
  readonly event: string
}

interface AnswerRow {
  readonly command_id: string
  readonly fingerprint: string
  readonly answer: string
  readonly at_ms: number
}

interface NoteRow {
  readonly ticket: string
  readonly at_ms: number
  readonly by: string
  readonly text: string
}

function loggedEvent(row: EventRow): LoggedEvent {
  const event = JSON.parse(row.event) as HallEvent
  return { sequence: row.sequence, commandId: row.command_id, by: row.by, event }
}

const eventColumns = 'sequence, command_id, by, event'

/** The log in a SQLite file: one durable transaction for each batch. The connection stays the caller's. */
export class SqliteEventStore implements EventStore {
  readonly #connection: Connection
  readonly #insertEvent: Statement
  readonly #insertAnswer: Statement
  readonly #upsertRecord: Statement
  readonly #insertNote: Statement
  readonly #answer: Statement<[string], AnswerRow>
  readonly #after: Statement<[number, number], EventRow>
  readonly #last: Statement<[], { readonly sequence: number | null }>
  readonly #writeBatch: (batch: Batch) => void

  constructor(connection: Connection) {
    this.#connection = connection
    this.#insertEvent = connection.prepare(
      'INSERT INTO events (sequence, at_ms, command_id, by, type, event) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.#insertAnswer = connection.prepare(
      'INSERT INTO answers (command_id, fingerprint, answer, at_ms) VALUES (?, ?, ?, ?)',
    )
    this.#upsertRecord = connection.prepare(
      `INSERT INTO tickets (${recordColumns.join(', ')}) VALUES (${recordColumns.map((name) => `@${name}`).join(', ')})
       ON CONFLICT (id) DO UPDATE SET ${recordColumns.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    )
    this.#insertNote = connection.prepare(
      'INSERT INTO ticket_notes (ticket, at_ms, by, text) VALUES (?, ?, ?, ?)',
    )
    this.#answer = connection.prepare(
      'SELECT command_id, fingerprint, answer, at_ms FROM answers WHERE command_id = ?',
    )
    this.#after = connection.prepare(
      `SELECT ${eventColumns} FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?`,
    )
    this.#last = connection.prepare('SELECT max(sequence) AS sequence FROM events')
    const write = connection.transaction((batch: Batch) => this.#write(batch))
    this.#writeBatch = (batch) => write.immediate(batch)
  }

  async append(batch: Batch): Promise<void> {
    this.#writeBatch(batch)
    // Purged notes go from the write-ahead log too; a reader in the way leaves them there until the next checkpoint.
    if (batch.purge) this.#connection.pragma('wal_checkpoint(TRUNCATE)')
  }

  async eventsAfter(sequence: number, limit: number): Promise<readonly LoggedEvent[]> {
    return this.#after.all(sequence, limit).map(loggedEvent)
  }

  async replayStart(days: number) {
    const opened = this.#connection
      .prepare<[], EventRow>(
        `SELECT ${eventColumns} FROM events WHERE type = 'DayOpened' ORDER BY sequence DESC`,
      )
      .iterate()
    const names = new Set<string>()
    let first: LoggedEvent | null = null
    for (const row of opened) {
      const logged = loggedEvent(row)
      if (logged.event.type !== 'DayOpened') continue
      names.add(logged.event.day)
      if (names.size > days) break
      first = logged
    }
    if (names.size <= days || !first) return { configuredAt: null, afterSequence: 0 }
    const configured = this.#connection
      .prepare<[number], EventRow>(
        `SELECT ${eventColumns} FROM events WHERE type = 'HallConfigured' AND sequence < ? ORDER BY sequence DESC LIMIT 1`,
      )
      .get(first.sequence)
    return { configuredAt: configured ? loggedEvent(configured) : null, afterSequence: first.sequence - 1 }
  }

  async answersOf(commandIds: readonly string[]): Promise<ReadonlyMap<string, StoredAnswer>> {
    const found = new Map<string, StoredAnswer>()
    for (const id of commandIds) {
      const row = this.#answer.get(id)
      if (row)
        found.set(id, { commandId: id, fingerprint: row.fingerprint, answer: row.answer, atMs: row.at_ms })
    }
    return found
  }

  async notes(): Promise<readonly TicketNote[]> {
    const rows = this.#connection.prepare<[], NoteRow>(
      'SELECT ticket, at_ms, by, text FROM ticket_notes ORDER BY rowid',
    )
    return rows
      .all()
      .map((row) => ({ ticket: row.ticket as TicketId, atMs: row.at_ms, by: row.by, text: row.text }))
  }

  async records(day: string, afterId: string, limit: number): Promise<readonly TicketRecord[]> {
    const sql = `SELECT ${recordColumns.join(', ')} FROM tickets WHERE day = ? AND id > ? ORDER BY id LIMIT ?`
    return this.#connection.prepare<[string, string, number], TicketRecord>(sql).all(day, afterId, limit)
  }

  async record(id: string): Promise<TicketRecord | null> {
    const sql = `SELECT ${recordColumns.join(', ')} FROM tickets WHERE id = ?`
    return this.#connection.prepare<[string], TicketRecord>(sql).get(id) ?? null
  }

  async close(): Promise<void> {
    this.#connection.close()
  }

  #write(batch: Batch): void {
    let last = this.#last.get()?.sequence ?? 0
    for (const { sequence, commandId, by, event } of batch.events) {
      if (sequence !== last + 1) throw new Error(`event ${sequence} does not follow ${last}`)
      this.#insertEvent.run(sequence, event.atMs, commandId, by, event.type, JSON.stringify(event))
      last = sequence
    }
    if (batch.purge) this.#purge(batch.events.at(-1)?.event.atMs ?? 0)
    for (const { commandId, fingerprint, answer, atMs } of batch.answers)
      this.#insertAnswer.run(commandId, fingerprint, answer, atMs)
    for (const record of batch.records) this.#upsertRecord.run(record)
    for (const { ticket, atMs, by, text } of batch.notes) this.#insertNote.run(ticket, atMs, by, text)
  }

  #purge(nowMs: number): void {
    this.#connection.prepare('DELETE FROM ticket_notes').run()
    this.#connection.prepare('DELETE FROM answers WHERE at_ms < ?').run(nowMs - answersKeptMs)
  }
}
