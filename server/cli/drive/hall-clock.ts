/** What the server's clock showed at an instant of this process's own clock. */
export interface ClockReading {
  /** `performance.now()` when the question was sent, and when the answer came. */
  readonly askedAtMs: number
  readonly answeredAtMs: number
  /** The hall's clock, in milliseconds since 1970 UTC. */
  readonly hallMs: number
}

/** The hall's clock as seen from here. */
export interface HallClock {
  /** Hall milliseconds in one millisecond of wall time. */
  readonly speed: number
  /** What it shows now, in milliseconds since 1970 UTC. */
  nowMs(): number
  /** Wall milliseconds from now until the hall's clock shows an instant; not negative. */
  wallMsUntil(hallMs: number): number
}

/** Takes the reading with the shortest way there and back as the true one. Needs at least one reading. */
export function hallClock(
  readings: readonly ClockReading[],
  speed: number,
  wallNowMs: () => number = () => performance.now(),
): HallClock {
  const roundTrip = (reading: ClockReading): number => reading.answeredAtMs - reading.askedAtMs
  const best = readings.reduce((a, b) => (roundTrip(b) < roundTrip(a) ? b : a))
  const middleMs = (best.askedAtMs + best.answeredAtMs) / 2
  return {
    speed,
    nowMs: () => best.hallMs + (wallNowMs() - middleMs) * speed,
    wallMsUntil: (hallMs) => Math.max(0, middleMs + (hallMs - best.hallMs) / speed - wallNowMs()),
  }
}
