import type { ReactElement } from 'react'
import { directionOf, localeOf, type Language } from '../../language/languages.ts'
import { messagesIn } from '../../language/messages.ts'
import { formatClock } from '../../language/time.ts'
import type { BoardView } from '../../server/contract/board-view.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { TwoLanguages } from './two-languages.tsx'
import { useTurn } from './use-turn.ts'

const apologyMs = 8_000

interface BoardNotesProps {
  readonly view: BoardView
  readonly languages: readonly Language[]
}

/** Numbers that were called and not there. */
export function MissedNumbers({ view, languages }: BoardNotesProps): ReactElement | null {
  if (view.missed.length === 0) return null
  return (
    <section className="missed" data-testid="missed-numbers">
      <h2 className="board-title">
        <TwoLanguages languages={languages} say={(words) => words.missedNumbers} />
      </h2>
      <p className="missed-list">
        {view.missed.map(({ number }) => (
          <Ltr key={number} className="missed-number">
            {number}
          </Ltr>
        ))}
      </p>
    </section>
  )
}

/** One apology after the other, each in the first language and then in the second (PROMISE-3). */
export function Apologies({ view, languages }: BoardNotesProps): ReactElement | null {
  const turns = view.apologies.flatMap((apology) => languages.map((language) => ({ apology, language })))
  const now = turns[useTurn(turns.length, apologyMs)]
  if (now === undefined) return null
  const { number, notBeforeMs, byMs } = now.apology
  const clock = (atMs: number) => formatClock(atMs, view.hall.timeZone)
  return (
    <p
      className="apology"
      data-testid="apology"
      lang={localeOf(now.language)}
      dir={directionOf(now.language)}
    >
      {messagesIn(now.language).board.apologyRequote(number, clock(notBeforeMs), clock(byMs))}
    </p>
  )
}
