import { processIdOf } from '../escpos/process-id.ts'
import { bandEnd, commandEnd } from '../escpos/resynchronisation.ts'
import type { ConfirmLimits } from './confirm-job.ts'
import { confirmJob } from './confirm-job.ts'
import type { PrinterTransport, PrintOutcome } from './print-outcome.ts'
import type { PrinterConnection } from './printer-connection.ts'
import { connectToPrinter } from './printer-connection.ts'
import { saysPaperLow, troubleIn } from './printer-status.ts'
import { within } from './within.ts'

/** How long the network transport waits for what, in milliseconds. */
export interface NetworkLimits extends ConfirmLimits {
  readonly connectMs: number
  /** For each answer to `DLE EOT`. */
  readonly statusMs: number
  /** For a printer that takes no more bytes. */
  readonly stallMs: number
  /** For the confirmation of a printer that did not answer `DLE EOT` either. */
  readonly muteConfirmMs: number
  /** For a printer to take what is left after the outcome is known; then the connection is broken. */
  readonly lingerMs: number
  /** For the last connection to be gone before a new one is made. */
  readonly busyMs: number
  /** For a connection that is still being emptied when the transport is closed. */
  readonly closeMs: number
}

/** Generous to slow printers: a slip of 80 kB over a serial adapter takes eight seconds. */
export const networkLimits: NetworkLimits = {
  connectMs: 3_000,
  statusMs: 1_500,
  stallMs: 15_000,
  confirmMs: 20_000,
  pollMs: 500,
  graceMs: 500,
  muteConfirmMs: 3_000,
  lingerMs: 120_000,
  busyMs: 10_000,
  closeMs: 3_000,
}

export interface NetworkPrinterOptions {
  readonly host: string
  /** Usually 9100. */
  readonly port: number
  readonly limits?: Partial<NetworkLimits>
  /** Told before each job whether little paper is left, if the printer says so. */
  readonly onPaperLow?: (isLow: boolean) => void
}

const paperStatusRequest = Uint8Array.of(0x1d, 0x72, 0x01)

/** A printer behind a TCP port, one connection for each job, because many printers accept one at a time. */
export function networkPrinter(options: NetworkPrinterOptions): PrinterTransport {
  return new NetworkPrinter(options)
}

class NetworkPrinter implements PrinterTransport {
  readonly #host: string
  readonly #port: number
  readonly #limits: NetworkLimits
  readonly #onPaperLow: (isLow: boolean) => void
  #last: PrinterConnection | undefined
  #mayBeHalfSent = false

  constructor({ host, port, limits, onPaperLow }: NetworkPrinterOptions) {
    this.#host = host
    this.#port = port
    this.#limits = { ...networkLimits, ...limits }
    this.#onPaperLow = onPaperLow ?? (() => undefined)
  }

  async send(job: Uint8Array): Promise<PrintOutcome> {
    if (!(await this.#lastIsGone())) return { outcome: 'not-sent', reason: 'busy' }
    const connection = await connectToPrinter(this.#host, this.#port, this.#limits.connectMs)
    if (connection === null) return { outcome: 'not-sent', reason: 'unreachable' }
    this.#last = connection
    const outcome = await this.#sendOn(connection, job)
    if (outcome.outcome !== 'not-sent') this.#mayBeHalfSent = outcome.outcome !== 'printed'
    void this.#letGo(connection)
    return outcome
  }

  async close(): Promise<void> {
    if (this.#last === undefined) return
    await within(this.#last.closed, this.#limits.closeMs)
    this.#last.destroy()
  }

  async #lastIsGone(): Promise<boolean> {
    if (this.#last === undefined) return true
    const gone = await within(
      this.#last.closed.then(() => true),
      this.#limits.busyMs,
    )
    return gone === true
  }

  async #sendOn(connection: PrinterConnection, job: Uint8Array): Promise<PrintOutcome> {
    const { stallMs, statusMs, confirmMs, muteConfirmMs } = this.#limits
    if (this.#mayBeHalfSent) await connection.write(commandEnd(), stallMs)
    const status = await connection.askStatus(statusMs)
    if (status.paper !== undefined) this.#onPaperLow(saysPaperLow(status.paper))
    const trouble = troubleIn(status)
    if (trouble !== null) return { outcome: 'not-sent', reason: trouble }
    if (connection.isLost) return { outcome: 'not-sent', reason: 'connection-lost' }
    if (this.#mayBeHalfSent && (await connection.write(bandEnd(), stallMs)) !== 'written') {
      return { outcome: 'not-sent', reason: connection.isLost ? 'connection-lost' : 'busy' }
    }
    const written = await this.#writeJob(connection, job)
    if (written === 'stalled') return { outcome: 'unknown', reason: 'stalled' }
    if (written === 'lost') return { outcome: 'unknown', reason: 'connection-lost' }
    const limits = { ...this.#limits, confirmMs: status.printer === undefined ? muteConfirmMs : confirmMs }
    return confirmJob(connection, processIdOf(job), limits)
  }

  async #writeJob(connection: PrinterConnection, job: Uint8Array): Promise<'written' | 'stalled' | 'lost'> {
    const written = await connection.write(job, this.#limits.stallMs)
    if (written !== 'written') return written
    return connection.write(paperStatusRequest, this.#limits.stallMs)
  }

  /** Half-closes, so that a slow printer still gets the end of its job, and breaks off only much later. */
  async #letGo(connection: PrinterConnection): Promise<void> {
    connection.halfClose()
    await within(connection.closed, this.#limits.lingerMs)
    connection.destroy()
  }
}
