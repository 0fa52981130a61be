/** What a token, an enrolled browser or a link lets its holder do. */
export type Role = 'triage' | 'clerk' | 'manager' | 'screen'

export interface Holder {
  /** Short id for the log: not the secret. */
  readonly id: string
  readonly roles: readonly Role[]
}

/** Glue between the API and whatever keeps tokens. Secrets are kept as SHA-256 digests only. */
export interface AccessStore {
  /** A new bearer token of 256 random bits for one role; the only time it can be read. */
  createToken(role: Role): string
  /** A new one-time code that lets one browser in as a role. */
  createEnrolment(role: Role, validForMs: number): string
  /** Who holds a token or a browser session; null where it is unknown or revoked. */
  holderOf(secret: string): Holder | null
  /**
   * Uses a one-time code. `session` is the browser's present one: it keeps its roles and gains the new one.
   * Returns the session's secret, or null where the code is unknown, used or too old.
   */
  enrol(code: string, session: string | null): { readonly session: string; readonly role: Role } | null
  /** 32 random bytes of this hall, hex, made once: the key of ticket links. */
  hallKey(): string
  /** Where the server was last open, for links made beside it; null before its first start. */
  address(): string | null
  rememberAddress(url: string): void
  /** Whether a browser was ever enrolled. */
  hasEnrolledBrowsers(): boolean
}
