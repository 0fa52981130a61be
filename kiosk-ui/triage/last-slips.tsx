import { useState, type ReactElement } from 'react'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import type { QueueView } from '../../server/contract/queue-view.ts'
import { useSpeech } from '../staff/staff-language.tsx'
import { WhyDialog, type AskedPromise } from '../staff/why-dialog.tsx'
import { SlipDialog } from './slip-picture.tsx'
import { SlipRow, type IssuedRow, type SlipActions } from './slip-row.tsx'

interface LastSlipsProps {
  readonly view: QueueView
  readonly hall: HallResource
  readonly nowMs: number
  readonly underWay: string | null
  readonly actions: Omit<SlipActions, 'show' | 'askWhy'>
}

export function LastSlips({ view, hall, nowMs, underWay, actions }: LastSlipsProps): ReactElement {
  const { triage } = useSpeech().messages
  const [shown, setShown] = useState<IssuedRow | null>(null)
  const [asked, setAsked] = useState<AskedPromise | null>(null)
  const askWhy = ({ number, promise, promiseScore }: IssuedRow): void => {
    if (promise !== null) setAsked({ number, promise, requotes: [], score: promiseScore })
  }
  return (
    <section className="last-slips panel">
      <div className="issued-head">
        <h2 className="panel-title">{triage.lastSlips}</h2>
        <span className="soft figures">{triage.issuedToday(view.issuedTotal)}</span>
      </div>
      {view.issued.length === 0 ? <p className="soft">{triage.noSlipsYet}</p> : null}
      <ul>
        {view.issued.map((row) => (
          <SlipRow
            key={row.id}
            row={row}
            hall={hall}
            nowMs={nowMs}
            underWay={underWay}
            actions={{ ...actions, show: setShown, askWhy }}
          />
        ))}
      </ul>
      <SlipDialog
        id={shown?.id ?? ''}
        number={shown?.number ?? ''}
        open={shown !== null}
        onClose={() => setShown(null)}
      />
      <WhyDialog asked={asked} timeZone={hall.timeZone} onClose={() => setAsked(null)} />
    </section>
  )
}
