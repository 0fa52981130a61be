import { expect, test } from 'vitest'
import type { HallCommand } from '../../server/hall/command.ts'
import { emptyHall } from '../../server/hall/hall.ts'
import { businessDay, clerkId, priorityClassId, serviceId } from '../../server/hall/ids.ts'
import { emptyList, withItem } from '../../server/hall/persistent-list.ts'
import type { Refusal } from '../../server/hall/refusal.ts'
import { configured, given, givenNothing, givenOpenDay, Scenario, waitMs } from './given.ts'
import * as press from './presses.ts'
import { dana, hallWithService, hourMs, minuteMs, sampleHall, taxes } from './sample-hall.ts'

const { ticket } = press
const waiting = given(press.issue(taxes))
const called = waiting.and(press.callNext(1))
const late = press.promised(0, 0, 10 * hourMs)
const fullDay = (): Scenario => {
  const { hall, nowMs } = waiting
  const tickets = { ...withItem(emptyList<never>(), 0, waiting.ticket(1) as never), size: 99_999 }
  return new Scenario({ ...configured(hall), tickets }, nowMs)
}

/** For each refusal, what is refused so. */
const refused: Record<Refusal['code'], readonly [Scenario, HallCommand]> = {
  'hall-not-configured': [new Scenario(emptyHall, 0), press.openDay()],
  'configuration-in-use': [given(), press.configure({ ...sampleHall, serviceWindows: [] })],
  'day-not-open': [givenNothing(press.configure(sampleHall)), press.closeDay()],
  'day-already-open': [given(), press.openDay()],
  'day-is-over': [givenOpenDay(press.closeDay()), press.openDay(businessDay('2026-11-21'))],
  'hall-closed': [given(waitMs(8 * hourMs)), press.issue(taxes)],
  'unknown-service': [given(), press.issue(serviceId('dogs'))],
  'unknown-service-window': [given(), press.callNext(9)],
  'unknown-clerk': [given(), press.openWindow(4, { clerk: clerkId('nobody') })],
  'unknown-priority-class': [given(), press.issue(taxes, { priorityClass: priorityClassId('kings') })],
  'unknown-language': [given(), press.issue(taxes, { language: 'tlh' })],
  'unknown-ticket': [given(), press.cancel(ticket(1))],
  'service-closed': [given(press.closeService(taxes)), press.issue(taxes)],
  'service-outside-hours': [
    givenNothing(press.configure(hallWithService(taxes, { hours: [] })), press.openDay()),
    press.issue(taxes),
  ],
  'daily-limit-reached': [
    givenNothing(press.configure(hallWithService(taxes, { dailyLimit: 0 })), press.openDay()),
    press.issue(taxes),
  ],
  'numbers-used-up': [
    givenNothing(press.configure({ ...sampleHall, lastNumber: 1 }), press.openDay(), press.issue(taxes)),
    press.issue(taxes),
  ],
  'day-is-full': [fullDay(), press.issue(taxes)],
  'may-not-be-served': [given(), press.issue(taxes, { promise: late })],
  'window-not-open': [given(), press.callNext(4)],
  'window-already-open': [given(), press.openWindow(1)],
  'window-already-paused': [given(press.pauseWindow(1)), press.pauseWindow(1)],
  'window-has-ticket': [called, press.closeWindow(1)],
  'window-has-no-ticket': [given(), press.start(1)],
  'clerk-elsewhere': [given(), press.openWindow(4, { clerk: dana })],
  'already-started': [called.and(press.start(1)), press.recall(1)],
  'no-show-too-early': [called, press.markNoShow(1)],
  'reinstate-too-late': [
    called.and(press.recall(1), press.recall(1), press.markNoShow(1), waitMs(31 * minuteMs)),
    press.reinstate(ticket(1)),
  ],
  'ticket-not-fitting': [waiting, press.resume(ticket(1))],
  'transfer-nowhere': [waiting, press.transfer(ticket(1), {})],
  'return-in-the-past': [given(), press.pauseWindow(1, { expectedReturnAtMs: 0 })],
  'nothing-to-undo': [given(), press.undoAtWindow(1)],
  'undo-too-late': [called.and(waitMs(10_001)), press.undoAtWindow(1)],
}

test.each(Object.entries(refused))('SAY-3 %s is said by its code', (code, [scenario, command]) => {
  expect(scenario.when(command).refusal).toMatchObject({ code })
})
