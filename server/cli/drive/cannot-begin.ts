/** The drive cannot begin, or not go on; the message says why and what to do. */
export class CannotBeginError extends Error {
  override readonly name = 'CannotBeginError'
}
