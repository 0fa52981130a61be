import { useState, type ReactElement } from 'react'
import type { PromiseResource, TicketResource } from '../../server/contract/ticket-resource.ts'
import { Button } from '../../ui-kit/components/button.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import { WhyDialog } from '../staff/why-dialog.tsx'

interface AskWhyProps {
  readonly ticket: TicketResource
  readonly promise: PromiseResource
  readonly timeZone: string
}

/** Why the citizen at the window was promised this time. */
export function AskWhy({ ticket, promise, timeZone }: AskWhyProps): ReactElement {
  const { why } = useSpeech().messages
  const [asked, setAsked] = useState(false)
  const { number, requotes, promiseScore: score } = ticket
  return (
    <>
      <Button look="quiet" className="ask-why" onPress={() => setAsked(true)} testId="ask-why">
        {why.title}
      </Button>
      <WhyDialog
        asked={asked ? { number, promise, requotes, score } : null}
        timeZone={timeZone}
        onClose={() => setAsked(false)}
      />
    </>
  )
}
