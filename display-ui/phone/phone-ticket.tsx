import type { ReactElement } from 'react'
import type { Language } from '../../language/languages.ts'
import { messagesIn } from '../../language/messages.ts'
import { formatClock } from '../../language/time.ts'
import type { PhoneView } from '../../server/contract/phone-view.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { PhoneState } from './phone-state.tsx'

interface PhoneTicketProps {
  readonly ticket: PhoneView
  readonly language: Language
}

export function PhoneTicket({ ticket, language }: PhoneTicketProps): ReactElement {
  const { phone } = messagesIn(language)
  return (
    <>
      <header className="phone-head">
        <p className="phone-hall">{nameIn(ticket.hall.names, language)}</p>
        <p className="phone-service">{nameIn(ticket.serviceNames, language)}</p>
      </header>
      <section className="phone-card">
        <p className="phone-label">{phone.yourNumber}</p>
        <Ltr className="phone-number">
          <span data-testid="phone-number">{ticket.number}</span>
        </Ltr>
      </section>
      <div aria-live="polite" className="phone-state" data-testid="phone-state" data-status={ticket.status}>
        <PhoneState ticket={ticket} language={language} />
      </div>
      <p className="phone-age" data-testid="phone-age">
        {phone.dataFromTime(formatClock(ticket.nowMs, ticket.hall.timeZone))}
      </p>
    </>
  )
}
