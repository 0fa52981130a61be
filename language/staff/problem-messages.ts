import type { CountedMessage } from '../plurals.ts'

/** Why a press was refused, in words; the keys of `text` are the codes of the API and of the line. */
export interface ProblemMessages {
  readonly text: Readonly<Record<ProblemWord, string>>
  readonly clerkElsewhere: (serviceWindow: string) => string
  readonly noShowTooEarly: CountedMessage
  readonly opensAt: (time: string) => string
  readonly other: (code: string) => string
}

export type ProblemWord =
  | 'not-sent'
  | 'no-answer'
  | 'not-enrolled'
  | 'not-allowed'
  | 'hall-not-configured'
  | 'day-not-open'
  | 'hall-closed'
  | 'unknown-service'
  | 'unknown-service-window'
  | 'unknown-clerk'
  | 'unknown-ticket'
  | 'service-closed'
  | 'service-outside-hours'
  | 'daily-limit-reached'
  | 'numbers-used-up'
  | 'day-is-full'
  | 'may-not-be-served'
  | 'window-not-open'
  | 'window-already-open'
  | 'window-already-paused'
  | 'window-has-ticket'
  | 'window-has-no-ticket'
  | 'already-started'
  | 'reinstate-too-late'
  | 'ticket-not-fitting'
  | 'transfer-nowhere'
  | 'return-in-the-past'
  | 'nothing-to-undo'
  | 'undo-too-late'
  | 'storage-full'
