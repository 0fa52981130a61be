import type { ReactElement } from 'react'
import type { LiveStatus } from '../../ui-kit/live/live-view.ts'
import { useSpeech } from './staff-language.tsx'

/** Says that the line is down, and what that means for presses. */
export function ConnectionBanner(props: { readonly status: LiveStatus }): ReactElement {
  const { common } = useSpeech().messages
  return (
    <div role="alert">
      {props.status === 'lost' ? (
        <div className="connection-banner" data-testid="connection-lost">
          <strong>{common.noServerConnection}</strong> <span>{common.linesDownPressesRefused}</span>
        </div>
      ) : null}
    </div>
  )
}
