/** A step larger than this is no delay on the line: somebody set the hall's clock. */
const clockStepMs = 2_000

/** The hall's own clock as a screen knows it: the last instant heard, carried on by the monotonic clock. */
export interface HallClock {
  readonly nowMs: () => number
  readonly speed: () => number
  readonly hear: (nowMs: number, speed?: number) => void
}

/** Ticks by the screen's own clock until it hears the hall's. */
export function makeHallClock(monotonicMs = () => performance.now(), wallMs = () => Date.now()): HallClock {
  let speed = 1
  let heardMs = wallMs()
  let heardAtMs = monotonicMs()
  let heardAny = false
  const nowMs = () => Math.round(heardMs + (monotonicMs() - heardAtMs) * speed)
  return {
    nowMs,
    speed: () => speed,
    hear: (hallMs, newSpeed = speed) => {
      // A message can only be late, so that the latest instant heard is the nearest to the truth.
      const ahead = hallMs - nowMs()
      if (heardAny && newSpeed === speed && ahead <= 0 && ahead > -clockStepMs * speed) return
      heardAny = true
      speed = newSpeed
      heardMs = hallMs
      heardAtMs = monotonicMs()
    },
  }
}
