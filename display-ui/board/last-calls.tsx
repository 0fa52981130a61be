import type { ReactElement } from 'react'
import type { Language } from '../../language/languages.ts'
import type { BoardCall } from '../../server/contract/board-view.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { TwoLanguages } from './two-languages.tsx'

interface LastCallsProps {
  readonly calls: readonly BoardCall[]
  readonly languages: readonly Language[]
}

/** The calls that are still good, newest first: number and window. */
export function LastCalls({ calls, languages }: LastCallsProps): ReactElement {
  if (calls.length === 0) return <section className="last-calls" data-testid="last-calls" />
  return (
    <section className="last-calls" data-testid="last-calls">
      <h2 className="board-title">
        <TwoLanguages languages={languages} say={(words) => words.lastCalls} />
      </h2>
      <ol className="calls">
        {calls.map((call) => (
          <li key={call.ticket} className="call" data-testid="last-call" data-state={call.state}>
            <Ltr className="call-number">{call.number}</Ltr>
            <svg className="call-arrow" viewBox="0 0 100 60" aria-hidden="true">
              <path d="M4 30 H88 M64 6 L90 30 L64 54" fill="none" stroke="currentColor" strokeWidth="10" />
            </svg>
            <Ltr className="call-window">{call.serviceWindow}</Ltr>
          </li>
        ))}
      </ol>
    </section>
  )
}
