import type { ReactElement, ReactNode } from 'react'
import { isLanguage, localeOf, nativeName } from '../../language/languages.ts'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import type { QueuedTicket } from '../../server/contract/queue-view.ts'
import { wholeMinutes } from '../../ui-kit/text/durations.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { useSpeech } from '../staff/staff-language.tsx'

interface QueuedRowProps {
  readonly ticket: QueuedTicket
  readonly hall: HallResource
  readonly nowMs: number
  readonly fact?: ReactNode
  readonly children: ReactNode
}

/** One ticket of a list, with what can be done with it. */
export function QueuedRow({ ticket, hall, nowMs, fact, children }: QueuedRowProps): ReactElement {
  const { messages, language } = useSpeech()
  const { common, counter } = messages
  const service = hall.services.find(({ id }) => id === ticket.service)
  const priority = hall.priorityClasses.find(({ id }) => id === ticket.priorityClass)
  const ordinary = hall.priorityClasses[0]?.id === ticket.priorityClass
  return (
    <li className="queued-row" data-testid="queued-row" data-number={ticket.number}>
      <Ltr className="queued-number figures">{ticket.number}</Ltr>
      <div className="queued-facts">
        <span className="queued-service">
          {service === undefined ? null : nameIn(service.names, language)}
        </span>
        <span className="soft">
          {fact ?? common.minutes(wholeMinutes(nowMs - ticket.issuedAtMs))}
          {' · '}
          {isLanguage(ticket.language) ? (
            <bdi lang={localeOf(ticket.language)}>{nativeName(ticket.language)}</bdi>
          ) : null}
          {ordinary || priority === undefined ? null : <strong> · {nameIn(priority.names, language)}</strong>}
          {ticket.noteCount > 0 ? ` · ${counter.notesCount(ticket.noteCount)}` : null}
        </span>
      </div>
      {children}
    </li>
  )
}
