import { expect, test } from 'vitest'
import { backlogOf, workAheadOf } from '../../server/forecast/work-ahead.ts'
import { arrival } from '../../server/hall/ahead.ts'
import type { HallCommand } from '../../server/hall/command.ts'
import { cancel, callNext, closeWindow, issue, ticket } from '../hall/presses.ts'
import { aged80, minuteMs, ordinary, permits, taxes, water } from '../hall/sample-hall.ts'
import { PlayedHall } from '../support/played-hall.ts'

/** Windows 1 (taxes before water), 2 (both alike) and 3 (permits before taxes) are open. */
class Hall {
  readonly played = new PlayedHall()

  press(...commands: readonly HallCommand[]): this {
    for (const command of commands) this.played.press(command)
    return this
  }

  ahead(service = taxes, priorityClass = ordinary) {
    const { hall, nowMs } = this.played
    return workAheadOf(hall, arrival(service, priorityClass, nowMs), nowMs)
  }
}

test('those of the same service count, by the calling rule', () => {
  const hall = new Hall().press(issue(taxes), issue(taxes), issue(taxes))
  expect(hall.ahead()).toMatchObject({ workAhead: 3, share: 3, windowsOpen: 3, windowsFree: 3 })
  expect(hall.ahead(taxes, aged80).workAhead).toBe(0)
  hall.press(issue(taxes, { priorityClass: aged80 }))
  expect(hall.ahead(taxes, aged80).workAhead).toBe(1)
})

test('those of other services count where a window of hers calls them before her', () => {
  const hall = new Hall().press(issue(water), issue(water), issue(permits))
  // Both water tickets go before her at window 2 only, the permit at window 3 always.
  expect(hall.ahead()).toMatchObject({ workAhead: 3, share: 2 / 2 + 1 })
  // A new water ticket has nobody of taxes before it, and permits are not called at its windows.
  expect(hall.ahead(water)).toMatchObject({ workAhead: 2, share: 2 })
  hall.press(closeWindow(2))
  expect(hall.ahead().workAhead).toBe(1)
})

test('an overdue ticket goes before all, whatever its rank', () => {
  const hall = new Hall().press(closeWindow(2), issue(water))
  expect(hall.ahead().workAhead).toBe(0)
  hall.played.nowMs += 91 * minuteMs
  expect(hall.ahead().workAhead).toBe(1)
})

test('of one who waits, those before her go down as they leave', () => {
  const hall = new Hall().press(...Array.from({ length: 10 }, () => issue(taxes)))
  const counted: number[] = []
  for (let gone = 1; gone < 10; gone += 1) {
    const { hall: state, nowMs } = hall.played
    const own = { id: ticket(10), service: taxes, priorityClass: ordinary, issuedAtMs: nowMs }
    counted.push(workAheadOf(state, own, nowMs).workAhead)
    hall.press(cancel(ticket(gone)))
  }
  expect(counted).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1])
})

test('the backlog is what stands before a free window', () => {
  const hall = new Hall()
  expect(backlogOf(hall.ahead())).toBe(0)
  hall.press(issue(taxes), issue(taxes), issue(taxes))
  expect(backlogOf(hall.ahead())).toBe(1)
  hall.press(callNext(1), callNext(2), callNext(3))
  expect(backlogOf(hall.ahead())).toBe(1)
  hall.press(issue(taxes))
  expect(backlogOf(hall.ahead())).toBe(2)
})
