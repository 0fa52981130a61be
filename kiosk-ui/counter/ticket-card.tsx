import type { ReactElement } from 'react'
import { isLanguage, localeOf, nativeName } from '../../language/languages.ts'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import type { TicketResource } from '../../server/contract/ticket-resource.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { useSpeech } from '../staff/staff-language.tsx'
import { TicketClock } from './ticket-clock.tsx'

interface TicketCardProps {
  readonly ticket: TicketResource
  readonly hall: HallResource
  readonly targetWaitMs: number | null
  readonly nowMs: number
}

/** Who is at the window: number, matter, language, priority and the clock. */
export function TicketCard({ ticket, hall, targetWaitMs, nowMs }: TicketCardProps): ReactElement {
  const { messages, language } = useSpeech()
  const { counter, ticket: words } = messages
  const service = hall.services.find(({ id }) => id === ticket.service)
  const first = hall.services.find(({ id }) => id === ticket.firstService)
  const ordinary = hall.priorityClasses[0]?.id === ticket.priorityClass
  const priority = hall.priorityClasses.find(({ id }) => id === ticket.priorityClass)
  return (
    <section className="ticket-card panel" data-testid="current-ticket" data-status={ticket.status}>
      <div className="ticket-main">
        <Ltr className="ticket-number figures">
          <span data-testid="current-number">{ticket.number}</span>
        </Ltr>
        <div className="ticket-what">
          <span className={`status-chip status-${ticket.status}`}>
            {words.status[ticket.status]}
            {ticket.status === 'called' && ticket.recalls > 0
              ? ` · ${counter.recalls(ticket.recalls)}`
              : null}
          </span>
          <strong className="ticket-service">
            {service === undefined ? ticket.service : nameIn(service.names, language)}
          </strong>
          {first === undefined || first.id === ticket.service ? null : (
            <span className="soft">({nameIn(first.names, language)})</span>
          )}
          <span className="ticket-tags">
            {isLanguage(ticket.language) ? (
              <span className="tag" lang={localeOf(ticket.language)} data-testid="ticket-language">
                {nativeName(ticket.language)}
              </span>
            ) : null}
            {ordinary || priority === undefined ? null : (
              <span className="tag tag-priority">{nameIn(priority.names, language)}</span>
            )}
          </span>
        </div>
      </div>
      <TicketClock ticket={ticket} targetWaitMs={targetWaitMs} nowMs={nowMs} timeZone={hall.timeZone} />
    </section>
  )
}
