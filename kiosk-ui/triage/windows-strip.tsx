import type { ReactElement } from 'react'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import type { QueueView } from '../../server/contract/queue-view.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { useSpeech } from '../staff/staff-language.tsx'

interface WindowsStripProps {
  readonly windows: QueueView['serviceWindows']
  readonly hall: HallResource
}

/** Which windows work now, who sits there and whom they serve. */
export function WindowsStrip({ windows, hall }: WindowsStripProps): ReactElement {
  const { messages, language } = useSpeech()
  const { counter, common } = messages
  const clerkName = (id: string | null) => {
    const clerk = hall.clerks.find((one) => one.id === id)
    return clerk === undefined ? '' : nameIn(clerk.names, language)
  }
  return (
    <ul className="windows-strip" aria-label={messages.triage.windows}>
      {hall.serviceWindows.map(({ number }) => {
        const state = windows[number]
        const status = state?.status ?? 'closed'
        const word = { open: '', paused: counter.onBreak, closed: counter.windowFree }[status]
        return (
          <li
            key={number}
            className={`window-chip window-${status}`}
            title={clerkName(state?.clerk ?? null)}
            aria-label={`${common.serviceWindowNumber(String(number))} ${word} ${clerkName(state?.clerk ?? null)}`}
          >
            <strong>
              <Ltr>{number}</Ltr>
            </strong>
            <span className="window-now figures">
              {state?.number === null || state === undefined ? '·' : <Ltr>{state.number}</Ltr>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
