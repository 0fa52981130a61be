const secondMs = 1_000
const minuteMs = 60_000
const hourMinutes = 60

/** Time that runs on a clock face: 4:07, or 1:04:07. Never negative. */
export function stopwatch(durationMs: number): string {
  const seconds = Math.floor(Math.max(0, durationMs) / secondMs)
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / hourMinutes)
  if (minutes < hourMinutes) return `${minutes}:${two(seconds % hourMinutes)}`
  return `${Math.floor(minutes / hourMinutes)}:${two(minutes % hourMinutes)}:${two(seconds % hourMinutes)}`
}

/** Whole minutes, rounded; never negative. */
export function wholeMinutes(durationMs: number): number {
  return Math.max(0, Math.round(durationMs / minuteMs))
}
