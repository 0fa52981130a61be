/** Why a job was certainly not printed; it is safe to try again, or on another printer. */
export type NotSentReason =
  | 'unreachable'
  | 'busy'
  | 'offline'
  | 'cover-open'
  | 'paper-out'
  | 'printer-error'
  | 'connection-lost'
  | 'render-failed'

/** Why nobody knows whether a slip came out; the staff has to look. */
export type UnknownReason =
  'connection-lost' | 'stalled' | 'offline' | 'cover-open' | 'paper-out' | 'printer-error'

/** What became of one job. */
export type PrintOutcome =
  | { readonly outcome: 'printed' }
  | { readonly outcome: 'not-sent'; readonly reason: NotSentReason }
  | { readonly outcome: 'unknown'; readonly reason: UnknownReason }
  /** Every byte was taken, and the printer never says what it did with them. */
  | { readonly outcome: 'sent-unconfirmed' }

/** A way to a printer. One job at a time: the next `send` may begin when the last has given its outcome. */
export interface PrinterTransport {
  /** Sends the bytes of one job. Never rejects: whatever happens is an outcome. */
  readonly send: (job: Uint8Array) => Promise<PrintOutcome>
  /** Lets go of the printer, after a moment for a connection that is still being emptied. */
  readonly close: () => Promise<void>
}
