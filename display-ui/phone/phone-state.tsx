import type { ReactElement } from 'react'
import type { Language } from '../../language/languages.ts'
import { messagesIn } from '../../language/messages.ts'
import { formatClock } from '../../language/time.ts'
import type { PhoneView } from '../../server/contract/phone-view.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'

interface PhoneStateProps {
  readonly ticket: PhoneView
  readonly language: Language
}

/** What the citizen should know or do now. */
export function PhoneState({ ticket, language }: PhoneStateProps): ReactElement | null {
  const { phone } = messagesIn(language)
  switch (ticket.status) {
    case 'waiting':
      return <Waiting ticket={ticket} language={language} />
    case 'called':
    case 'serving':
      return <Called ticket={ticket} language={language} />
    case 'parked':
      return <p className="phone-line">{phone.heldAside}</p>
    case 'no-show':
      return <p className="phone-line phone-attention">{phone.missedCall}</p>
    case 'cancelled':
      return <p className="phone-line">{phone.cancelled}</p>
    case 'completed':
    case 'expired':
      return <p className="phone-line">{phone.visitOver}</p>
  }
}

function Waiting({ ticket, language }: PhoneStateProps): ReactElement {
  const { phone } = messagesIn(language)
  const { promise, requote } = ticket
  const clock = (atMs: number) => formatClock(atMs, ticket.hall.timeZone)
  const range = requote ?? promise
  return (
    <>
      {range === null ? (
        <p className="phone-line">{phone.noEstimateYet}</p>
      ) : (
        <Ltr className="phone-range">
          <span data-testid="phone-range">
            {clock(range.notBeforeMs)}–{clock(range.byMs)}
          </span>
        </Ltr>
      )}
      {range === null ? null : (
        <p className={`phone-line ${requote === null ? '' : 'phone-attention'}`}>
          {requote === null
            ? phone.expectedBetween(clock(range.notBeforeMs), clock(range.byMs))
            : phone.apology(clock(range.notBeforeMs), clock(range.byMs))}
        </p>
      )}
      {ticket.ahead === null ? null : <p className="phone-ahead">{phone.peopleAhead(ticket.ahead)}</p>}
    </>
  )
}

function Called({ ticket, language }: PhoneStateProps): ReactElement {
  const { phone } = messagesIn(language)
  return (
    <section className="phone-call" data-testid="phone-call">
      {ticket.serviceWindow === null ? null : (
        <>
          <p className="phone-call-text">{phone.proceedToWindow(String(ticket.serviceWindow))}</p>
          <Ltr className="phone-window">{ticket.serviceWindow}</Ltr>
        </>
      )}
      {ticket.clerk === null ? null : <p className="phone-clerk">{nameIn(ticket.clerk, language)}</p>}
    </section>
  )
}
