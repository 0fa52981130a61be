import type { PrintOutcome } from './print-outcome.ts'
import type { PrinterConnection } from './printer-connection.ts'
import type { PrinterTrouble, StatusBytes } from './printer-status.ts'
import { saysPaperOut, statusRequests, troubleIn } from './printer-status.ts'

/** How long to wait for what, in milliseconds. */
export interface ConfirmLimits {
  /** Until the printer says that the job is done. */
  readonly confirmMs: number
  /** Between two questions after its status while it has said nothing. */
  readonly pollMs: number
  /** For the process id, once the printer has answered `GS r 1`, which comes after it. */
  readonly graceMs: number
}

/** Waits, after a job and `GS r 1`, for the printer to say that it has printed, or why it does not. */
export async function confirmJob(
  connection: PrinterConnection,
  processId: string | null,
  limits: ConfirmLimits,
): Promise<PrintOutcome> {
  const questions = new StatusQuestions(connection)
  const deadlineMs = performance.now() + limits.confirmMs
  while (performance.now() < deadlineMs) {
    const reply = await connection.nextReply(Math.min(limits.pollMs, limits.confirmMs))
    if (reply === undefined && connection.isLost) return { outcome: 'unknown', reason: 'connection-lost' }
    if (reply === undefined) questions.askNext()
    else if (reply.kind === 'process-id' && reply.id === processId) return { outcome: 'printed' }
    else if (reply.kind === 'paper') return afterPaperStatus(connection, reply.byte, limits.graceMs)
    const trouble = reply?.kind === 'real-time' ? questions.troubleAfter(reply.byte) : null
    if (trouble !== null) return { outcome: 'unknown', reason: trouble }
  }
  return { outcome: 'sent-unconfirmed' }
}

/** `GS r 1` is answered in its turn, so the cut before it is done; a process id would come at most a little later. */
async function afterPaperStatus(
  connection: PrinterConnection,
  paperStatus: number,
  graceMs: number,
): Promise<PrintOutcome> {
  if (saysPaperOut(paperStatus)) return { outcome: 'unknown', reason: 'paper-out' }
  await connection.nextReply(graceMs)
  return { outcome: 'printed' }
}

// The causes are asked before the printer's own status, so that "paper out" is said rather than "offline".
const order = ['offlineCause', 'paper', 'printer'] as const

/** Asks for one status at a time, since an answer does not say which question it belongs to. */
class StatusQuestions {
  readonly #connection: PrinterConnection
  #asked = 0
  #open: keyof StatusBytes | undefined

  constructor(connection: PrinterConnection) {
    this.#connection = connection
  }

  askNext(): void {
    if (this.#open !== undefined) return
    this.#open = order[this.#asked % order.length] ?? 'printer'
    this.#asked += 1
    this.#connection.requestStatus(statusRequests[this.#open])
  }

  troubleAfter(byte: number): PrinterTrouble | null {
    const question = this.#open
    this.#open = undefined
    if (question === undefined) return null
    return troubleIn({ printer: undefined, offlineCause: undefined, paper: undefined, [question]: byte })
  }
}
