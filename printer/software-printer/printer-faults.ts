/** What can be wrong with a software printer; nothing is, where a field is absent. */
export interface PrinterFaults {
  /** Rows of paper left; it stops when they are used up, in the middle of a slip if need be. */
  readonly paperRows?: number
  readonly coverOpen?: boolean
  /** The connection breaks after so many bytes received on it. */
  readonly dropAfterBytes?: number
  /** It prints and never answers anything. */
  readonly mute?: boolean
  /** It does not know `GS ( H`, as many cheap printers do not. */
  readonly withoutProcessId?: boolean
  /** How fast it takes bytes. */
  readonly bytesPerSecond?: number
}
