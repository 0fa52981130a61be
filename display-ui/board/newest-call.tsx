import type { ReactElement } from 'react'
import { isLanguage, type Language } from '../../language/languages.ts'
import type { BoardCall } from '../../server/contract/board-view.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { keyOf } from './highlight.ts'
import { TwoLanguages } from './two-languages.tsx'

interface NewestCallProps {
  readonly call: BoardCall
  readonly languages: readonly Language[]
}

/** The newest call: its number, the window to go to and who sits there, readable from the last row. */
export function NewestCall({ call, languages }: NewestCallProps): ReactElement {
  const { clerk } = call
  // The labels are said in the citizen's own language too.
  const spoken = isLanguage(call.language) ? [...new Set([...languages, call.language])] : languages
  return (
    <section className="newest" data-testid="board-call" key={keyOf(call)} aria-live="polite">
      <TwoLanguages className="newest-label" languages={spoken} say={(words) => words.number} />
      <div className="newest-part newest-ticket">
        <Ltr className={`newest-number ${call.number.length > 4 ? 'newest-number-long' : ''}`}>
          <span data-testid="board-call-number">{call.number}</span>
        </Ltr>
      </div>
      <div className="newest-part newest-place">
        <svg className="newest-arrow" viewBox="0 0 100 60" aria-hidden="true">
          <path d="M4 30 H88 M64 6 L90 30 L64 54" fill="none" stroke="currentColor" strokeWidth="11" />
        </svg>
        <div className="newest-window">
          <TwoLanguages className="newest-label" languages={spoken} say={(words) => words.serviceWindow} />
          <Ltr className="newest-window-number">
            <span data-testid="board-call-window">{call.serviceWindow}</span>
          </Ltr>
        </div>
        {clerk === null ? null : (
          <TwoLanguages
            className="newest-clerk"
            languages={languages}
            say={(_, language) => nameIn(clerk, language)}
          />
        )}
      </div>
    </section>
  )
}
