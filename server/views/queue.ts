import type { QueueView } from '../contract/queue-view.ts'
import { peopleAhead } from '../hall/ahead.ts'
import { knownTicket, type ConfiguredHall } from '../hall/hall.ts'
import type { PriorityClassId, ServiceId } from '../hall/ids.ts'
import { itemAt } from '../hall/persistent-list.ts'
import { byArrival, type Ticket } from '../hall/ticket.ts'
import { dayView } from './day-view.ts'
import { promiseView } from './promise-view.ts'
import type { Say } from './say.ts'
import { queuedTicketView } from './ticket-view.ts'
import { allWaiting, waitingFor } from './waiting.ts'
import { undoOfTicket } from './window-view.ts'

const waitingShown = 200
const issuedShown = 20

/** The range that a slip would carry if it were issued now; null where it would carry none. */
export type PromiseNow = (
  service: ServiceId,
  priorityClass: PriorityClassId,
) => { readonly notBeforeMs: number; readonly byMs: number } | null

function told(
  hall: ConfiguredHall,
  service: ServiceId,
  promiseNow: PromiseNow,
  nowMs: number,
): QueueView['services'][string]['told'] {
  const byClass: QueueView['services'][string]['told'] = {}
  for (const { id } of hall.configuration.priorityClasses) {
    const promise = promiseNow(service, id)
    byClass[id] = {
      ahead: peopleAhead(hall, service, id, nowMs),
      promise: promise && { notBeforeMs: promise.notBeforeMs, byMs: promise.byMs },
    }
  }
  return byClass
}

function services(hall: ConfiguredHall, say: Say, promiseNow: PromiseNow): QueueView['services'] {
  const shown: QueueView['services'] = {}
  for (const { id } of hall.configuration.services) {
    const { count, longestSinceMs } = waitingFor(hall, id)
    let windowsOpen = 0
    for (const [, state] of hall.serviceWindows)
      if (state.status === 'open' && state.workProfile.some(({ service }) => service === id)) windowsOpen += 1
    const open = hall.services.get(id)?.open ?? false
    shown[id] = {
      open,
      waiting: count,
      longestSinceMs,
      windowsOpen,
      arrivingNow: say.arrivingNow(id),
      told: told(hall, id, promiseNow, say.nowMs),
    }
  }
  return shown
}

function serviceWindows(hall: ConfiguredHall): QueueView['serviceWindows'] {
  const shown: QueueView['serviceWindows'] = {}
  for (const [number, state] of hall.serviceWindows) {
    const ticket = state.status === 'open' && state.ticket !== null ? knownTicket(hall, state.ticket) : null
    const clerk = state.status === 'closed' ? null : state.clerk
    shown[String(number)] = { status: state.status, clerk, number: ticket?.number ?? null }
  }
  return shown
}

function lastIssued(hall: ConfiguredHall): readonly Ticket[] {
  const last: Ticket[] = []
  for (let at = hall.tickets.size - 1; at >= 0 && last.length < issuedShown; at -= 1) {
    const ticket = itemAt(hall.tickets, at)
    if (ticket) last.push(ticket)
  }
  return last
}

function issued(hall: ConfiguredHall, nowMs: number): QueueView['issued'] {
  return lastIssued(hall).map((ticket) => ({
    id: ticket.id,
    number: ticket.number,
    service: ticket.service,
    language: ticket.language,
    issuedAtMs: ticket.issuedAtMs,
    status: ticket.status,
    slip: ticket.slip,
    promise: ticket.promise && promiseView(ticket.promise),
    promiseScore: ticket.firstCall?.score ?? null,
    undo: undoOfTicket(hall, ticket.id, nowMs),
  }))
}

/** What the triage clerk sees of the hall. */
export function queueOf(hall: ConfiguredHall, say: Say, promiseNow: PromiseNow): QueueView {
  const waiting = [...allWaiting(hall)].sort(byArrival)
  return {
    day: dayView(hall, say.nowMs),
    services: services(hall, say, promiseNow),
    serviceWindows: serviceWindows(hall),
    waiting: waiting.slice(0, waitingShown).map(queuedTicketView),
    waitingTotal: waiting.length,
    issued: issued(hall, say.nowMs),
    issuedTotal: hall.tickets.size,
  }
}
