import { useEffect, useRef, type ReactElement } from 'react'
import { formatClockRange } from '../../language/time.ts'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import type { QueueView } from '../../server/contract/queue-view.ts'
import type { TicketResource } from '../../server/contract/ticket-resource.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { useSpeech } from '../staff/staff-language.tsx'
import { SlipPicture } from './slip-picture.tsx'

interface IssuedCardProps {
  readonly ticket: TicketResource
  readonly listed: QueueView['issued'][number] | undefined
  readonly hall: HallResource
}

const onPaper: readonly (string | null)[] = ['printed', 'sent-unconfirmed', null]

/** The ticket just issued: its number, what was promised, and what became of the slip. */
export function IssuedCard({ ticket, listed, hall }: IssuedCardProps): ReactElement {
  const { messages, language } = useSpeech()
  const { triage, ticket: words } = messages
  const slip = listed?.slip ?? ticket.slip
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    card.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const pictured = hall.printer === 'none' || !onPaper.includes(slip)
  const service = hall.services.find((one) => one.id === ticket.service)
  return (
    <section ref={card} className="issued panel" data-testid="issued">
      <div className="issued-head">
        <h2 className="panel-title">{triage.issuedJustNow}</h2>
        <span className={`slip-state slip-${slip ?? 'pending'}`} data-testid="slip-state">
          {pictured && slip === null ? words.slip['on-screen'] : words.slip[slip ?? 'pending']}
        </span>
      </div>
      <Ltr className="issued-number">
        <span data-testid="issued-number">{ticket.number}</span>
      </Ltr>
      <p>{service === undefined ? null : nameIn(service.names, language)}</p>
      <p className="issued-promise" data-testid="issued-promise">
        {ticket.promise === null ? (
          triage.promisedNothing
        ) : (
          <>
            {triage.promised}{' '}
            <strong className="figures">
              <Ltr>{formatClockRange(ticket.promise.notBeforeMs, ticket.promise.byMs, hall.timeZone)}</Ltr>
            </strong>
          </>
        )}
        {' · '}
        {triage.aheadInService(ticket.ahead)}
      </p>
      {pictured ? (
        <>
          <p className="issued-hint">{triage.slipNotOnPaper}</p>
          <SlipPicture id={ticket.id} number={ticket.number} />
        </>
      ) : null}
    </section>
  )
}
