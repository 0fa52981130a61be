import type { Socket } from 'node:net'
import { connect } from 'node:net'
import type { PrinterReply } from './reply-reader.ts'
import { ReplyReader } from './reply-reader.ts'
import type { StatusBytes } from './printer-status.ts'
import { statusRequest, statusRequests } from './printer-status.ts'
import { within } from './within.ts'

const chunkBytes = 4_096
/** Replies that nobody asked for are dropped beyond this many. */
const pendingRepliesMax = 64

/** One TCP connection to a printer, on which replies are read while bytes are written. */
export class PrinterConnection {
  readonly #socket: Socket
  readonly #replies: PrinterReply[] = []
  readonly #closed: Promise<void>
  #isLost = false
  #wake: () => void = () => undefined

  constructor(socket: Socket) {
    this.#socket = socket
    const reader = new ReplyReader((reply) => this.#receive(reply))
    socket.setNoDelay(true)
    socket.on('data', (data) => reader.push(data))
    // The close that follows tells all there is to know.
    socket.on('error', () => undefined)
    socket.on('end', () => this.#lose())
    this.#closed = new Promise((resolve) => {
      socket.on('close', () => {
        this.#lose()
        resolve()
      })
    })
  }

  /** Whether the printer has closed its side. */
  get isLost(): boolean {
    return this.#isLost
  }

  /** Settles when both sides have closed. */
  get closed(): Promise<void> {
    return this.#closed
  }

  /** The next reply, or undefined if none comes within `ms` or the connection is lost. */
  async nextReply(ms: number): Promise<PrinterReply | undefined> {
    if (this.#replies.length === 0 && !this.#isLost) {
      await within(new Promise<void>((resolve) => (this.#wake = resolve)), ms)
    }
    return this.#replies.shift()
  }

  /** Asks for the printer's status; stops at the first question that is not answered within `ms`. */
  async askStatus(ms: number): Promise<StatusBytes> {
    const printer = await this.#ask(statusRequests.printer, ms)
    const offlineCause = printer === undefined ? undefined : await this.#ask(statusRequests.offlineCause, ms)
    const paper = offlineCause === undefined ? undefined : await this.#ask(statusRequests.paper, ms)
    return { printer, offlineCause, paper }
  }

  /** Sends a status request without waiting for its answer. */
  requestStatus(n: number): void {
    if (!this.#isLost) this.#socket.write(statusRequest(n))
  }

  /** Writes everything at the printer's pace; 'stalled' if it takes nothing for `stallMs`. */
  async write(bytes: Uint8Array, stallMs: number): Promise<'written' | 'stalled' | 'lost'> {
    for (let start = 0; start < bytes.length; start += chunkBytes) {
      if (this.#isLost) return 'lost'
      if (this.#socket.write(bytes.subarray(start, start + chunkBytes))) continue
      const drained = await within(this.#drained(), stallMs)
      if (drained === undefined) return this.#isLost ? 'lost' : 'stalled'
    }
    return this.#isLost ? 'lost' : 'written'
  }

  /** Says that no more will be sent; what was written is still delivered. */
  halfClose(): void {
    this.#socket.end()
  }

  /** Breaks the connection; what was written may be lost. */
  destroy(): void {
    this.#socket.destroy()
  }

  async #ask(n: number, ms: number): Promise<number | undefined> {
    this.requestStatus(n)
    const deadlineMs = performance.now() + ms
    for (let left = ms; left > 0; left = deadlineMs - performance.now()) {
      const reply = await this.nextReply(left)
      if (reply?.kind === 'real-time') return reply.byte
      if (reply === undefined && this.#isLost) return undefined
    }
    return undefined
  }

  #drained(): Promise<true> {
    return new Promise((resolve) => {
      const done = () => {
        this.#socket.off('drain', done)
        this.#socket.off('close', done)
        resolve(true)
      }
      this.#socket.on('drain', done)
      this.#socket.on('close', done)
    })
  }

  #receive(reply: PrinterReply): void {
    if (this.#replies.length < pendingRepliesMax) this.#replies.push(reply)
    this.#wake()
  }

  #lose(): void {
    this.#isLost = true
    this.#wake()
  }
}

/** Connects to a printer; null if that fails or takes longer than `ms`. */
export async function connectToPrinter(
  host: string,
  port: number,
  ms: number,
): Promise<PrinterConnection | null> {
  // Half-open, because the printer's closing must not throw away what it still has to say.
  const socket = connect({ host, port, allowHalfOpen: true })
  const connected = new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
  })
  if ((await within(connected, ms)) === true) return new PrinterConnection(socket)
  socket.on('error', () => undefined)
  socket.destroy()
  return null
}
