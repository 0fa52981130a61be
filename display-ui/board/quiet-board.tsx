import type { ReactElement } from 'react'
import type { Language } from '../../language/languages.ts'
import { formatClock } from '../../language/time.ts'
import type { BoardView } from '../../server/contract/board-view.ts'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { TwoLanguages } from './two-languages.tsx'

interface QuietBoardProps {
  readonly view: BoardView
  readonly languages: readonly Language[]
}

/** What stands in the place of the newest call where nobody is called: that the hall is closed, or its name. */
export function QuietBoard({ view, languages }: QuietBoardProps): ReactElement {
  const { open, opensAtMs } = view.day
  return (
    <section className="newest quiet" data-testid={open ? 'no-calls' : 'hall-closed'}>
      {open ? (
        <TwoLanguages
          className="quiet-text"
          languages={languages}
          say={(_, language) => nameIn(view.hall.names, language)}
        />
      ) : (
        <>
          <TwoLanguages className="quiet-text" languages={languages} say={(words) => words.hallClosed} />
          {opensAtMs === null ? null : (
            <TwoLanguages
              className="quiet-when"
              languages={languages}
              say={(words) => words.opensAt(formatClock(opensAtMs, view.hall.timeZone))}
            />
          )}
        </>
      )}
    </section>
  )
}
