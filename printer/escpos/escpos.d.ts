/** The part of `escpos` that Ashnav uses; the package brings no types of its own. */
declare module 'escpos' {
  interface Adapter {
    write(data: Buffer, callback?: (error?: Error | null) => void): unknown
  }

  class Printer {
    constructor(adapter: Adapter)
    /** Adds bytes as they are. */
    raw(data: Buffer): this
    /** Adds 'INIT', 'SELECT' or 'RESET'. */
    hardware(command: 'init' | 'select' | 'reset'): this
    /** Hands everything added so far to the adapter. */
    flush(callback?: (error?: Error | null) => void): this
  }

  const escpos: { Printer: typeof Printer }
  export default escpos
  export type { Adapter }
}
