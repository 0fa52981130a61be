import type { AddressInfo, Server, Socket } from 'node:net'
import { createServer } from 'node:net'
import type { PrinterEvent } from '../escpos/printer-event.ts'
import type { Bitmap } from '../raster/bitmap.ts'
import type { PaperDots } from '../raster/paper.ts'
import { PictureFolder } from './picture-folder.ts'
import { JobBytes } from './job-bytes.ts'
import type { PrintedSlip } from './printed-slip.ts'
import { sha256Of } from './printed-slip.ts'
import type { PrinterFaults } from './printer-faults.ts'
import { PrinterMechanism } from './printer-mechanism.ts'
import { RealTimeScanner } from './real-time-scanner.ts'
import { paperStatusReply, processIdReply, realTimeReply } from './status-replies.ts'

/** Like a printer with a receive buffer of this size, it stops reading when it is full. */
const receiveBufferBytes = 65_536
const slipsKeptMax = 10_000
const endPollMs = 10
/** `ESC @`. */
const initialiseBytes = 2
const picturesMaxDefault = 100

export interface SoftwarePrinterOptions {
  /** 0 for any free port. */
  readonly port: number
  /** The address to listen on; 127.0.0.1 unless given. */
  readonly host?: string
  /** The width of its paper; 576 unless given. */
  readonly paperDots?: PaperDots
  /** Where to keep the last slips as `slip-00001.png` and `.bin`. */
  readonly directory?: string
  /** How many slips stay in the directory; 100 unless given. */
  readonly picturesMax?: number
  readonly faults?: PrinterFaults
  /** Whether a second connection is refused while one is open; true unless given, as in many printers. */
  readonly oneConnection?: boolean
  /** Reads what a picture says to machines, such as its QR; links a slip to its ticket. */
  readonly readText?: (bitmap: Bitmap) => string | null
  readonly onSlip?: (slip: PrintedSlip, bitmap: Bitmap) => void
}

export interface SoftwarePrinter {
  readonly port: number
  /** The last slips, at most 10,000, the oldest first. */
  readonly slips: () => readonly PrintedSlip[]
  /** All slips since the start. */
  readonly slipCount: () => number
  /** Bytes since the start that a printer would have printed as letters. */
  readonly garbageBytes: () => number
  /** How often a second connection was refused. */
  readonly refusedConnections: () => number
  /** Breaks or mends it; no faults close the cover and put in new paper, and printing goes on. */
  readonly setFaults: (faults: PrinterFaults) => void
  /** Breaks all connections; settles when the port is free and all pictures are written. */
  readonly close: () => Promise<void>
}

/** Starts a printer that exists only as a TCP server. Rejects if the port is taken. */
export async function startSoftwarePrinter(options: SoftwarePrinterOptions): Promise<SoftwarePrinter> {
  const printer = new TcpPrinter(options)
  const port = await printer.listen(options.port, options.host ?? '127.0.0.1')
  return {
    port,
    slips: () => printer.slips,
    slipCount: () => printer.slipCount,
    garbageBytes: () => printer.garbageBytes,
    refusedConnections: () => printer.refusedConnections,
    setFaults: (faults) => printer.setFaults(faults),
    close: () => printer.close(),
  }
}

class TcpPrinter {
  readonly #options: SoftwarePrinterOptions
  readonly #server: Server
  readonly #mechanism: PrinterMechanism
  readonly #folder: PictureFolder | undefined
  readonly #connections = new Set<Socket>()
  #faults: PrinterFaults = {}
  readonly #jobBytes: JobBytes
  /** The connection that brought the bytes being printed; answers go there. */
  #current: Socket | undefined
  slips: PrintedSlip[] = []
  slipCount = 0
  garbageBytes = 0
  refusedConnections = 0

  constructor(options: SoftwarePrinterOptions) {
    this.#options = options
    const { directory, paperDots = 576, picturesMax = picturesMaxDefault, faults = {} } = options
    this.#folder = directory === undefined ? undefined : new PictureFolder(directory, picturesMax)
    this.#jobBytes = new JobBytes(directory !== undefined)
    this.#mechanism = new PrinterMechanism(paperDots, {
      onBytes: (bytes) => this.#jobBytes.add(bytes),
      onEvent: (event, position) => this.#perform(event, position),
      onRoom: () => this.#readOn(),
    })
    this.setFaults(faults)
    // Half-open, since a printer still answers a host that has finished sending.
    this.#server = createServer({ allowHalfOpen: true }, (socket) => this.#accept(socket))
  }

  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, host, resolve)
    })
    return (this.#server.address() as AddressInfo).port
  }

  setFaults(faults: PrinterFaults): void {
    this.#faults = faults
    this.#mechanism.setFaults(faults)
  }

  async close(): Promise<void> {
    this.#mechanism.stop()
    for (const socket of this.#connections) socket.destroy()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
    await this.#folder?.written()
  }

  #accept(socket: Socket): void {
    // A reset by the host is part of life; the close that follows is all that counts.
    socket.on('error', () => undefined)
    if (this.#connections.size > 0 && this.#options.oneConnection !== false) {
      this.refusedConnections += 1
      socket.resetAndDestroy()
      return
    }
    this.#connections.add(socket)
    this.#current = socket
    this.#read(socket)
    socket.on('close', () => this.#connections.delete(socket))
  }

  #read(socket: Socket): void {
    const scanner = new RealTimeScanner()
    let receivedBytes = 0
    socket.on('data', (data: Buffer) => {
      const { dropAfterBytes = Infinity } = this.#faults
      const bytes = data.subarray(0, Math.max(0, dropAfterBytes - receivedBytes))
      receivedBytes += data.length
      for (const n of scanner.scan(bytes)) this.#answerRealTime(socket, n)
      this.#mechanism.receive(bytes)
      if (receivedBytes >= dropAfterBytes) socket.resetAndDestroy()
      else if (this.#mechanism.waitingBytes > receiveBufferBytes) socket.pause()
    })
    socket.on('end', () => this.#endWhenPrinted(socket))
  }

  /** A printer keeps the line until it has printed what came over it, so that it can say so. */
  #endWhenPrinted(socket: Socket): void {
    const isPrinting = this.#mechanism.waitingBytes > 0 && this.#faults.bytesPerSecond !== undefined
    if (socket.destroyed || !isPrinting) socket.end()
    else setTimeout(() => this.#endWhenPrinted(socket), endPollMs)
  }

  #readOn(): void {
    if (this.#mechanism.waitingBytes > receiveBufferBytes) return
    for (const socket of this.#connections) if (socket.isPaused()) socket.resume()
  }

  #answerRealTime(socket: Socket, n: number): void {
    const reply = realTimeReply(n, this.#mechanism.state)
    if (reply !== undefined) this.#answer(Uint8Array.of(reply), socket)
  }

  #answer(bytes: Uint8Array, socket: Socket | undefined = this.#current): void {
    if (this.#faults.mute === true || socket === undefined || !socket.writable) return
    socket.write(bytes)
  }

  #perform(event: PrinterEvent, position: number): void {
    switch (event.kind) {
      case 'cut':
        this.#finishSlip(event.bitmap, position)
        break
      case 'process-id':
        if (this.#faults.withoutProcessId !== true) this.#answer(processIdReply(event.id))
        break
      case 'paper-status-request':
        this.#answer(Uint8Array.of(paperStatusReply(this.#mechanism.state)))
        break
      case 'garbage':
        this.garbageBytes += 1
        break
      case 'initialise':
        this.#jobBytes.begin(position - initialiseBytes)
        break
      case 'raster':
      case 'feed':
      case 'status-request':
      case 'broken-off':
        break
      default:
        event satisfies never
    }
  }

  #finishSlip(bitmap: Bitmap, position: number): void {
    const { byteLength, bytes } = this.#jobBytes.cut(position)
    this.slipCount += 1
    const slip: PrintedSlip = {
      sequence: this.slipCount,
      byteLength,
      width: bitmap.width,
      height: bitmap.height,
      sha256: sha256Of(bitmap),
      text: this.#options.readText?.(bitmap) ?? null,
    }
    this.slips.push(slip)
    if (this.slips.length > slipsKeptMax) this.slips.shift()
    this.#folder?.save(slip.sequence, bitmap, bytes)
    this.#options.onSlip?.(slip, bitmap)
  }
}
