import type { Bitmap } from '../raster/bitmap.ts'
import { bytesPerRow } from '../raster/bitmap.ts'

/** Two and a half metres of paper without a cut; what is beyond is counted and not kept. */
const rowsMax = 20_000
const firstCapacityRows = 2_048

/** The rows printed since the last cut. */
export class PaperRows {
  readonly #stride: number
  readonly #width: number
  #rows: Uint8Array
  #height = 0

  /** `width` is that of the paper, in dots. */
  constructor(width: number) {
    this.#width = width
    this.#stride = bytesPerRow(width)
    this.#rows = new Uint8Array(this.#stride * firstCapacityRows)
  }

  /** Prints one byte of the row under the head; bytes beyond the edge of the paper are lost, as they are on a printer. */
  print(column: number, byte: number): void {
    if (column >= this.#stride || this.#height >= rowsMax) return
    this.#reserve(this.#height + 1)
    this.#rows[this.#height * this.#stride + column] = byte
  }

  /** Moves the paper on by some rows, printed or white. */
  advance(rowCount: number): void {
    this.#height = Math.min(rowsMax, this.#height + rowCount)
    this.#reserve(this.#height)
  }

  /** Cuts the paper off and starts anew. */
  cut(): Bitmap {
    const rows = this.#rows.slice(0, this.#height * this.#stride)
    this.#rows.fill(0, 0, rows.length)
    const bitmap = { width: this.#width, height: this.#height, rows }
    this.#height = 0
    return bitmap
  }

  #reserve(height: number): void {
    const needed = height * this.#stride
    if (needed <= this.#rows.length) return
    const grown = new Uint8Array(Math.max(needed, this.#rows.length * 2))
    grown.set(this.#rows)
    this.#rows = grown
  }
}
