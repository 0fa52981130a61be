const prefix = Uint8Array.of(0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30)
const idLength = 4
const idPattern = /^[\x20-\x7E]{4}$/

/** Whether a text can serve as a process id: four printable ASCII characters. */
export function isProcessId(text: string): boolean {
  return idPattern.test(text)
}

/**
 * The request `GS ( H` that makes a printer say the id back once it has done everything before it.
 * Throws RangeError unless the id is four printable ASCII characters.
 */
export function processIdRequest(id: string): Uint8Array {
  if (!isProcessId(id)) throw new RangeError('A process id is four printable ASCII characters')
  return Uint8Array.of(...prefix, ...Buffer.from(id, 'latin1'))
}

/** The process id with which a job ends, or null where it asks for none. */
export function processIdOf(job: Uint8Array): string | null {
  const request = job.subarray(-(prefix.length + idLength))
  if (request.length !== prefix.length + idLength) return null
  if (!prefix.every((byte, index) => request[index] === byte)) return null
  const id = Buffer.from(request.subarray(prefix.length)).toString('latin1')
  return isProcessId(id) ? id : null
}
