/** Answers to commands are kept this long, and forgotten at the next end of a day. */
export const answersKeptMs = 48 * 60 * 60_000
