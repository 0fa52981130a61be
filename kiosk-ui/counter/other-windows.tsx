import type { ReactElement } from 'react'
import { formatClock } from '../../language/time.ts'
import type { CounterView } from '../../server/contract/counter-view.ts'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import { Button } from '../../ui-kit/components/button.tsx'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { useSpeech } from '../staff/staff-language.tsx'

export interface TicketElsewhere {
  readonly id: string
  readonly number: string
  readonly serviceWindow: string
}

interface OtherWindowsProps {
  readonly view: CounterView
  readonly hall: HallResource
  readonly onTakeOver: (ticket: TicketElsewhere) => void
}

/** The other windows, and whose ticket could be taken over from one whose clerk is gone. */
export function OtherWindows({ view, hall, onTakeOver }: OtherWindowsProps): ReactElement {
  const { messages, language } = useSpeech()
  const { counter, common } = messages
  const mayTake = view.serviceWindow.status === 'open' && view.ticket === null
  return (
    <ul>
      {Object.entries(view.others).map(([number, { status, clerk, ticket }]) => {
        const name = nameIn(hall.clerks.find(({ id }) => id === clerk)?.names ?? {}, language)
        const state = { open: name, paused: `${name} · ${counter.onBreak}`, closed: counter.windowFree }[
          status
        ]
        return (
          <li key={number} className="queued-row" data-testid="other-window">
            <span className="queued-number">{common.serviceWindowNumber(number)}</span>
            <div className="queued-facts">
              <span>{state}</span>
              {ticket === null ? null : (
                <span className="soft">
                  <Ltr>{ticket.number}</Ltr> · {counter.since(formatClock(ticket.sinceMs, hall.timeZone))}
                </span>
              )}
            </div>
            {ticket === null ? null : (
              <Button
                disabled={!mayTake}
                testId="take-over"
                onPress={() => onTakeOver({ id: ticket.id, number: ticket.number, serviceWindow: number })}
              >
                {counter.takeOver}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
