import type { CounterView } from '../../server/contract/counter-view.ts'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import type { HallClock } from '../../ui-kit/live/hall-clock.ts'
import type { LiveStatus } from '../../ui-kit/live/live-view.ts'

/** What every screen of one window is given. */
export interface CounterScreenProps {
  readonly hall: HallResource
  readonly view: CounterView
  readonly status: LiveStatus
  readonly clock: HallClock
  readonly onLeave: () => void
}
