import { expect, test } from 'vitest'
import type { HallConfiguration, Shift } from '../../server/hall/configuration.ts'
import { decide } from '../../server/hall/decide.ts'
import { windowNumber } from '../../server/hall/ids.ts'
import { callNext, complete, issue, start, sundayAt } from '../hall/presses.ts'
import { hallWithService, minuteMs, ordinary, taxes } from '../hall/sample-hall.ts'
import { PlayedHall } from '../support/played-hall.ts'
import { ToldForecasts } from '../support/told-forecasts.ts'

const untilFour = (serviceWindow: number): Shift => ({
  serviceWindow: windowNumber(serviceWindow),
  clerk: null,
  weekdays: [0],
  dates: [],
  hours: { fromMinute: 8 * 60, toMinute: 16 * 60 },
  breaks: [],
})
const planned: HallConfiguration = {
  ...hallWithService(taxes, { typicalServiceMs: 6 * minuteMs }),
  plan: [1, 2, 3].map(untilFour),
}

/** Three windows serve taxes, six minutes each, until this many wait at this time. */
function hallAt(hour: number, minute: number, waiting: number) {
  const hall = new PlayedHall(planned)
  const forecasts = new ToldForecasts()
  for (let served = 0; served < 12; served += 1)
    for (const window of [1, 2, 3]) {
      hall.press(issue(taxes))
      hall.press(callNext(window))
      hall.press(start(window))
      if (window === 3) hall.nowMs += 6 * minuteMs
      if (window === 3) for (const one of [1, 2, 3]) hall.press(complete(one))
    }
  hall.nowMs = sundayAt(hour, minute)
  for (let person = 0; person < waiting; person += 1) hall.press(issue(taxes))
  forecasts.tell(hall.log)
  forecasts.refresh(hall.nowMs)
  const { cached } = forecasts
  const promise = cached.promiseFor(hall.hall, taxes, ordinary, hall.nowMs)
  const calledShare = cached.chanceFor(taxes, ordinary, hall.nowMs)
  const decision = decide(hall.hall, issue(taxes, { promise, calledShare }), hall.nowMs)
  return { promise, calledShare, refusal: decision.accepted ? null : decision.refusal }
}

test('ISSUE-4 with a long queue shortly before closing the citizen is told first, early in the day not', () => {
  const early = hallAt(11, 0, 30)
  expect(early.calledShare).toBeGreaterThan(0.9)
  expect(early.refusal).toBeNull()
  expect(early.promise?.aboutMs).toBeGreaterThan(20 * minuteMs)
  const late = hallAt(15, 40, 30)
  expect(late.calledShare).toBeLessThan(0.1)
  expect(late.refusal).toMatchObject({ code: 'may-not-be-served', closesAtMs: sundayAt(16) })
  expect(hallAt(15, 40, 1).refusal).toBeNull()
})
