import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { ViewOf, Watched } from '../../server/contract/socket-protocol.ts'
import type { HallClock } from './hall-clock.ts'
import { LiveView, type LiveState } from './live-view.ts'

/** The live view of one screen. `watch` must stay the same object while the same thing is watched. */
export function useLiveView<Name extends keyof ViewOf>(
  watch: Extract<Watched, { view: Name }>,
): LiveState<ViewOf[Name]> & { readonly clock: HallClock } {
  const live = useMemo(() => new LiveView<Name>(watch), [watch])
  useEffect(() => {
    live.open()
    return () => live.close()
  }, [live])
  const state = useSyncExternalStore(live.subscribe, live.state)
  return { ...state, clock: live.clock }
}
