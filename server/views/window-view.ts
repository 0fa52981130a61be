import type { WindowResource } from '../contract/ticket-resource.ts'
import { placeOfTicket, placeOfWindow } from '../hall/at-window.ts'
import { undoWithinMs } from '../hall/configuration.ts'
import { undoableAt } from '../hall/decide-undo.ts'
import type { Place } from '../hall/event.ts'
import { serviceWindowOf, windowStateOf, type ConfiguredHall } from '../hall/hall.ts'
import type { TicketId, WindowNumber } from '../hall/ids.ts'

function undoAt(hall: ConfiguredHall, place: Place, nowMs: number): WindowResource['undo'] {
  const record = undoableAt(hall, place, nowMs)
  if ('code' in record) return null
  return { press: record.press, untilMs: record.atMs + undoWithinMs }
}

export function undoOfTicket(hall: ConfiguredHall, ticket: TicketId, nowMs: number): WindowResource['undo'] {
  return undoAt(hall, placeOfTicket(ticket), nowMs)
}

/** One service window as staff see it. */
export function windowView(hall: ConfiguredHall, number: WindowNumber, nowMs: number): WindowResource {
  const state = windowStateOf(hall, number)
  const profile =
    state.status === 'closed' ? (serviceWindowOf(hall, number)?.workProfile ?? []) : state.workProfile
  return {
    number,
    status: state.status,
    clerk: state.status === 'closed' ? null : state.clerk,
    workProfile: profile.map(({ service, rank }) => ({ service, rank })),
    ticket: state.status === 'open' ? state.ticket : null,
    reason: state.status === 'paused' ? state.reason : null,
    expectedReturnAtMs: state.status === 'paused' ? state.expectedReturnAtMs : null,
    undo: undoAt(hall, placeOfWindow(number), nowMs),
  }
}
