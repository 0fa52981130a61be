/** What a printer says; its replies share one stream and are told apart by fixed bits. */
export type PrinterReply =
  /** The answer to `DLE EOT n`. */
  | { readonly kind: 'real-time'; readonly byte: number }
  /** The answer to `GS r n`. */
  | { readonly kind: 'paper'; readonly byte: number }
  /** The answer to `GS ( H`. */
  | { readonly kind: 'process-id'; readonly id: string }

const responseHeader = 0x37
const processIdIdentifier = 0x22
const responseBytesMax = 80
/** An automatic status is four bytes, of which only the first can be told from other replies. */
const automaticStatusRest = 3

/** Cuts the stream of a printer's replies into replies; what was not asked for is passed over. */
export class ReplyReader {
  readonly #onReply: (reply: PrinterReply) => void
  #response: number[] | undefined
  #bytesToSkip = 0

  constructor(onReply: (reply: PrinterReply) => void) {
    this.#onReply = onReply
  }

  push(bytes: Uint8Array): void {
    for (const byte of bytes) this.#take(byte)
  }

  #take(byte: number): void {
    if (this.#response !== undefined) this.#takeResponseByte(this.#response, byte)
    else if (this.#bytesToSkip > 0) this.#bytesToSkip -= 1
    else if (byte === responseHeader) this.#response = []
    else if ((byte & 0x93) === 0x12) this.#onReply({ kind: 'real-time', byte })
    else if ((byte & 0x93) === 0x10) this.#bytesToSkip = automaticStatusRest
    else if ((byte & 0x90) === 0) this.#onReply({ kind: 'paper', byte })
  }

  #takeResponseByte(response: number[], byte: number): void {
    if (byte !== 0 && response.length < responseBytesMax) {
      response.push(byte)
      return
    }
    this.#response = undefined
    const [identifier, ...id] = response
    if (identifier === processIdIdentifier) {
      this.#onReply({ kind: 'process-id', id: String.fromCharCode(...id) })
    }
  }
}
