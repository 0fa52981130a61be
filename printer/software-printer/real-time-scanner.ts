/** Finds `DLE EOT n` in the bytes as they arrive, also inside pictures, as printers do. */
export class RealTimeScanner {
  #previous = 0
  #beforePrevious = 0

  /** The numbers of the statuses asked for in these bytes, in order. */
  scan(bytes: Uint8Array): number[] {
    const found: number[] = []
    for (const byte of bytes) {
      if (this.#beforePrevious === 0x10 && this.#previous === 0x04) found.push(byte)
      this.#beforePrevious = this.#previous
      this.#previous = byte
    }
    return found
  }
}
