import { useEffect, useState } from 'react'
import type { HallClock } from './hall-clock.ts'

const tickMs = 1_000
const tickMsMin = 100

/** The hall's now, ticking once a second of the hall. */
export function useNow(clock: HallClock): number {
  const [nowMs, setNowMs] = useState(clock.nowMs)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const tick = (): void => {
      const now = clock.nowMs()
      setNowMs(now)
      const toNextMs = (tickMs - (now % tickMs)) / clock.speed()
      timer = setTimeout(tick, Math.max(tickMsMin, toNextMs))
    }
    tick()
    return () => clearTimeout(timer)
  }, [clock])
  return nowMs
}
