import type { PrintOutcome } from '../transports/print-outcome.ts'

/** One slip to print. */
export interface PrintJob {
  readonly ticketId: string
  /** Makes the bytes when the job's turn has come, and again for each attempt. */
  readonly render: () => Promise<Uint8Array> | Uint8Array
}

/** What became of a job in the end. */
export type JobOutcome =
  | PrintOutcome
  /** It was taken out of the queue before anything was sent. */
  | { readonly outcome: 'dropped'; readonly reason: 'no-longer-wanted' | 'queue-closed' }
