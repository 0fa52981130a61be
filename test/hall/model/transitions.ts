import { isDeepStrictEqual } from 'node:util'
import type { HallCommand } from '../../../server/hall/command.ts'
import { decide } from '../../../server/hall/decide.ts'
import type { HallEvent, Place } from '../../../server/hall/event.ts'
import { evolve } from '../../../server/hall/evolve.ts'
import {
  knownTicket,
  lineOf,
  ticketOf,
  windowStateOf,
  type ConfiguredHall,
  type Hall,
} from '../../../server/hall/hall.ts'
import { itemsOf } from '../../../server/hall/persistent-list.ts'
import { isEnded, type Ticket } from '../../../server/hall/ticket.ts'
import { hold } from './invariants.ts'
import { naiveOrder } from './naive-rule.ts'

/** One accepted command: what was before, what happened, what is after. */
export interface Transition {
  readonly before: ConfiguredHall
  readonly command: HallCommand
  readonly events: readonly HallEvent[]
  readonly after: ConfiguredHall
}

const neverChanges = [
  'id',
  'number',
  'firstService',
  'language',
  'priorityClass',
  'issuedAtMs',
  'ahead',
  'promise',
] as const satisfies readonly (keyof Ticket)[]

function factsStay(before: Ticket, after: Ticket, undone: boolean): void {
  for (const fact of neverChanges)
    hold(isDeepStrictEqual(before[fact], after[fact]), 'PROMISE-1, MOVE-1 (what never changes)', [
      before,
      after,
    ])
  hold(
    isDeepStrictEqual(after.requotes.slice(0, before.requotes.length), before.requotes),
    'PROMISE-3 (re-quotes are kept)',
    [before, after],
  )
  hold(after.noteCount >= before.noteCount, 'CALL-14 (notes are kept)', [before, after])
  hold(after.revision >= before.revision, 'a revision does not fall', [before, after])
  if (undone) return
  hold(
    isDeepStrictEqual(after.stays.slice(0, before.stays.length), before.stays),
    'MOVE-8 (stays are kept)',
    [before, after],
  )
  if (before.firstCall)
    hold(isDeepStrictEqual(before.firstCall, after.firstCall), 'PROMISE-1 (scored at the first call)', after)
}

function endsOnce(before: Ticket, after: Ticket, reopened: boolean): void {
  if (!isEnded(before) || reopened) return
  const { noteCount: _, slip: __, ...stays } = before
  const { noteCount: ___, slip: ____, ...now } = after
  hold(isDeepStrictEqual(stays, now), 'CLOSE-1 (ends once)', [before, after])
}

function ticketsGoOn({ before, events, after }: Transition): void {
  if (events.some(({ type }) => type === 'DayOpened')) return
  hold(after.tickets.size >= before.tickets.size, 'ISSUE-2 (no ticket is lost)')
  const undone = new Set(events.flatMap((event) => (event.type === 'PressUndone' ? event.tickets : [])))
  const reinstated = new Set(
    events.flatMap((event) => (event.type === 'TicketReinstated' ? [event.ticket] : [])),
  )
  for (const ticket of itemsOf(before.tickets)) {
    const now = ticketOf(after, ticket.id)
    hold(now !== undefined, 'ISSUE-2 (no ticket is lost)', ticket)
    factsStay(ticket, now, undone.has(ticket.id))
    endsOnce(ticket, now, undone.has(ticket.id) || reinstated.has(ticket.id))
  }
}

/** CALL-2, CALL-6 to CALL-9, against a sort of everyone who waits. */
function callsInOrder({ before, command, events }: Transition): void {
  if (command.type !== 'callNext') return
  const called = events.find((event) => event.type === 'TicketCalled')
  const state = windowStateOf(before, command.serviceWindow)
  hold(state.status === 'open', 'CALL-12 (only an open window calls)', command)
  if (state.ticket !== null)
    hold(
      events.some((event) => event.type === 'TicketCompleted' && event.ticket === state.ticket),
      'CALL-3 (Next completes)',
      events,
    )
  const line = lineOf(before, command.serviceWindow)
  if (line.length > 0) return hold(called?.ticket === line[0], 'CALL-7 (its own line first)', [called, line])
  const nowMs = events[0]?.atMs ?? before.lastEventAtMs
  const common = [...itemsOf(before.tickets)].filter((one) => one.status === 'waiting' && one.line === null)
  const { priorityClasses: classes, overdueAfterMs } = before.configuration
  if (!called) return
  const ticket = knownTicket(before, called.ticket)
  const earlier = common.find(
    (one) =>
      one.service === ticket.service &&
      one.priorityClass === ticket.priorityClass &&
      one.issuedAtMs < ticket.issuedAtMs,
  )
  hold(earlier === undefined, 'CALL-2 (order of arrival)', [ticket, earlier])
  const profiled = common.filter(({ service }) =>
    state.workProfile.some((entry) => entry.service === service),
  )
  if (nowMs - ticket.issuedAtMs < overdueAfterMs) {
    const overdue = profiled.find(({ issuedAtMs }) => nowMs - issuedAtMs >= overdueAfterMs)
    hold(overdue === undefined, 'CALL-6 (the overdue go first)', [ticket, overdue])
  }
  const [first] = naiveOrder(common, state.workProfile, { classes, overdueAfterMs }, nowMs)
  hold(called.ticket === first?.id, 'CALL-8 (the calling rule)', [ticket, first])
}

function nobodyIsPassedOver({ before, command, events }: Transition): void {
  if (command.type !== 'callNext' || events.some(({ type }) => type === 'TicketCalled')) return
  const state = windowStateOf(before, command.serviceWindow)
  const profile = state.status === 'open' ? state.workProfile : []
  const waiting = before.queues.filter(
    ({ service, tickets }) => tickets.length > 0 && profile.some((entry) => entry.service === service),
  )
  hold(waiting.length === 0, 'CALL-8 (Next calls somebody who waits)', waiting)
}

/** What an undo restores: all but the record for undo itself, revisions and notes, and empty queues. */
function restorable(hall: ConfiguredHall) {
  const { undo: _undo, lastEventAtMs: _last, tickets, lines, queues, ...others } = hall
  return {
    ...others,
    tickets: [...itemsOf(tickets)].map(({ revision: _revision, noteCount: _notes, ...ticket }) => ticket),
    lines: new Map([...lines].toSorted(([a], [b]) => a - b)),
    queues: new Map(
      queues
        .filter((queue) => queue.tickets.length > 0)
        .map((queue) => [`${queue.service} ${queue.priorityClass}`, queue.tickets]),
    ),
  }
}

function undoCommand(place: Place, command: HallCommand): HallCommand {
  const [kind, name] = place.split(':')
  if (kind === 'ticket' && 'ticket' in command) return { type: 'undoOnTicket', ticket: command.ticket }
  return { type: 'undoAtWindow', serviceWindow: Number(name) as never }
}

/** CALL-5, CALL-14: every press that can be undone is, on the side, at the last moment. */
function canBeUndone({ before, command, events, after }: Transition): void {
  const [made] = events
  if (made?.type !== 'PressMade') return
  const decision = decide(after, undoCommand(made.place, command), made.atMs + 10_000)
  hold(decision.accepted, 'CALL-5 (undo within ten seconds)', [made, decision])
  const undone = decision.events.reduce<Hall>(evolve, after)
  hold(undone.status === 'configured', 'CALL-5')
  hold(isDeepStrictEqual(restorable(undone), restorable(before)), 'CALL-14 (undo restores the exact place)', [
    made,
    [...itemsOf(before.tickets)],
    [...itemsOf(undone.tickets)],
  ])
}

function instantsHold({ before, events, after }: Transition): void {
  for (const { atMs } of events)
    hold(atMs >= before.lastEventAtMs, 'DAY-2 (the log never runs backwards)', events)
  hold(after.lastEventAtMs >= before.lastEventAtMs, 'DAY-2')
}

/** What is true of every accepted command. */
export function checkTransition(transition: Transition): void {
  instantsHold(transition)
  ticketsGoOn(transition)
  callsInOrder(transition)
  nobodyIsPassedOver(transition)
  canBeUndone(transition)
}
