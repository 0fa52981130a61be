import type { PrintOutcome } from './print-outcome.ts'
import type { PrinterConnection } from './printer-connection.ts'
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
  const deadlineMs = performance.now() + limits.confirmMs
  let asked = 0
  while (performance.now() < deadlineMs) {
    const reply = await connection.nextReply(Math.min(limits.pollMs, limits.confirmMs))
    if (reply === undefined) {
      if (connection.isLost) return { outcome: 'unknown', reason: 'connection-lost' }
      asked = askNext(connection, asked)
    } else if (reply.kind === 'process-id') {
      if (reply.id === processId) return { outcome: 'printed' }
    } else if (reply.kind === 'paper') {
      return saysPaperOut(reply.byte)
        ? { outcome: 'unknown', reason: 'paper-out' }
        : await lateProcessId(connection, limits.graceMs)
    } else {
      const trouble = troubleIn(statusOf(asked, reply.byte))
      if (trouble !== null) return { outcome: 'unknown', reason: trouble }
    }
  }
  return { outcome: 'sent-unconfirmed' }
}

// The cause is asked before the printer's own status, so that "paper out" is said rather than "offline".
const questions = [statusRequests.offlineCause, statusRequests.paper, statusRequests.printer] as const
const answers = ['offlineCause', 'paper', 'printer'] as const

function askNext(connection: PrinterConnection, asked: number): number {
  connection.requestStatus(questions[asked % questions.length] ?? statusRequests.printer)
  return asked + 1
}

function statusOf(asked: number, byte: number): Parameters<typeof troubleIn>[0] {
  const none = { printer: undefined, offlineCause: undefined, paper: undefined }
  return { ...none, [answers[(asked + answers.length - 1) % answers.length] ?? 'printer']: byte }
}

/** `GS r 1` is answered in its turn, so the cut before it is done; a process id would come at most a little later. */
async function lateProcessId(connection: PrinterConnection, graceMs: number): Promise<PrintOutcome> {
  await connection.nextReply(graceMs)
  return { outcome: 'printed' }
}
