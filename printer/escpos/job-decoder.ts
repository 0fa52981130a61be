import { PaperRows } from './paper-rows.ts'
import type { PrinterEvent } from './printer-event.ts'

const lineFeedDots = 30

/** A picture whose bytes are not all there yet. */
interface Raster {
  readonly bytesPerRow: number
  readonly rowCount: number
  /** Bytes of the picture received so far. */
  received: number
}

/**
 * Understands a stream of ESC/POS bytes as a printer does, in pieces of any length, and tells what it does.
 * It knows the commands that Ashnav sends and nothing of how Ashnav makes them; every other byte is garbage.
 */
export class JobDecoder {
  readonly #onEvent: (event: PrinterEvent) => void
  readonly #paper: PaperRows
  #command: number[] = []
  #raster: Raster | undefined
  #position = 0
  #rowsPrinted = 0

  /** `paperDots` is the width of the paper. */
  constructor(paperDots: number, onEvent: (event: PrinterEvent) => void) {
    this.#paper = new PaperRows(paperDots)
    this.#onEvent = onEvent
  }

  /** Bytes taken since the start; during an event, those up to and with the last byte of its command. */
  get position(): number {
    return this.#position
  }

  /** Rows of paper used since the start, printed or fed. */
  get rowsPrinted(): number {
    return this.#rowsPrinted
  }

  /** Whether the stream so far ends inside a command. */
  get isInsideCommand(): boolean {
    return this.#raster !== undefined || this.#command.length > 0
  }

  push(bytes: Uint8Array): void {
    for (const byte of bytes) {
      this.#position += 1
      if (this.#raster === undefined) this.#takeCommandByte(byte)
      else this.#takeRasterByte(this.#raster, byte)
    }
  }

  #takeRasterByte(raster: Raster, byte: number): void {
    const row = Math.floor(raster.received / raster.bytesPerRow)
    const column = raster.received % raster.bytesPerRow
    this.#paper.print(column, byte)
    raster.received += 1
    if (column === raster.bytesPerRow - 1) this.#advance(1)
    if (column !== raster.bytesPerRow - 1 || row !== raster.rowCount - 1) return
    this.#raster = undefined
    this.#onEvent({ kind: 'raster', bytesPerRow: raster.bytesPerRow, rowCount: raster.rowCount })
  }

  #takeCommandByte(byte: number): void {
    this.#command.push(byte)
    const verdict = this.#perform(this.#command)
    if (verdict === 'incomplete') return
    const command = this.#command
    this.#command = []
    if (verdict === 'unknown') this.#reportUnknown(command)
  }

  #reportUnknown(command: readonly number[]): void {
    if (command.length > 1 && command.at(-1) === 0) {
      this.#onEvent({ kind: 'broken-off', byteLength: command.length })
    } else this.#reportGarbage(command)
  }

  #reportGarbage(bytes: readonly number[]): void {
    bytes.forEach((byte, index) => {
      this.#onEvent({ kind: 'garbage', byte, offset: this.#position - bytes.length + index })
    })
  }

  #perform(command: readonly number[]): 'done' | 'incomplete' | 'unknown' {
    switch (command[0]) {
      case 0x00:
        return 'done'
      case 0x0a:
        return this.#feed(lineFeedDots)
      case 0x10:
        return this.#performRealTime(command)
      case 0x1b:
        return this.#performEscape(command)
      case 0x1d:
        return this.#performGroup(command)
      default:
        return 'unknown'
    }
  }

  #performRealTime([, second, n]: readonly number[]): 'done' | 'incomplete' | 'unknown' {
    if (second === undefined) return 'incomplete'
    if (second !== 0x04) return 'unknown'
    if (n === undefined) return 'incomplete'
    this.#onEvent({ kind: 'status-request', n })
    return 'done'
  }

  #performEscape([, second, n]: readonly number[]): 'done' | 'incomplete' | 'unknown' {
    if (second === undefined) return 'incomplete'
    if (second === 0x40) {
      this.#onEvent({ kind: 'initialise' })
      return 'done'
    }
    if (second !== 0x4a) return 'unknown'
    return n === undefined ? 'incomplete' : this.#feed(n)
  }

  #performGroup(command: readonly number[]): 'done' | 'incomplete' | 'unknown' {
    switch (command[1]) {
      case undefined:
        return 'incomplete'
      case 0x28:
        return this.#performProcessId(command)
      case 0x56:
        return this.#performCut(command)
      case 0x72:
        return this.#performPaperStatus(command)
      case 0x76:
        return this.#beginRaster(command)
      default:
        return 'unknown'
    }
  }

  #performProcessId(command: readonly number[]): 'done' | 'incomplete' | 'unknown' {
    const expected = [0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30]
    const differs = command.some((byte, index) => index < expected.length && byte !== expected[index])
    if (differs) return 'unknown'
    if (command.length < expected.length + 4) return 'incomplete'
    this.#onEvent({ kind: 'process-id', id: String.fromCharCode(...command.slice(expected.length)) })
    return 'done'
  }

  #performCut([, , mode, feedUnits]: readonly number[]): 'done' | 'incomplete' | 'unknown' {
    if (mode === undefined) return 'incomplete'
    const cutsAtOnce = [0, 1, 48, 49].includes(mode)
    if (!cutsAtOnce && mode !== 65 && mode !== 66) return 'unknown'
    if (!cutsAtOnce && feedUnits === undefined) return 'incomplete'
    this.#onEvent({ kind: 'cut', bitmap: this.#paper.cut() })
    return 'done'
  }

  #performPaperStatus([, , n]: readonly number[]): 'done' | 'incomplete' | 'unknown' {
    if (n === undefined) return 'incomplete'
    this.#onEvent({ kind: 'paper-status-request', n })
    return 'done'
  }

  #beginRaster(command: readonly number[]): 'done' | 'incomplete' | 'unknown' {
    const [, , zero, mode, widthLow = 0, widthHigh = 0, rowsLow = 0, rowsHigh = 0] = command
    if (zero !== undefined && zero !== 0x30) return 'unknown'
    if (mode !== undefined && mode !== 0) return 'unknown'
    if (command.length < 8) return 'incomplete'
    const raster = {
      bytesPerRow: widthLow + widthHigh * 256,
      rowCount: rowsLow + rowsHigh * 256,
      received: 0,
    }
    if (raster.bytesPerRow === 0 || raster.rowCount === 0) return 'unknown'
    this.#raster = raster
    return 'done'
  }

  #feed(dots: number): 'done' {
    this.#advance(dots)
    this.#onEvent({ kind: 'feed', dots })
    return 'done'
  }

  #advance(rowCount: number): void {
    this.#paper.advance(rowCount)
    this.#rowsPrinted += rowCount
  }
}
