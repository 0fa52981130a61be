import { useEffect, useMemo, useState, type ReactElement } from 'react'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import { NoticePage } from '../../ui-kit/components/notice-page.tsx'
import { useLiveView } from '../../ui-kit/live/use-live-view.ts'
import { RefusedScreen } from '../staff/refused-screen.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import { ClerkChooser } from './clerk-chooser.tsx'
import { CounterDesk } from './counter-desk.tsx'
import { isOwnWindow, keepOwnWindow } from './own-window.ts'
import { WindowTaken } from './window-taken.tsx'

const roles = ['clerk'] as const

interface CounterRoomProps {
  readonly hall: HallResource
  readonly serviceWindow: number
  readonly onLeave: () => void
  readonly onConnections: (connections: number) => void
}

/** One service window: closed, taken by somebody else, or at work. */
export function CounterRoom({ hall, serviceWindow, onLeave, onConnections }: CounterRoomProps): ReactElement {
  const watch = useMemo(() => ({ view: 'counter', serviceWindow }) as const, [serviceWindow])
  const { view, status, refused, connections, clock } = useLiveView<'counter'>(watch)
  const [own, setOwn] = useState(() => isOwnWindow(serviceWindow))
  const { messages } = useSpeech()
  useEffect(() => onConnections(connections), [connections, onConnections])
  const enter = (): void => {
    keepOwnWindow(serviceWindow)
    setOwn(true)
  }
  if (refused) return <RefusedScreen roles={roles} linkRole="clerk" />
  if (view === null) {
    return status === 'lost' ? (
      <NoticePage
        title={messages.common.noServerConnection}
        text={messages.access.noServerText}
        testId="connection-lost"
      />
    ) : (
      <NoticePage title={messages.common.connecting} testId="connecting" />
    )
  }
  const shared = { hall, view, status, clock, onLeave }
  if (view.serviceWindow.status === 'closed') return <ClerkChooser {...shared} onOpened={enter} />
  if (!own) return <WindowTaken {...shared} onJoin={enter} />
  return <CounterDesk {...shared} />
}
