import * as fc from 'fast-check'
import type { HallCommand } from '../../../server/hall/command.ts'
import type { HallConfiguration } from '../../../server/hall/configuration.ts'
import type { ConfiguredHall } from '../../../server/hall/hall.ts'
import {
  businessDay,
  clerkId,
  priorityClassId,
  serviceId,
  ticketIdOf,
  type TicketId,
} from '../../../server/hall/ids.ts'
import { itemsOf } from '../../../server/hall/persistent-list.ts'
import { isEnded, outcomes, slipOutcomes, type Ticket } from '../../../server/hall/ticket.ts'
import * as press from '../presses.ts'
import { dana, hourMs, minuteMs, olga, permits, sampleHall, taxes, water, yusuf } from '../sample-hall.ts'
import { variantsOf } from './arbitrary-hall.ts'

const everyType = {
  configureHall: 2,
  openDay: 2,
  closeDay: 1,
  openService: 1,
  closeService: 1,
  openWindow: 12,
  closeWindow: 4,
  pauseWindow: 4,
  issueTicket: 40,
  addNote: 2,
  recordSlip: 2,
  reprintSlip: 1,
  requoteTicket: 3,
  callNext: 25,
  callTicket: 6,
  recall: 10,
  startService: 12,
  complete: 8,
  markNoShow: 10,
  park: 8,
  resumeTicket: 8,
  transferTicket: 12,
  cancelTicket: 6,
  reinstateTicket: 6,
  takeOver: 6,
  undoAtWindow: 10,
  undoOnTicket: 5,
} satisfies Record<HallCommand['type'], number>

export const commandTypes = Object.keys(everyType) as readonly HallCommand['type'][]

/** A command yet to be aimed at what the hall holds when it comes to it, and the time that passes before. */
export interface Intent {
  readonly type: HallCommand['type']
  readonly passesMs: number
  /** Picks the window, service, clerk and class. */
  readonly where: number
  /** Picks the ticket. */
  readonly which: number
  readonly flag: boolean
  /** True where ids are nonsense, or name what does not fit. */
  readonly astray: boolean
}

const passing = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 9_000 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 10 * minuteMs }) },
  { weight: 1, arbitrary: fc.integer({ min: -2 * hourMs, max: 4 * hourMs }) },
)

export const arbitraryIntent: fc.Arbitrary<Intent> = fc.record({
  type: fc.oneof(...commandTypes.map((type) => ({ weight: everyType[type], arbitrary: fc.constant(type) }))),
  passesMs: passing,
  where: fc.nat({ max: 1000 }),
  which: fc.nat({ max: 1000 }),
  flag: fc.boolean(),
  astray: fc.integer({ min: 0, max: 15 }).map((die) => die === 0),
})

function pick<Item>(items: readonly [Item, ...Item[]], choice: number): Item {
  return items[choice % items.length] ?? items[0]
}

const nonsense: readonly [string, ...string[]] = ['', 'x', '20261122-99999', '20251122-00001', '-1', 'שלום']

/** The tickets that a command of this type can be about. */
function fits(type: HallCommand['type'], ticket: Ticket): boolean {
  switch (type) {
    case 'callTicket':
      return ticket.status === 'waiting' || ticket.status === 'parked'
    case 'resumeTicket':
      return ticket.status === 'parked'
    case 'reinstateTicket':
      return ticket.status === 'no-show'
    case 'takeOver':
      return ticket.status === 'called' || ticket.status === 'serving' || ticket.status === 'parked'
    case 'undoOnTicket':
      return ticket.status === 'waiting' || ticket.status === 'cancelled'
    default:
      return !isEnded(ticket)
  }
}

function aimAtTicket(hall: ConfiguredHall, { type, which, astray }: Intent): TicketId {
  const all = [...itemsOf(hall.tickets)].filter((ticket) => astray || fits(type, ticket))
  const [first, ...others] = all
  if (first === undefined || (astray && which % 2 === 0)) return pick(nonsense, which) as TicketId
  return pick([first, ...others], which).id
}

/** The command that an intent comes to in this hall, at this instant. */
export function aim(
  intent: Intent,
  hall: ConfiguredHall,
  base: HallConfiguration,
  nowMs: number,
): HallCommand {
  const { where, which, flag, astray } = intent
  const ticket = aimAtTicket(hall, intent)
  const window = astray ? pick([0, 5, -1, 1.5], where) : pick([1, 2, 3, 4], where)
  const service = astray ? serviceId(pick(nonsense, where)) : pick([taxes, water, permits], where)
  const promise = press.promised(nowMs + 5 * minuteMs, nowMs + 20 * minuteMs, (which % 90) * minuteMs)
  const reason = flag ? 'because' : null
  const dayAhead = ticketIdOf(hall.day.status === 'never-opened' ? press.sunday : hall.day.day, 1).slice(0, 8)
  const type = hall.day.status === 'open' || flag ? intent.type : 'openDay'
  switch (type) {
    case 'configureHall':
      return press.configure(pick([base, ...variantsOf(base)], where))
    case 'openDay':
      return press.openDay(
        astray ? businessDay(pick([...nonsense, dayAhead, '2026-11-22', '2026-11-23'], where)) : null,
      )
    case 'closeDay':
      return press.closeDay(flag ? 'by-hand' : 'rolled-over')
    case 'openService':
      return press.openService(service)
    case 'closeService':
      return press.closeService(service, reason)
    case 'openWindow':
      return press.openWindow(window, {
        clerk: astray && flag ? clerkId('nobody') : pick([null, dana, yusuf, olga], which),
        workProfile: flag ? null : [{ service, rank: 1 + (which % 2) }],
      })
    case 'closeWindow':
      return press.closeWindow(window)
    case 'pauseWindow':
      return press.pauseWindow(window, {
        reason,
        expectedReturnAtMs: flag ? nowMs + which * 1000 - 5000 : null,
      })
    case 'issueTicket':
      return press.issue(service, {
        language: astray ? 'tlh' : pick([null, 'he', 'am'], which),
        priorityClass: flag
          ? null
          : pick(
              [...sampleHall.priorityClasses.map(({ id }) => id), priorityClassId('kings')] as [never],
              which,
            ),
        withNote: which % 5 === 0,
        promise: which % 3 === 0 ? null : promise,
        toldMayNotBeServed: which % 2 === 0,
      })
    case 'addNote':
      return press.addNote(ticket)
    case 'recordSlip':
      return press.recordSlip(ticket, pick(slipOutcomes as never, which))
    case 'reprintSlip':
      return press.reprint(ticket)
    case 'requoteTicket':
      return press.requote(ticket, promise)
    case 'callNext':
      return press.callNext(window)
    case 'callTicket':
      return press.callByHand(window, ticket)
    case 'recall':
      return press.recall(window)
    case 'startService':
      return press.start(window)
    case 'complete':
      return press.complete(window, pick(outcomes as never, which))
    case 'markNoShow':
      return press.markNoShow(window)
    case 'park':
      return press.park(window, reason)
    case 'resumeTicket':
      return press.resume(ticket, flag ? window : null)
    case 'transferTicket':
      return press.transfer(ticket, {
        ...(flag ? {} : { service: pick([taxes, water, permits], which) }),
        ...(where % 3 === 0 ? {} : { serviceWindow: window }),
        withNote: which % 4 === 0,
      })
    case 'cancelTicket':
      return press.cancel(ticket, { reason, renege: !flag })
    case 'reinstateTicket':
      return press.reinstate(ticket)
    case 'takeOver':
      return press.takeOver(window, ticket)
    case 'undoAtWindow':
      return press.undoAtWindow(window)
    case 'undoOnTicket':
      return press.undoOnTicket(ticket)
    default:
      return unknownType(type)
  }
}

function unknownType(type: never): never {
  throw new Error(`no intent for ${String(type)}`)
}
