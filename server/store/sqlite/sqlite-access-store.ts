import { createHash, randomBytes } from 'node:crypto'
import type { Statement } from 'better-sqlite3'
import type { AccessStore, Holder, Role } from '../../engine/access.ts'
import type { Connection } from './open-database.ts'

interface TokenRow {
  readonly id: string
  readonly roles: string
}

interface EnrolmentRow {
  readonly role: Role
  readonly expires_at_ms: number
  readonly used_at_ms: number | null
}

const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex')
/** Hexadecimal, so that none begins with a hyphen and is taken for a flag on a command line. */
const newSecret = (): string => randomBytes(32).toString('hex')

export class SqliteAccessStore implements AccessStore {
  readonly #connection: Connection
  readonly #holder: Statement<[string], TokenRow>

  constructor(connection: Connection) {
    this.#connection = connection
    this.#holder = connection.prepare('SELECT id, roles FROM tokens WHERE hash = ? AND revoked_at_ms IS NULL')
  }

  createToken(role: Role): string {
    const secret = newSecret()
    this.#insertToken(secret, 'token', [role])
    return secret
  }

  createEnrolment(role: Role, validForMs: number): string {
    const code = randomBytes(16).toString('base64url')
    const nowMs = Date.now()
    this.#connection
      .prepare('INSERT INTO enrolments (hash, role, created_at_ms, expires_at_ms) VALUES (?, ?, ?, ?)')
      .run(digest(code), role, nowMs, nowMs + validForMs)
    return code
  }

  holderOf(secret: string): Holder | null {
    const row = this.#holder.get(digest(secret))
    return row ? { id: row.id, roles: row.roles.split(',') as Role[] } : null
  }

  enrol(code: string, session: string | null): { readonly session: string; readonly role: Role } | null {
    return this.#connection
      .transaction(() => {
        const hash = digest(code)
        const row = this.#connection
          .prepare<[string], EnrolmentRow>(
            'SELECT role, expires_at_ms, used_at_ms FROM enrolments WHERE hash = ?',
          )
          .get(hash)
        if (!row || row.used_at_ms !== null || row.expires_at_ms < Date.now()) return null
        this.#connection.prepare('UPDATE enrolments SET used_at_ms = ? WHERE hash = ?').run(Date.now(), hash)
        return { session: this.#withRole(session, row.role), role: row.role }
      })
      .immediate()
  }

  hallKey(): string {
    this.#connection
      .prepare('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING')
      .run('hall-key', randomBytes(32).toString('hex'))
    const key = this.#setting('hall-key')
    if (key === null) throw new Error('the hall key could not be read back')
    return key
  }

  address(): string | null {
    return this.#setting('address')
  }

  rememberAddress(url: string): void {
    this.#connection
      .prepare(
        'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      )
      .run('address', url)
  }

  hasEnrolledBrowsers(): boolean {
    return this.#connection.prepare("SELECT 1 FROM tokens WHERE kind = 'session' LIMIT 1").get() !== undefined
  }

  #setting(name: string): string | null {
    const row = this.#connection
      .prepare<[string], { value: string }>('SELECT value FROM settings WHERE name = ?')
      .get(name)
    return row?.value ?? null
  }

  #insertToken(secret: string, kind: 'token' | 'session', roles: readonly Role[]): void {
    this.#connection
      .prepare('INSERT INTO tokens (hash, id, kind, roles, created_at_ms) VALUES (?, ?, ?, ?, ?)')
      .run(digest(secret), randomBytes(6).toString('hex'), kind, roles.join(','), Date.now())
  }

  #withRole(session: string | null, role: Role): string {
    const holder = session === null ? null : this.holderOf(session)
    if (session === null || !holder) {
      const secret = newSecret()
      this.#insertToken(secret, 'session', [role])
      return secret
    }
    const roles = [...new Set([...holder.roles, role])]
    this.#connection
      .prepare('UPDATE tokens SET roles = ? WHERE hash = ?')
      .run(roles.join(','), digest(session))
    return session
  }
}
