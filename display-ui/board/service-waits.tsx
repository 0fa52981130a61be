import type { ReactElement } from 'react'
import { directionOf, localeOf, type Language } from '../../language/languages.ts'
import { messagesIn } from '../../language/messages.ts'
import type { BoardView } from '../../server/contract/board-view.ts'
import { wholeMinutes } from '../../ui-kit/text/durations.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { TwoLanguages } from './two-languages.tsx'
import { useTurn } from './use-turn.ts'

const languageMs = 8_000
/** As many beside each other; more go on in a second row. */
const inOneRowMax = 6

interface ServiceWaitsProps {
  readonly services: BoardView['services']
  readonly languages: readonly Language[]
}

/** For each service: how long somebody who arrives now will wait, and how many wait; the languages take turns. */
export function ServiceWaits({ services, languages }: ServiceWaitsProps): ReactElement | null {
  const open = Object.entries(services).filter(([, service]) => service.open)
  const language = languages[useTurn(languages.length, languageMs)]
  if (language === undefined) return null
  const { board } = messagesIn(language)
  return (
    <section className="waits" data-testid="service-waits">
      <h2 className="board-title">
        <TwoLanguages languages={languages} say={(words) => words.waitForArrivingNow} />
      </h2>
      <ul className={`waits-list waits-${Math.min(inOneRowMax, open.length)}`}>
        {open.map(([id, service]) => (
          <li key={id} className="wait" data-testid="service-wait" data-service={id}>
            <div key={language} className="wait-facts" lang={localeOf(language)} dir={directionOf(language)}>
              <span className="wait-letter">{service.letter}</span>
              <span className="wait-name">{nameIn(service.names, language)}</span>
              <Range range={service.arrivingNow} language={language} />
              <span className="wait-count">{board.peopleWaiting(service.waiting)}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface RangeProps {
  readonly range: BoardView['services'][string]['arrivingNow']
  readonly language: Language
}

function Range({ range, language }: RangeProps): ReactElement {
  const { board, common } = messagesIn(language)
  if (range === null) return <span className="wait-none">{board.noEstimateYet}</span>
  const from = wholeMinutes(range.fromMs)
  const to = Math.max(from, wholeMinutes(range.toMs))
  // Only the word: the figures of the range stand before it, larger.
  const unit = common.minutes(to).replace(/\d+/u, '').trim()
  return (
    <span className="wait-minutes">
      <Ltr>{from === to ? to : `${from}–${to}`}</Ltr> <span className="wait-unit">{unit}</span>
    </span>
  )
}
