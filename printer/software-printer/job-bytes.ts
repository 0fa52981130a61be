/** More than any slip has; a stream that is never cut must not fill the memory. */
const keptBytesMax = 4_194_304

/** Remembers the bytes of the job being printed, from its beginning to its cut. */
export class JobBytes {
  readonly #keep: boolean
  #chunks: Uint8Array[] = []
  /** The position in the stream of the first byte kept. */
  #keptFrom = 0
  #keptBytes = 0
  #beginning = 0

  /** Unless `keep` is set, only lengths are known. */
  constructor(keep: boolean) {
    this.#keep = keep
  }

  add(bytes: Uint8Array): void {
    if (!this.#keep) return
    if (this.#keptBytes > keptBytesMax) this.#forget()
    this.#chunks.push(bytes)
    this.#keptBytes += bytes.length
  }

  /** A job begins at this position in the stream. */
  begin(position: number): void {
    this.#beginning = position
  }

  /** The job is cut at this position: gives its length, and its bytes as far as they were kept. */
  cut(position: number): { byteLength: number; bytes: Uint8Array } {
    const byteLength = position - this.#beginning
    const all = Buffer.concat(this.#chunks)
    const bytes = all.subarray(Math.max(0, this.#beginning - this.#keptFrom), position - this.#keptFrom)
    const rest = all.subarray(Math.min(all.length, position - this.#keptFrom))
    this.#chunks = rest.length > 0 ? [Buffer.from(rest)] : []
    this.#keptFrom = position
    this.#keptBytes = rest.length
    this.#beginning = position
    return { byteLength, bytes }
  }

  #forget(): void {
    this.#chunks = []
    this.#keptFrom += this.#keptBytes
    this.#keptBytes = 0
  }
}
