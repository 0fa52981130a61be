/** Answers to commands are kept this long, and forgotten at the next end of a day. */
export const answersKeptMs = 48 * 60 * 60_000

/** What the forecast has learned takes a few megabytes; anything beyond this has gone wrong. */
export const forecastStateBytesMax = 64 * 1024 * 1024
