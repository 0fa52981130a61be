/** The state of a printer that its status bytes tell of. */
export interface PrinterState {
  readonly coverOpen: boolean
  readonly paperOut: boolean
  readonly paperLow: boolean
}

const fixedBits = 0x12

/** The answer to `DLE EOT n`; undefined for an n that printers do not answer. */
export function realTimeReply(n: number, state: PrinterState): number | undefined {
  switch (n) {
    case 1:
      return fixedBits | (state.coverOpen || state.paperOut ? 0x08 : 0)
    case 2:
      return fixedBits | (state.coverOpen ? 0x04 : 0) | (state.paperOut ? 0x20 : 0)
    case 3:
      return fixedBits
    case 4:
      return fixedBits | (state.paperLow ? 0x0c : 0) | (state.paperOut ? 0x60 : 0)
    default:
      return undefined
  }
}

/** The answer to `GS r 1`. */
export function paperStatusReply(state: PrinterState): number {
  return (state.paperLow ? 0x03 : 0) | (state.paperOut ? 0x0c : 0)
}

/** The answer to `GS ( H`. */
export function processIdReply(id: string): Uint8Array {
  return Uint8Array.of(0x37, 0x22, ...Buffer.from(id, 'latin1'), 0x00)
}
