import type { CounterView } from '../contract/counter-view.ts'
import { callingOrder, callingRuleOf } from '../hall/calling-rule.ts'
import {
  knownTicket,
  lineOf,
  serviceOf,
  serviceWindowOf,
  windowStateOf,
  type ConfiguredHall,
} from '../hall/hall.ts'
import type { WindowNumber } from '../hall/ids.ts'
import { itemsOf } from '../hall/persistent-list.ts'
import { isAtWindow, type Ticket } from '../hall/ticket.ts'
import { queuedTicketView, ticketView, type TicketExtras } from './ticket-view.ts'
import { waitingFor } from './waiting.ts'
import { windowView } from './window-view.ts'

const nextShown = 30
const heldShown = 50

function profileOf(hall: ConfiguredHall, number: WindowNumber) {
  const state = windowStateOf(hall, number)
  return state.status === 'closed' ? (serviceWindowOf(hall, number)?.workProfile ?? []) : state.workProfile
}

function inCallingOrder(hall: ConfiguredHall, number: WindowNumber, nowMs: number): readonly Ticket[] {
  const common = hall.queues.flatMap(({ tickets }) => tickets.map((id) => knownTicket(hall, id)))
  const line = lineOf(hall, number).map((id) => knownTicket(hall, id))
  return [...line, ...callingOrder(common, profileOf(hall, number), callingRuleOf(hall.configuration), nowMs)]
}

function ticketHere(hall: ConfiguredHall, number: WindowNumber): Ticket | null {
  const state = windowStateOf(hall, number)
  return state.status === 'open' && state.ticket !== null ? knownTicket(hall, state.ticket) : null
}

/** Every service: a clerk who transfers wants to know how long the line there is. */
function allServices(hall: ConfiguredHall): CounterView['services'] {
  const shown: CounterView['services'] = {}
  for (const { id } of hall.configuration.services) {
    const { count, longestSinceMs } = waitingFor(hall, id)
    shown[id] = { waiting: count, longestSinceMs }
  }
  return shown
}

function parked(hall: ConfiguredHall): CounterView['parked'] {
  const held: CounterView['parked'] = []
  for (const ticket of itemsOf(hall.tickets))
    if (ticket.status === 'parked')
      held.push({ ...queuedTicketView(ticket), parkedAtMs: ticket.parkedAtMs, reason: ticket.reason })
  return held.slice(0, heldShown)
}

function missed(hall: ConfiguredHall, nowMs: number): CounterView['missed'] {
  const held: CounterView['missed'] = []
  for (const ticket of itemsOf(hall.tickets)) {
    if (ticket.status !== 'no-show') continue
    const reinstateUntilMs = ticket.endedAtMs + hall.configuration.reinstateWithinMs
    if (nowMs <= reinstateUntilMs) held.push({ ...queuedTicketView(ticket), reinstateUntilMs })
  }
  return held.slice(-heldShown).toReversed()
}

function others(hall: ConfiguredHall, self: WindowNumber): CounterView['others'] {
  const shown: CounterView['others'] = {}
  for (const [number, state] of hall.serviceWindows) {
    if (number === self) continue
    const ticket = ticketHere(hall, number)
    shown[String(number)] = {
      status: state.status,
      clerk: state.status === 'closed' ? null : state.clerk,
      ticket:
        ticket && isAtWindow(ticket)
          ? { id: ticket.id, number: ticket.number, sinceMs: ticket.calledAtMs }
          : null,
    }
  }
  return shown
}

/** What the clerk at one service window sees. */
export function counterOf(
  hall: ConfiguredHall,
  number: WindowNumber,
  extras: TicketExtras,
  nowMs: number,
): CounterView {
  const ticket = ticketHere(hall, number)
  const next = inCallingOrder(hall, number, nowMs)
  const recalls = ticket?.status === 'called' ? ticket.recalls : 0
  return {
    dayOpen: hall.day.status === 'open',
    serviceWindow: windowView(hall, number, nowMs),
    ticket: ticket ? ticketView(hall, ticket, extras, nowMs) : null,
    targetWaitMs: ticket ? (serviceOf(hall, ticket.service)?.targetWaitMs ?? null) : null,
    noShowOffered: ticket?.status === 'called' && recalls >= hall.configuration.recallsBeforeNoShow,
    next: next.slice(0, nextShown).map(queuedTicketView),
    waitingTotal: next.length,
    services: allServices(hall),
    parked: parked(hall),
    missed: missed(hall, nowMs),
    others: others(hall, number),
  }
}
