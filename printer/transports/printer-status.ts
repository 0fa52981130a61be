/** Why a printer cannot print now. */
export type PrinterTrouble = 'offline' | 'cover-open' | 'paper-out' | 'printer-error'

/** The answers to `DLE EOT` 1, 2 and 4; undefined where the printer did not answer. */
export interface StatusBytes {
  readonly printer: number | undefined
  readonly offlineCause: number | undefined
  readonly paper: number | undefined
}

/** `DLE EOT n` for the statuses that are asked before every job. */
export const statusRequests = { printer: 1, offlineCause: 2, paper: 4 } as const

export function statusRequest(n: number): Uint8Array {
  return Uint8Array.of(0x10, 0x04, n)
}

/** The most telling trouble in a printer's status, or null if it can print. */
export function troubleIn({ printer = 0, offlineCause = 0, paper = 0 }: StatusBytes): PrinterTrouble | null {
  if ((offlineCause & 0x04) !== 0) return 'cover-open'
  if ((offlineCause & 0x20) !== 0 || (paper & 0x60) !== 0) return 'paper-out'
  if ((offlineCause & 0x40) !== 0) return 'printer-error'
  if ((printer & 0x08) !== 0) return 'offline'
  return null
}

/** Whether the answer to `GS r 1` says that the paper has run out. */
export function saysPaperOut(paperStatus: number): boolean {
  return (paperStatus & 0x0c) !== 0
}

/** Whether little paper is left, by the answer to `DLE EOT 4`. */
export function saysPaperLow(paperByte: number): boolean {
  return (paperByte & 0x0c) !== 0
}
