import { useEffect, useState } from 'react'
import type { BoardCall } from '../../server/contract/board-view.ts'
import { highlightDueInMs, keyOf, nextHighlight, noHighlight } from './highlight.ts'

/** The call to show in large letters now; null where no one is called. */
export function useHighlight(calls: readonly BoardCall[]): BoardCall | null {
  const [highlight, setHighlight] = useState(noHighlight)
  useEffect(() => {
    const dueInMs = highlightDueInMs(highlight, calls, performance.now())
    if (dueInMs === null) return
    const timer = setTimeout(() => {
      setHighlight((before) => nextHighlight(before, calls, performance.now()))
    }, dueInMs)
    return () => clearTimeout(timer)
  }, [calls, highlight])
  return calls.find((call) => keyOf(call) === highlight.shown) ?? null
}
