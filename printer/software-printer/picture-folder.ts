import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bitmap } from '../raster/bitmap.ts'
import { bitmapPng } from '../raster/slip-png.ts'

/** Keeps the last slips of a software printer in a directory, each as a picture and as its bytes. */
export class PictureFolder {
  readonly #directory: string
  readonly #slipsMax: number
  #writing: Promise<void>

  /** Makes the directory if it is not there; `slipsMax` is how many slips stay in it. */
  constructor(directory: string, slipsMax: number) {
    this.#directory = directory
    this.#slipsMax = slipsMax
    this.#writing = mkdir(directory, { recursive: true }).then(() => undefined)
    // Whoever waits for `written` is told; until then a failure must not end the process.
    this.#writing.catch(() => undefined)
  }

  save(sequence: number, bitmap: Bitmap, bytes: Uint8Array): void {
    this.#writing = this.#writing.then(() => this.#save(sequence, bitmap, bytes))
    this.#writing.catch(() => undefined)
  }

  /** Settles when every slip is written; rejects if one could not be. */
  async written(): Promise<void> {
    await this.#writing
  }

  async #save(sequence: number, bitmap: Bitmap, bytes: Uint8Array): Promise<void> {
    await writeFile(this.#path(sequence, 'png'), bitmapPng(bitmap))
    await writeFile(this.#path(sequence, 'bin'), bytes)
    const oldest = sequence - this.#slipsMax
    if (oldest < 1) return
    await rm(this.#path(oldest, 'png'), { force: true })
    await rm(this.#path(oldest, 'bin'), { force: true })
  }

  #path(sequence: number, extension: string): string {
    return join(this.#directory, `slip-${String(sequence).padStart(5, '0')}.${extension}`)
  }
}
