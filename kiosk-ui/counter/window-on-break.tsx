import type { ReactElement } from 'react'
import { formatClock } from '../../language/time.ts'
import type { WindowResource } from '../../server/contract/ticket-resource.ts'
import { Button } from '../../ui-kit/components/button.tsx'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import { keymap } from './keymap.ts'

interface WindowOnBreakProps {
  readonly serviceWindow: WindowResource
  readonly timeZone: string
  readonly nowMs: number
  readonly pending: boolean
  readonly onReturn: () => void
}

export function WindowOnBreak(props: WindowOnBreakProps): ReactElement {
  const { counter } = useSpeech().messages
  const { expectedReturnAtMs, reason } = props.serviceWindow
  const late = expectedReturnAtMs !== null && props.nowMs > expectedReturnAtMs
  return (
    <section className="on-break panel" data-testid="on-break">
      <h2>{counter.onBreak}</h2>
      <p className={late ? 'over-target' : 'soft'}>
        {reason}
        {reason !== null && expectedReturnAtMs !== null ? ' · ' : null}
        {expectedReturnAtMs === null ? null : counter.backAt(formatClock(expectedReturnAtMs, props.timeZone))}
      </p>
      <Button look="primary" size="large" pending={props.pending} onPress={props.onReturn} testId="end-break">
        {counter.endBreak} <Ltr className="key-hint">{keymap.break}</Ltr>
      </Button>
    </section>
  )
}
