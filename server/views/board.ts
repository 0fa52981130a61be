import type { BoardCall, BoardView } from '../contract/board-view.ts'
import { knownTicket, type ConfiguredHall } from '../hall/hall.ts'
import type { ServiceId } from '../hall/ids.ts'
import { itemsOf } from '../hall/persistent-list.ts'
import { isAtWindow, type CalledTicket, type TicketAtWindow } from '../hall/ticket.ts'
import { clerkNames } from './clerk-names.ts'
import { dayView } from './day-view.ts'
import type { Say } from './say.ts'
import { waitingFor } from './waiting.ts'

const callsShown = 8
const missedShown = 8
const apologiesShown = 8

function lastCalledAtMs(ticket: TicketAtWindow): number {
  return ticket.status === 'called' ? (ticket satisfies CalledTicket).lastCalledAtMs : ticket.calledAtMs
}

/** Tickets at the windows, newest call first: a call that is over is not among them (SAY-2). */
function calls(hall: ConfiguredHall): BoardCall[] {
  const present: BoardCall[] = []
  for (const [serviceWindow, state] of hall.serviceWindows) {
    if (state.status !== 'open' || state.ticket === null) continue
    const ticket = knownTicket(hall, state.ticket)
    if (!isAtWindow(ticket)) continue
    present.push({
      ticket: ticket.id,
      number: ticket.number,
      serviceWindow,
      clerk: clerkNames(hall, ticket.clerk),
      language: ticket.language,
      state: ticket.status,
      calledAtMs: ticket.calledAtMs,
      lastCalledAtMs: lastCalledAtMs(ticket),
      recalls: ticket.recalls,
    })
  }
  return present
    .sort((a, b) => b.lastCalledAtMs - a.lastCalledAtMs || a.serviceWindow - b.serviceWindow)
    .slice(0, callsShown)
}

function missed(hall: ConfiguredHall, nowMs: number): BoardView['missed'] {
  const recent: BoardView['missed'] = []
  for (const ticket of itemsOf(hall.tickets))
    if (ticket.status === 'no-show' && nowMs <= ticket.endedAtMs + hall.configuration.reinstateWithinMs)
      recent.push({ number: ticket.number, missedAtMs: ticket.endedAtMs })
  return recent.sort((a, b) => b.missedAtMs - a.missedAtMs).slice(0, missedShown)
}

function services(hall: ConfiguredHall, say: Say): BoardView['services'] {
  const shown: BoardView['services'] = {}
  for (const { id, letter, names } of hall.configuration.services)
    shown[id] = {
      letter,
      names: { ...names },
      open: hall.services.get(id)?.open ?? false,
      waiting: waitingFor(hall, id).count,
      arrivingNow: say.arrivingNow(id satisfies ServiceId),
    }
  return shown
}

/** Waiting tickets with a later promise than the one on their slip (PROMISE-3), as long as that one is not over. */
function apologies(hall: ConfiguredHall, nowMs: number): BoardView['apologies'] {
  const given: BoardView['apologies'] = []
  for (const ticket of itemsOf(hall.tickets)) {
    const newest = ticket.status === 'waiting' ? ticket.requotes.at(-1) : undefined
    if (newest && newest.byMs >= nowMs)
      given.push({ number: ticket.number, notBeforeMs: newest.notBeforeMs, byMs: newest.byMs })
  }
  return given.slice(0, apologiesShown)
}

/** What the hall screen shows. */
export function boardOf(hall: ConfiguredHall, say: Say): BoardView {
  const { names, languages, timeZone } = hall.configuration
  const day = dayView(hall, say.nowMs)
  return {
    hall: { names: { ...names }, languages: [...languages], timeZone },
    day: { open: day.issuing, closesAtMs: day.closesAtMs, opensAtMs: day.opensAtMs },
    calls: calls(hall),
    missed: missed(hall, say.nowMs),
    services: services(hall, say),
    apologies: apologies(hall, say.nowMs),
  }
}
