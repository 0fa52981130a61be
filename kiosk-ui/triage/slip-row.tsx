import type { ReactElement } from 'react'
import { formatClock, formatClockRange } from '../../language/time.ts'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import type { QueueView } from '../../server/contract/queue-view.ts'
import { MenuButton } from '../../ui-kit/components/menu-button.tsx'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { UndoButton } from '../staff/undo-button.tsx'
import { useSpeech } from '../staff/staff-language.tsx'

export type IssuedRow = QueueView['issued'][number]

export interface SlipActions {
  readonly show: (row: IssuedRow) => void
  readonly askWhy: (row: IssuedRow) => void
  readonly reprint: (row: IssuedRow) => void
  readonly cancel: (row: IssuedRow) => void
  readonly undo: (row: IssuedRow) => void
}

interface SlipRowProps {
  readonly row: IssuedRow
  readonly hall: HallResource
  readonly nowMs: number
  readonly underWay: string | null
  readonly actions: SlipActions
}

const troubled: readonly (string | null)[] = ['not-sent', 'unknown', 'dropped']

export function SlipRow({ row, hall, nowMs, underWay, actions }: SlipRowProps): ReactElement {
  const { messages, language } = useSpeech()
  const { triage, why, ticket: words } = messages
  const service = hall.services.find((one) => one.id === row.service)
  const cancellable = row.status === 'waiting' || row.status === 'parked'
  const choices = [
    { id: 'show', text: triage.showSlip },
    ...(row.promise === null ? [] : [{ id: 'why', text: why.title }]),
    ...(hall.printer === 'none' ? [] : [{ id: 'reprint', text: triage.reprint }]),
    { id: 'cancel', text: triage.cancelTicket, disabled: !cancellable },
  ]
  return (
    <li className="slip-row" data-testid="slip-row" data-number={row.number}>
      <Ltr className="slip-number figures">{row.number}</Ltr>
      <div className="slip-facts">
        <span className="slip-service">
          {service === undefined ? row.service : nameIn(service.names, language)}
        </span>
        <span className="soft slip-when">
          {row.status === 'waiting' ? null : <strong>{words.status[row.status]}</strong>}
          {row.status === 'waiting' && row.promise !== null ? (
            <span>
              <span className="slip-promised">{triage.promised} </span>
              <Ltr className="figures">
                {formatClockRange(row.promise.notBeforeMs, row.promise.byMs, hall.timeZone)}
              </Ltr>
            </span>
          ) : (
            <Ltr className="figures">{formatClock(row.issuedAtMs, hall.timeZone)}</Ltr>
          )}
        </span>
        {troubled.includes(row.slip) && row.slip !== null ? (
          <strong className="slip-trouble">{words.slip[row.slip]}</strong>
        ) : null}
      </div>
      {row.undo !== null && row.undo.untilMs > nowMs ? (
        <UndoButton
          untilMs={row.undo.untilMs}
          nowMs={nowMs}
          pending={underWay === `undo ${row.id}`}
          onPress={() => actions.undo(row)}
        />
      ) : (
        <MenuButton
          label={row.number}
          choices={choices}
          className="button-quiet"
          testId="slip-menu"
          onChoose={(id) => {
            if (id === 'show') actions.show(row)
            else if (id === 'why') actions.askWhy(row)
            else if (id === 'reprint') actions.reprint(row)
            else actions.cancel(row)
          }}
        >
          <span aria-hidden="true">⋯</span>
        </MenuButton>
      )}
    </li>
  )
}
