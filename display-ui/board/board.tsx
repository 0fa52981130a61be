import type { ReactElement } from 'react'
import { messagesIn } from '../../language/messages.ts'
import { formatClock, formatDate } from '../../language/time.ts'
import type { BoardView } from '../../server/contract/board-view.ts'
import type { HallClock } from '../../ui-kit/live/hall-clock.ts'
import type { LiveStatus } from '../../ui-kit/live/live-view.ts'
import { useNow } from '../../ui-kit/live/use-now.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import type { BoardLanguages } from './board-languages.ts'
import { Apologies, MissedNumbers } from './board-notes.tsx'
import { LastCalls } from './last-calls.tsx'
import { NewestCall } from './newest-call.tsx'
import { QuietBoard } from './quiet-board.tsx'
import { ServiceWaits } from './service-waits.tsx'
import { useHighlight } from './use-highlight.ts'

interface BoardProps {
  readonly view: BoardView
  readonly status: LiveStatus
  readonly clock: HallClock
  readonly languages: BoardLanguages
}

export function Board({ view, status, clock, languages }: BoardProps): ReactElement {
  const nowMs = useNow(clock)
  const newest = useHighlight(view.calls)
  const both = languages.second === null ? [languages.first] : [languages.first, languages.second]
  const { timeZone } = view.hall
  const others = view.calls.filter((call) => call.ticket !== newest?.ticket)
  return (
    <div className="board">
      <header className="board-head">
        <h1 className="board-hall">{nameIn(view.hall.names, ...both)}</h1>
        <span className="board-date">{formatDate(nowMs, timeZone, languages.first)}</span>
        <Ltr className="board-clock">{formatClock(nowMs, timeZone)}</Ltr>
      </header>
      <div role="alert" className="board-alert">
        {status === 'lost' ? (
          <p className="board-lost" data-testid="connection-lost">
            {both.map((language) => (
              <span key={language} lang={language} dir="auto">
                {messagesIn(language).board.noServerConnection}
              </span>
            ))}
          </p>
        ) : null}
      </div>
      <main className="board-main">
        {newest === null ? (
          <QuietBoard view={view} languages={both} />
        ) : (
          <NewestCall call={newest} languages={both} />
        )}
        <aside className="board-side">
          <LastCalls calls={others} languages={both} />
          <MissedNumbers view={view} languages={both} />
        </aside>
      </main>
      <Apologies view={view} languages={both} />
      <footer className="board-foot">
        {view.day.open ? <ServiceWaits services={view.services} languages={both} /> : null}
      </footer>
    </div>
  )
}
