import { createHash } from 'node:crypto'
import type { Bitmap } from '../raster/bitmap.ts'

/** What is kept of each slip that a software printer has cut off. */
export interface PrintedSlip {
  /** 1 for the first slip. */
  readonly sequence: number
  /** Bytes received for it, from the last cut to this one. */
  readonly byteLength: number
  /** Dots. */
  readonly width: number
  /** Dots. */
  readonly height: number
  /** Of the packed rows, as 64 hexadecimal digits. */
  readonly sha256: string
  /** What `readText` found in the picture; null if there is none, or nobody looked. */
  readonly text: string | null
}

export function sha256Of(bitmap: Bitmap): string {
  return createHash('sha256').update(bitmap.rows).digest('hex')
}
