import type { ReactElement } from 'react'
import type { CounterView } from '../../server/contract/counter-view.ts'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import { useSpeech } from '../staff/staff-language.tsx'
import { BreakDialog } from './break-dialog.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { keymap } from './keymap.ts'
import type { TicketElsewhere } from './other-windows.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { TransferDialog } from './transfer-dialog.tsx'
import type { WindowPresses } from './use-window-presses.ts'

export type Asked =
  | { readonly about: 'park' | 'transfer' | 'break' | 'close' }
  | { readonly about: 'call'; readonly id: string; readonly number: string }
  | { readonly about: 'take-over'; readonly ticket: TicketElsewhere }

interface CounterDialogsProps {
  readonly asked: Asked | null
  readonly hall: HallResource
  readonly view: CounterView
  readonly nowMs: number
  readonly presses: WindowPresses
  readonly onClose: () => void
}

/** What a press asks before it is sent. A dialog stays open where the press was refused. */
export function CounterDialogs(props: CounterDialogsProps): ReactElement | null {
  const { asked, hall, view, nowMs, presses, onClose } = props
  const { counter } = useSpeech().messages
  if (asked === null) return null
  const close = (done: unknown): void => {
    if (done !== null && done !== false) onClose()
  }
  const send = (name: string, verb: string, body: object) => presses.atWindow(name, verb, body).then(close)
  const because = (reason: string | null) => (reason === null ? {} : { reason })
  const shared = { pending: presses.underWay === asked.about, onClose }
  switch (asked.about) {
    case 'park':
      return (
        <ReasonDialog
          {...shared}
          title={counter.park}
          question={counter.parkReason}
          suggestions={counter.parkReasons}
          confirm={counter.park}
          testId="park-dialog"
          confirmKey={keymap.park}
          onConfirm={(reason) => void send('park', 'park', because(reason))}
        />
      )
    case 'call':
      return (
        <ReasonDialog
          {...shared}
          title={counter.callByHand(asked.number)}
          question={counter.reasonOfCall}
          suggestions={[]}
          confirm={counter.call}
          testId="call-dialog"
          onConfirm={(reason) => void send('call', 'call', { ticket: asked.id, ...because(reason) })}
        />
      )
    case 'break':
      return (
        <BreakDialog
          {...shared}
          nowMs={nowMs}
          timeZone={hall.timeZone}
          onConfirm={(reason, expectedReturnAtMs) =>
            void send('break', 'pause', { ...because(reason), expectedReturnAtMs })
          }
        />
      )
    case 'transfer': {
      const { ticket } = view
      if (ticket === null) return null
      return (
        <TransferDialog
          {...shared}
          hall={hall}
          view={view}
          service={ticket.service}
          onConfirm={(request) =>
            void presses.onTicket('transfer', ticket.id, 'transfer', request).then(close)
          }
        />
      )
    }
    case 'close':
      return (
        <ConfirmDialog
          {...shared}
          title={counter.closeWindow}
          text={counter.closeWindowText}
          testId="close-dialog"
          onConfirm={() => void send('close', 'close', {})}
        />
      )
    case 'take-over': {
      const { id, number, serviceWindow } = asked.ticket
      return (
        <ConfirmDialog
          {...shared}
          title={counter.takeOver}
          text={counter.takeOverText(number, serviceWindow)}
          testId="take-over-dialog"
          onConfirm={() => void send('take-over', 'take-over', { ticket: id })}
        />
      )
    }
  }
}
