import { useState, type ReactElement } from 'react'
import { formatClockRange } from '../../language/time.ts'
import type { TicketResource } from '../../server/contract/ticket-resource.ts'
import { Button } from '../../ui-kit/components/button.tsx'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import { WhyDialog } from '../staff/why-dialog.tsx'

interface PromiseLineProps {
  readonly ticket: TicketResource
  readonly timeZone: string
}

/** What the citizen was promised, what came of it, and why it was that time. */
export function PromiseLine({ ticket, timeZone }: PromiseLineProps): ReactElement | null {
  const { why, ticket: words } = useSpeech().messages
  const [asked, setAsked] = useState(false)
  const { number, promise, requotes, promiseScore: score } = ticket
  if (promise === null) return null
  return (
    <div className="promise-line" data-testid="promise-line">
      <span>
        <span className="soft">{why.promised}</span>{' '}
        <Ltr className="figures">{formatClockRange(promise.notBeforeMs, promise.byMs, timeZone)}</Ltr>
        {score === null ? null : <span className="soft"> · {words.score[score]}</span>}
      </span>
      <Button look="quiet" onPress={() => setAsked(true)} testId="ask-why">
        {why.title}
      </Button>
      <WhyDialog
        asked={asked ? { number, promise, requotes, score } : null}
        timeZone={timeZone}
        onClose={() => setAsked(false)}
      />
    </div>
  )
}
