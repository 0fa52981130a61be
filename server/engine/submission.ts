import type { HallCommand } from '../hall/command.ts'
import type { HallEvent } from '../hall/event.ts'
import type { ConfiguredHall } from '../hall/hall.ts'
import type { TicketId } from '../hall/ids.ts'
import type { Refusal } from '../hall/refusal.ts'
import type { TicketNote } from './ports.ts'

/** What a command came to, with the hall just after it and the notes as they then stand. */
export interface Outcome {
  readonly hall: ConfiguredHall
  readonly events: readonly HallEvent[]
  readonly refusal: Refusal | null
  readonly nowMs: number
  readonly notesOf: (ticket: TicketId) => readonly TicketNote[]
}

export interface Submission<Answer> {
  /** Made by the sender; the same id again returns the first answer. */
  readonly commandId: string
  /** Digest of the request, for the refusal of the same id with another body. */
  readonly fingerprint: string
  /** False where the sender gave no id of its own, so that a repeat can never be asked for. */
  readonly remember: boolean
  readonly by: string
  readonly command: HallCommand
  /** A note's text, kept apart from the log; null where the command carries none. */
  readonly note: string | null
  /** Builds the answer right after the decision. */
  answer(outcome: Outcome): Answer
  /** The answer as it may be kept: without notes (PRIV-1). */
  keep(answer: Answer): string
}

export type Submitted<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'repeated'; readonly kept: string }
  | { readonly kind: 'key-reused' }
