import type { ReactElement } from 'react'
import type { Language } from '../../language/languages.ts'
import { messagesIn } from '../../language/messages.ts'
import type { BoardView } from '../../server/contract/board-view.ts'
import { wholeMinutes } from '../../ui-kit/text/durations.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { TwoLanguages } from './two-languages.tsx'

interface ServiceWaitsProps {
  readonly services: BoardView['services']
  readonly languages: readonly Language[]
}

/** For each service: how many wait, and how long for somebody who arrives now. */
export function ServiceWaits({ services, languages }: ServiceWaitsProps): ReactElement {
  const open = Object.entries(services).filter(([, service]) => service.open)
  return (
    <section className="waits" data-testid="service-waits">
      <h2 className="board-title">
        <TwoLanguages languages={languages} say={(words) => words.waitForArrivingNow} />
      </h2>
      <ul className="waits-list" data-count={open.length}>
        {open.map(([id, service]) => (
          <li key={id} className="wait">
            <span className="wait-letter">{service.letter}</span>
            <TwoLanguages
              className="wait-name"
              languages={languages}
              say={(_, language) => nameIn(service.names, language)}
            />
            <span className="wait-range">
              <Range range={service.arrivingNow} languages={languages} />
              <TwoLanguages
                className="wait-count"
                languages={languages}
                say={(words) => words.peopleWaiting(service.waiting)}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface RangeProps {
  readonly range: BoardView['services'][string]['arrivingNow']
  readonly languages: readonly Language[]
}

function Range({ range, languages }: RangeProps): ReactElement | null {
  if (range === null) return null
  const from = wholeMinutes(range.fromMs)
  const to = Math.max(from, wholeMinutes(range.toMs))
  const unit = (language: Language) => messagesIn(language).common.minutes(to).replace(/\d+/u, '').trim()
  return (
    <span className="wait-minutes">
      <Ltr>{from === to ? to : `${from}–${to}`}</Ltr>{' '}
      <TwoLanguages className="wait-unit" languages={languages} say={(_, language) => unit(language)} />
    </span>
  )
}
