/** The staff's words for what a ticket is, was and what became of it; the keys are the codes of the API. */
export interface TicketMessages {
  readonly status: Readonly<Record<TicketStatusWord, string>>
  readonly slip: Readonly<Record<SlipWord, string>> & { readonly pending: string }
  readonly outcome: Readonly<Record<OutcomeWord, string>>
  readonly endedBy: Readonly<Record<EndedByWord, string>>
  readonly score: Readonly<Record<'kept' | 'early' | 'late', string>>
  /** What can be undone, as in "undo: no-show". */
  readonly press: Readonly<Record<PressWord, string>>
}

type TicketStatusWord =
  'waiting' | 'called' | 'serving' | 'parked' | 'completed' | 'no-show' | 'cancelled' | 'expired'
type SlipWord = 'printed' | 'sent-unconfirmed' | 'not-sent' | 'unknown' | 'on-screen' | 'dropped'
type OutcomeWord = 'done' | 'documents-missing' | 'to-return' | 'referred' | 'not-ours'
type EndedByWord = 'completed' | 'no-show' | 'transferred' | 'parked' | 'cancelled' | 'taken-over' | 'expired'
type PressWord = 'call-next' | 'call' | 'complete' | 'no-show' | 'park' | 'transfer' | 'cancel' | 'take-over'
