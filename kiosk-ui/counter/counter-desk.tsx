import { useState, type ReactElement } from 'react'
import { Button } from '../../ui-kit/components/button.tsx'
import { useNow } from '../../ui-kit/live/use-now.ts'
import { SaidLine } from '../staff/said-line.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import { UndoButton } from '../staff/undo-button.tsx'
import { ActionBar } from './action-bar.tsx'
import { canAct } from './can-act.ts'
import { CounterDialogs, type Asked } from './counter-dialogs.tsx'
import { CounterHeader } from './counter-header.tsx'
import type { CounterScreenProps } from './counter-screen.ts'
import { undoKey, type Action } from './keymap.ts'
import { SideLists } from './side-lists.tsx'
import { TicketCard } from './ticket-card.tsx'
import { TicketStory } from './ticket-story.tsx'
import { useActionKeys } from './use-action-keys.ts'
import { useWindowPresses } from './use-window-presses.ts'
import { WindowOnBreak } from './window-on-break.tsx'

export function CounterDesk(props: CounterScreenProps): ReactElement {
  const { hall, view, status, clock } = props
  const { messages } = useSpeech()
  const { counter, ticket: words } = messages
  const nowMs = useNow(clock)
  const { serviceWindow, ticket } = view
  const presses = useWindowPresses(hall, serviceWindow.number, status === 'live')
  const [asked, setAsked] = useState<Asked | null>(null)
  const onBreak = serviceWindow.status === 'paused'

  const act = (action: Action): void => {
    if (!canAct(view, action)) return
    switch (action) {
      case 'next':
        return void presses.atWindow(action, 'call-next')
      case 'recall':
        return void presses.atWindow(action, 'recall')
      case 'arrived':
        return void presses.atWindow(action, 'start')
      case 'end':
        return void presses.atWindow(action, 'complete')
      case 'no-show':
        return void presses.atWindow(action, 'no-show')
      case 'break':
        return onBreak ? void presses.atWindow(action, 'open') : setAsked({ about: 'break' })
      case 'park':
      case 'transfer':
        return setAsked({ about: action })
    }
  }
  const { undo } = serviceWindow
  // During a break the window takes nobody back.
  const undoable = undo !== null && undo.untilMs > nowMs && !onBreak
  const takeBack = (): void => {
    if (undoable) void presses.atWindow('undo', 'undo')
  }
  useActionKeys(act, takeBack)

  return (
    <div className="counter-page">
      <CounterHeader {...props}>
        <span className="figures waiting-fact">{counter.waitingInAll(view.waitingTotal)}</span>
        <Button
          look="quiet"
          className="close-window"
          testId="close-window"
          disabled={ticket !== null}
          onPress={() => setAsked({ about: 'close' })}
        >
          {counter.closeWindow}
        </Button>
      </CounterHeader>
      <main className="counter-desk">
        <div className="counter-main">
          {onBreak ? (
            <WindowOnBreak
              serviceWindow={serviceWindow}
              timeZone={hall.timeZone}
              nowMs={nowMs}
              pending={presses.underWay === 'break'}
              onReturn={() => act('break')}
            />
          ) : null}
          {ticket === null && !onBreak ? (
            <section className="ticket-card ticket-none panel" data-testid="no-ticket">
              <p className="ticket-none-title">{counter.noTicket}</p>
              <p className="soft">{view.waitingTotal > 0 ? counter.pressNext : counter.nobodyWaits}</p>
            </section>
          ) : null}
          {ticket === null ? null : (
            <TicketCard ticket={ticket} hall={hall} targetWaitMs={view.targetWaitMs} nowMs={nowMs} />
          )}
          {onBreak ? null : (
            <ActionBar
              view={view}
              outcomes={hall.outcomes}
              recallsNeeded={hall.recallsBeforeNoShow}
              underWay={presses.underWay}
              act={act}
              endWith={(outcome) => void presses.atWindow('end', 'complete', { outcome })}
            />
          )}
          <div className="answers">
            {!undoable ? null : (
              <UndoButton
                untilMs={undo.untilMs}
                nowMs={nowMs}
                text={counter.undoOf(words.press[undo.press])}
                keyHint={undoKey}
                pending={presses.underWay === 'undo'}
                onPress={takeBack}
              />
            )}
            <SaidLine said={presses.said} />
          </div>
          {ticket === null ? null : (
            <TicketStory
              key={ticket.id}
              ticket={ticket}
              hall={hall}
              saving={presses.underWay === 'note'}
              onNote={(text) => presses.onTicket('note', ticket.id, 'notes', { text })}
            />
          )}
        </div>
        <SideLists
          view={view}
          hall={hall}
          nowMs={nowMs}
          underWay={presses.underWay}
          actions={{
            callByHand: ({ id, number }) => setAsked({ about: 'call', id, number }),
            resume: (id) => void presses.onTicket(`resume ${id}`, id, 'resume'),
            reinstate: (id) => void presses.onTicket(`reinstate ${id}`, id, 'reinstate'),
            takeOver: (elsewhere) => setAsked({ about: 'take-over', ticket: elsewhere }),
          }}
        />
      </main>
      <CounterDialogs
        asked={asked}
        hall={hall}
        view={view}
        nowMs={nowMs}
        presses={presses}
        onClose={() => setAsked(null)}
      />
    </div>
  )
}
