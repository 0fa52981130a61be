import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ViewOf, Watched } from '../../server/contract/socket-protocol.ts'
import { openLiveView, type LiveState, type LiveView } from './live-view.ts'
import { makeHallClock, type HallClock } from './hall-clock.ts'

const connecting = { status: 'connecting', view: null, refused: false, connections: 0 } as const
const idleClock = makeHallClock()

/** The live view of one screen. `watch` must stay the same object while the same thing is watched. */
export function useLiveView<Name extends keyof ViewOf>(
  watch: Extract<Watched, { view: Name }>,
): LiveState<ViewOf[Name]> & { readonly clock: HallClock } {
  const [live, setLive] = useState<LiveView<ViewOf[Name]> | null>(null)
  useEffect(() => {
    const opened = openLiveView<Name>(watch)
    setLive(opened)
    return () => {
      setLive(null)
      opened.close()
    }
  }, [watch])
  const state = useSyncExternalStore<LiveState<ViewOf[Name]>>(
    live?.subscribe ?? subscribeToNothing,
    live?.state ?? (() => connecting),
  )
  return { ...state, clock: live?.clock ?? idleClock }
}

function subscribeToNothing(): () => void {
  return () => undefined
}
