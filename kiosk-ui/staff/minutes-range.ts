import { wholeMinutes } from '../../ui-kit/text/durations.ts'

/** A wait in minutes, as '5–15', or '5' where both ends are the same. */
export function minutesRange(range: { readonly fromMs: number; readonly toMs: number }): string {
  const from = wholeMinutes(range.fromMs)
  const to = wholeMinutes(range.toMs)
  return from === to ? String(from) : `${from}–${to}`
}
