import type { BoardCall } from '../../server/contract/board-view.ts'

/** How long a call stands alone before the next one takes its place. */
export const highlightMsMin = 5_000
/** More than a board of eight windows can call at once is never shown late. */
const queuedMax = 16

/** Which call stands in large letters, and which wait to. */
export interface Highlight {
  readonly shown: string | null
  readonly sinceMs: number
  readonly queued: readonly string[]
  /** Every call or recall that was seen. */
  readonly known: ReadonlySet<string>
}

export const noHighlight: Highlight = { shown: null, sinceMs: 0, queued: [], known: new Set() }

/** One call or recall: the same ticket called again is another one. */
export function keyOf(call: BoardCall): string {
  return `${call.ticket} ${call.serviceWindow} ${call.lastCalledAtMs}`
}

function oldestFirst(calls: readonly BoardCall[]): readonly BoardCall[] {
  return calls.toSorted((a, b) => a.lastCalledAtMs - b.lastCalledAtMs)
}

/**
 * The highlight after a look at the board's calls. Calls made together are shown one after the other, each for
 * at least five seconds; one that is over meanwhile is dropped (SAY-2). A board just switched on shows the
 * newest call and does not make up for the past.
 */
export function nextHighlight(before: Highlight, calls: readonly BoardCall[], nowMs: number): Highlight {
  const keys = oldestFirst(calls).map(keyOf)
  const known = new Set(keys)
  if (before === noHighlight) return { shown: keys.at(-1) ?? null, sinceMs: nowMs, queued: [], known }
  const fresh = keys.filter((key) => !before.known.has(key))
  const queued = [...before.queued.filter((key) => known.has(key)), ...fresh].slice(-queuedMax)
  const over = before.shown !== null && !known.has(before.shown)
  const seenEnough = before.shown === null || over || nowMs - before.sinceMs >= highlightMsMin
  const [next, ...rest] = queued
  if (next !== undefined && seenEnough) return { shown: next, sinceMs: nowMs, queued: rest, known }
  if (over) return { shown: keys.at(-1) ?? null, sinceMs: nowMs, queued, known }
  return { ...before, queued, known }
}

/** How long until the highlight can change; null while nothing waits to be shown. */
export function highlightDueInMs(
  highlight: Highlight,
  calls: readonly BoardCall[],
  nowMs: number,
): number | null {
  const keys = calls.map(keyOf)
  const unseen = highlight === noHighlight || keys.some((key) => !highlight.known.has(key))
  const over = highlight.known.size !== keys.length
  if (unseen || over) return 0
  return highlight.queued.length > 0 ? Math.max(0, highlight.sinceMs + highlightMsMin - nowMs) : null
}
