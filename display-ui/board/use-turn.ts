import { useEffect, useState } from 'react'

/** Goes round from 0 to `count - 1`, staying `eachMs` at each: what takes turns on a board. */
export function useTurn(count: number, eachMs: number): number {
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (count < 2) return
    const timer = setInterval(() => setTurn((before) => before + 1), eachMs)
    return () => clearInterval(timer)
  }, [count, eachMs])
  return count === 0 ? 0 : turn % count
}
