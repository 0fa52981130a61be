import { peopleAhead } from '../../../server/hall/ahead.ts'
import { ticketOf, type ConfiguredHall } from '../../../server/hall/hall.ts'
import type { TicketId } from '../../../server/hall/ids.ts'
import { itemsOf } from '../../../server/hall/persistent-list.ts'
import { ticketRecordOf } from '../../../server/hall/ticket-record.ts'
import { byArrival, isAtWindow, isEnded, type Ticket } from '../../../server/hall/ticket.ts'
import { naiveOrder } from './naive-rule.ts'

export function hold(condition: boolean, rule: string, about?: unknown): asserts condition {
  if (!condition) throw new Error(`${rule} does not hold: ${JSON.stringify(about)}`)
}

/** Where the state holds each ticket: `queue:…`, `line:…` or `window:…`. */
function placesOf(hall: ConfiguredHall): ReadonlyMap<TicketId, string> {
  const places = new Map<TicketId, string>()
  const put = (id: TicketId, place: string): void => {
    hold(!places.has(id), 'CALL-1 (a ticket is in one place)', [id, places.get(id), place])
    places.set(id, place)
  }
  for (const { service, priorityClass, tickets } of hall.queues)
    for (const id of tickets) put(id, `queue:${service}:${priorityClass}`)
  for (const [number, line] of hall.lines) for (const id of line) put(id, `line:${number}`)
  for (const [number, state] of hall.serviceWindows)
    if (state.status === 'open' && state.ticket !== null) put(state.ticket, `window:${number}`)
  return places
}

function placeByStatus(ticket: Ticket): string | undefined {
  if (isAtWindow(ticket)) return `window:${ticket.serviceWindow}`
  if (ticket.status !== 'waiting') return undefined
  return ticket.line === null ? `queue:${ticket.service}:${ticket.priorityClass}` : `line:${ticket.line}`
}

function placesAgree(hall: ConfiguredHall): void {
  const places = placesOf(hall)
  for (const ticket of itemsOf(hall.tickets))
    hold(places.get(ticket.id) === placeByStatus(ticket), 'CALL-1 (place and status agree)', ticket)
  for (const id of places.keys()) hold(ticketOf(hall, id) !== undefined, 'CALL-1 (a known ticket)', id)
}

function isSorted(tickets: readonly Ticket[], order: (a: Ticket, b: Ticket) => number): boolean {
  return tickets.every((ticket, index) => {
    const before = tickets[index - 1]
    return before === undefined || order(before, ticket) < 0
  })
}

function ordersHold(hall: ConfiguredHall): void {
  const held = (ids: readonly TicketId[]): readonly Ticket[] =>
    ids.map((id) => ticketOf(hall, id)).filter((ticket) => ticket !== undefined)
  const resumedFirst = (ticket: Ticket): number => (ticket.status === 'waiting' && ticket.resumed ? 0 : 1)
  for (const { tickets } of hall.queues)
    hold(isSorted(held(tickets), byArrival), 'CALL-2 (queues are in order of arrival)', tickets)
  for (const [number, line] of hall.lines) {
    hold(
      isSorted(held(line), (a, b) => resumedFirst(a) - resumedFirst(b) || byArrival(a, b)),
      'CALL-7 (lines: the resumed first, then by arrival)',
      line,
    )
    hold(hall.serviceWindows.get(number)?.status !== 'closed', 'MOVE-3 (no line at a closed window)', number)
    hold(hall.serviceWindows.has(number), 'MOVE-3 (no line at an unknown window)', number)
  }
}

function numbersHold(hall: ConfiguredHall): void {
  const open = [...itemsOf(hall.tickets)].filter((ticket) => !isEnded(ticket)).map(({ number }) => number)
  hold(new Set(open).size === open.length, 'ISSUE-1 (numbers of open tickets are unique)', open)
}

function timesHold(hall: ConfiguredHall, ticket: Ticket): void {
  const record = ticketRecordOf(ticket, hall.day.status === 'never-opened' ? ('' as never) : hall.day.day)
  const firstAtMs = ticket.firstCall?.atMs ?? ticket.issuedAtMs
  hold(firstAtMs >= ticket.issuedAtMs, 'DAY-2 (waiting time)', ticket)
  let fromMs = firstAtMs
  for (const stay of ticket.stays) {
    const times = [fromMs, stay.calledAtMs, stay.startedAtMs ?? stay.calledAtMs, stay.endedAtMs]
    hold(
      times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0)),
      'DAY-2 (stays)',
      ticket,
    )
    fromMs = stay.endedAtMs
  }
  if (isAtWindow(ticket)) hold(ticket.calledAtMs >= fromMs, 'DAY-2 (call)', ticket)
  if (ticket.status === 'serving') hold(ticket.startedAtMs >= ticket.calledAtMs, 'DAY-2 (walk)', ticket)
  if (isEnded(ticket)) hold(ticket.endedAtMs >= fromMs, 'DAY-2 (end)', ticket)
  for (const durationMs of [record.waiting_ms, record.walk_ms, record.service_ms])
    hold(durationMs === null || durationMs >= 0, 'DAY-2 (durations in the record)', record)
  hold(
    (ticket.firstCall === null) === (ticket.stays.length === 0 && !isAtWindow(ticket)),
    'PROMISE-1',
    ticket,
  )
}

function dayHolds(hall: ConfiguredHall): void {
  if (hall.day.status === 'open') return
  for (const ticket of itemsOf(hall.tickets))
    hold(isEnded(ticket), 'DAY-1 (tickets end with the day)', ticket)
  for (const [number, { status }] of hall.serviceWindows)
    hold(status === 'closed', 'DAY-1 (windows close with the day)', number)
  hold(hall.undo.size === 0, 'CALL-13 (nothing to undo after the day)')
}

function clerksHold(hall: ConfiguredHall): void {
  const seated = [...hall.serviceWindows.values()].flatMap((state) =>
    state.status === 'closed' || state.clerk === null ? [] : [state.clerk],
  )
  hold(new Set(seated).size === seated.length, 'CALL-17 (a clerk sits at one window)', seated)
}

/** ISSUE-13: as many as a sort of everyone puts before someone who arrives now. */
function aheadHolds(hall: ConfiguredHall, nowMs: number): void {
  const { priorityClasses: classes, overdueAfterMs } = hall.configuration
  const waiting = [...itemsOf(hall.tickets)].filter((ticket) => ticket.status === 'waiting')
  for (const { id: service } of hall.configuration.services)
    for (const { id: priorityClass } of classes) {
      const arriving = { id: 'arriving' as TicketId, service, priorityClass, issuedAtMs: nowMs }
      const common = waiting.filter(({ line }) => line === null)
      const order = naiveOrder(
        [...common, arriving],
        [{ service, rank: 1 }],
        { classes, overdueAfterMs },
        nowMs,
      )
      const inLines = waiting.filter((ticket) => ticket.line !== null && ticket.service === service)
      const expected = order.indexOf(arriving) + inLines.length
      const ahead = peopleAhead(hall, service, priorityClass, nowMs)
      hold(ahead === expected, 'ISSUE-13 (people ahead)', { ahead, expected, service, priorityClass })
    }
}

/** What is true of every hall at every instant. */
export function checkHall(hall: ConfiguredHall, nowMs: number): void {
  placesAgree(hall)
  ordersHold(hall)
  numbersHold(hall)
  for (const ticket of itemsOf(hall.tickets)) timesHold(hall, ticket)
  dayHolds(hall)
  clerksHold(hall)
  aheadHolds(hall, Math.max(nowMs, hall.lastEventAtMs))
}
