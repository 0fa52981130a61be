import { JobDecoder } from '../escpos/job-decoder.ts'
import type { PrinterEvent } from '../escpos/printer-event.ts'
import type { PrinterFaults } from './printer-faults.ts'
import type { PrinterState } from './status-replies.ts'

/** Printers stop at the row where the paper ends; a step is at most one row. */
const stepBytes = 72
const tickMs = 20
const secondMs = 1_000
/** Rows of paper under which printers warn. */
const paperLowRows = 4_000

/** Hears what a printer's mechanism does. */
export interface MechanismListener {
  /** Bytes are about to be printed. */
  readonly onBytes: (bytes: Uint8Array) => void
  /** Something was done; `position` counts the bytes since the start, up to the end of the command. */
  readonly onEvent: (event: PrinterEvent, position: number) => void
  /** Bytes have been taken from the buffer. */
  readonly onRoom: () => void
}

/**
 * The part of a software printer behind the interface: a buffer of bytes received, printed in order for as
 * long as there is paper and the cover is closed. The buffer outlives connections, as it does in printers.
 */
export class PrinterMechanism {
  readonly #decoder: JobDecoder
  readonly #listener: MechanismListener
  #faults: PrinterFaults = {}
  #paperRowsLeft = Infinity
  #waiting: Uint8Array[] = []
  #waitingBytes = 0
  #timer: NodeJS.Timeout | undefined

  constructor(paperDots: number, listener: MechanismListener) {
    this.#listener = listener
    this.#decoder = new JobDecoder(paperDots, (event) => listener.onEvent(event, this.#decoder.position))
  }

  get state(): PrinterState {
    const { coverOpen = false } = this.#faults
    const paperLow = this.#paperRowsLeft < paperLowRows
    return { coverOpen, paperOut: this.#paperRowsLeft <= 0, paperLow }
  }

  /** Bytes received and not yet printed. */
  get waitingBytes(): number {
    return this.#waitingBytes
  }

  /** Puts the printer into another condition; new paper is as long as the faults say. */
  setFaults(faults: PrinterFaults): void {
    this.#faults = faults
    this.#paperRowsLeft = faults.paperRows ?? Infinity
    this.stop()
    this.#run()
  }

  receive(bytes: Uint8Array): void {
    this.#waiting.push(bytes)
    this.#waitingBytes += bytes.length
    this.#run()
  }

  /** Stops the clock of a slow printer. */
  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #run(): void {
    const { bytesPerSecond } = this.#faults
    if (bytesPerSecond === undefined) {
      this.#print(Infinity)
      return
    }
    this.#timer ??= setInterval(() => {
      this.#print(Math.max(1, Math.round((bytesPerSecond * tickMs) / secondMs)))
      if (this.#waitingBytes === 0) this.stop()
    }, tickMs)
  }

  #print(bytesMax: number): void {
    let left = bytesMax
    while (left > 0 && this.#canPrint()) {
      const [first] = this.#waiting
      if (first === undefined) break
      const step = first.subarray(0, Math.min(left, this.#faults.paperRows === undefined ? left : stepBytes))
      this.#take(step.length, first)
      this.#printStep(step)
      left -= step.length
    }
    this.#listener.onRoom()
  }

  #take(count: number, first: Uint8Array): void {
    if (count === first.length) this.#waiting.shift()
    else this.#waiting[0] = first.subarray(count)
    this.#waitingBytes -= count
  }

  #printStep(step: Uint8Array): void {
    const rowsBefore = this.#decoder.rowsPrinted
    this.#listener.onBytes(step)
    this.#decoder.push(step)
    this.#paperRowsLeft -= this.#decoder.rowsPrinted - rowsBefore
  }

  #canPrint(): boolean {
    const { coverOpen, paperOut } = this.state
    return !coverOpen && !paperOut
  }
}
