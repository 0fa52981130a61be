import type { ReactElement, ReactNode } from 'react'
import { formatClock } from '../../language/time.ts'
import type { HallClock } from '../../ui-kit/live/hall-clock.ts'
import type { LiveStatus } from '../../ui-kit/live/live-view.ts'
import { useNow } from '../../ui-kit/live/use-now.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { useSpeech } from './staff-language.tsx'
import './staff.css'

interface ScreenHeaderProps {
  readonly title: ReactNode
  readonly clock: HallClock
  readonly timeZone: string
  readonly status: LiveStatus
  readonly children?: ReactNode
}

export function ScreenHeader(props: ScreenHeaderProps): ReactElement {
  const { common } = useSpeech().messages
  const nowMs = useNow(props.clock)
  const live = props.status === 'live'
  return (
    <>
      <header className="screen-header">
        <h1 className="screen-title">{props.title}</h1>
        <div className="screen-facts">{props.children}</div>
        <span
          className={`line-sign ${live ? 'line-sign-live' : ''}`}
          role="img"
          aria-label={live ? common.connected : common.connecting}
          data-testid="connection"
          data-status={props.status}
        />
        <LanguageSwitch />
        <Ltr className="screen-clock figures">{formatClock(nowMs, props.timeZone)}</Ltr>
      </header>
      <ConnectionBanner status={props.status} />
    </>
  )
}
