import * as fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import type { HallCommand } from '../../server/hall/command.ts'
import type { HallConfiguration } from '../../server/hall/configuration.ts'
import { decide } from '../../server/hall/decide.ts'
import type { HallEvent } from '../../server/hall/event.ts'
import { emptyHall, type Hall } from '../../server/hall/hall.ts'
import { configured, evolveAll } from './given.ts'
import { arbitraryHall } from './model/arbitrary-hall.ts'
import { aim, arbitraryIntent, commandTypes, type Intent } from './model/intent.ts'
import { checkHall, hold } from './model/invariants.ts'
import { checkTransition } from './model/transitions.ts'
import { freeze, leavingAlone } from './model/unchanged.ts'
import { configure, openDay, openWindow, sundayAt } from './presses.ts'
import { reproducibly } from './reproducibly.ts'
import { dana, yusuf } from './sample-hall.ts'

interface Run {
  readonly hall: Hall
  readonly log: readonly HallEvent[]
  readonly nowMs: number
}

const seen = { commands: new Set<string>(), events: new Set<string>(), refusals: new Set<string>() }

function step(run: Run, command: HallCommand, nowMs: number): Run {
  const decision = decide(run.hall, command, nowMs)
  if (!decision.accepted) {
    seen.refusals.add(decision.refusal.code)
    return { ...run, nowMs }
  }
  const { events } = decision
  const after = configured(evolveAll(run.hall, events))
  freeze(after)
  seen.commands.add(command.type)
  for (const { type } of events) seen.events.add(type)
  if (run.hall.status === 'configured') checkTransition({ before: run.hall, command, events, after })
  checkHall(after, nowMs)
  return { hall: after, log: [...run.log, ...events], nowMs }
}

function opened(base: HallConfiguration): Run {
  const opening = [
    configure(base),
    openDay(),
    openWindow(1, { clerk: dana }),
    openWindow(2, { clerk: yusuf }),
  ]
  const nothing: Run = { hall: emptyHall, log: [], nowMs: sundayAt(9) }
  return opening.reduce((run, command) => step(run, command, run.nowMs), nothing)
}

function pressed(run: Run, intent: Intent, base: HallConfiguration): Run {
  const nowMs = run.nowMs + intent.passesMs
  const before = configured(run.hall)
  return leavingAlone(before, () => step(run, aim(intent, before, base, nowMs), nowMs))
}

const everyEvent = {
  HallConfigured: true,
  DayOpened: true,
  DayClosed: true,
  ServiceOpened: true,
  ServiceClosed: true,
  WindowOpened: true,
  WindowClosed: true,
  WindowPaused: true,
  WindowResumed: true,
  TicketIssued: true,
  NoteAdded: true,
  SlipRecorded: true,
  SlipReprinted: true,
  TicketRequoted: true,
  TicketCalled: true,
  TicketRecalled: true,
  TicketStarted: true,
  TicketCompleted: true,
  TicketMarkedNoShow: true,
  TicketReinstated: true,
  TicketTransferred: true,
  TicketParked: true,
  TicketResumed: true,
  TicketReleased: true,
  TicketCancelled: true,
  TicketTakenOver: true,
  TicketExpired: true,
  PressMade: true,
  PressUndone: true,
} satisfies Record<HallEvent['type'], true>
const eventTypes = Object.keys(everyEvent)

/** ISSUE-1: as long as a letter has numbers left, none of a day is given twice. */
function numbersOfEachDay(log: readonly HallEvent[], lastNumber: number): void {
  const given = new Map<string, string[]>()
  for (const event of log)
    if (event.type === 'TicketIssued') {
      const key = `${event.ticket.slice(0, 8)} ${event.number.slice(0, 1)}`
      given.set(key, [...(given.get(key) ?? []), event.number])
    }
  for (const [key, numbers] of given)
    if (numbers.length <= lastNumber)
      hold(new Set(numbers).size === numbers.length, 'ISSUE-1 (unique in hall and day)', [key, numbers])
}

test('CALL-1 whatever is pressed in whatever order, the hall stays whole', () => {
  const runs = fc.record({
    base: arbitraryHall,
    intents: fc.array(arbitraryIntent, { minLength: 1, maxLength: 150, size: 'max' }),
  })
  reproducibly(
    fc.property(runs, ({ base, intents }) => {
      const run = intents.reduce((before, intent) => pressed(before, intent, base), opened(base))
      numbersOfEachDay(run.log, Math.min(4, base.lastNumber))
      const stored = JSON.parse(JSON.stringify(run.log)) as readonly HallEvent[]
      hold(isDeepStrictEqual(evolveAll(emptyHall, stored), run.hall), 'the fold of the log is the state')
    }),
    { numRuns: 400 },
  )
  expect([...seen.commands].toSorted()).toEqual([...commandTypes].toSorted())
  expect([...seen.events].toSorted()).toEqual([...eventTypes].toSorted())
  expect(seen.refusals.size).toBeGreaterThan(20)
})
