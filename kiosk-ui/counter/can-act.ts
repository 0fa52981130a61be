import type { CounterView } from '../../server/contract/counter-view.ts'
import type { Action } from './keymap.ts'

/** Whether a press makes sense now; the server has the last word. */
export function canAct(view: CounterView, action: Action): boolean {
  const open = view.serviceWindow.status === 'open'
  const { ticket } = view
  switch (action) {
    case 'next':
      return open && (ticket !== null || view.waitingTotal > 0 || view.next.length > 0)
    case 'recall':
    case 'arrived':
      return open && ticket?.status === 'called'
    case 'no-show':
      return open && ticket?.status === 'called' && view.noShowOffered
    case 'park':
    case 'transfer':
    case 'end':
      return open && ticket !== null
    case 'break':
      return ticket === null
  }
}
