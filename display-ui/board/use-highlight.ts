import { useEffect, useState } from 'react'
import type { BoardCall } from '../../server/contract/board-view.ts'
import { highlightMsMin, keyOf, nextHighlight, noHighlight } from './highlight.ts'

/** The call to show in large letters now; null where no one is called. */
export function useHighlight(calls: readonly BoardCall[] | null): BoardCall | null {
  const [highlight, setHighlight] = useState(noHighlight)
  useEffect(() => {
    if (calls === null) return
    setHighlight((before) => nextHighlight(before, calls, performance.now()))
  }, [calls])
  const { queued, sinceMs } = highlight
  useEffect(() => {
    if (calls === null || queued.length === 0) return
    const leftMs = Math.max(0, sinceMs + highlightMsMin - performance.now())
    const timer = setTimeout(() => {
      setHighlight((before) => nextHighlight(before, calls, performance.now()))
    }, leftMs)
    return () => clearTimeout(timer)
  }, [calls, queued, sinceMs])
  return calls?.find((call) => keyOf(call) === highlight.shown) ?? null
}
