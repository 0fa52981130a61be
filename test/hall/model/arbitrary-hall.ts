import * as fc from 'fast-check'
import type { HallConfiguration } from '../../../server/hall/configuration.ts'
import { hourMs, minuteMs, sampleHall, water } from '../sample-hall.ts'

/** The sample hall with other numbers in its rules. How long a no-show can be reinstated never changes in a run. */
export const arbitraryHall: fc.Arbitrary<HallConfiguration> = fc
  .record({
    lastNumber: fc.constantFrom(4, 9, 999),
    overdueAfterMs: fc.constantFrom(0, 20 * minuteMs, 2 * hourMs),
    headStartsMs: fc.tuple(fc.constantFrom(0, 10 * minuteMs, 8 * hourMs), fc.constantFrom(0, 5 * minuteMs)),
    rates: fc.tuple(fc.constantFrom(1, 0), fc.constantFrom(1, 2.5), fc.constantFrom(1, 0.3)),
    rolloverMinute: fc.constantFrom(null, 3 * 60),
    outsideHours: fc.constantFrom('allow' as const, 'allow' as const, 'refuse' as const),
    recallsBeforeNoShow: fc.constantFrom(0, 1),
    dailyLimit: fc.constantFrom(null, null, 6),
  })
  .map(({ headStartsMs, rates, dailyLimit, ...rules }) =>
    Object.assign({}, sampleHall, rules, {
      priorityClasses: sampleHall.priorityClasses.map((one, index) =>
        Object.assign({}, one, { headStartMs: [0, ...headStartsMs][index], rate: rates[index] }),
      ),
      services: sampleHall.services.map((one) =>
        one.id === water ? Object.assign({}, one, { dailyLimit }) : one,
      ),
    }),
  )

/** What a manager may make of a hall in the middle of its day. */
export function variantsOf(hall: HallConfiguration): readonly HallConfiguration[] {
  const letters = ['B', 'C', 'A']
  return [
    hall,
    { ...hall, lastNumber: 5 },
    { ...hall, lastNumber: 50 },
    { ...hall, overdueAfterMs: hourMs },
    { ...hall, services: hall.services.slice(0, 2) },
    { ...hall, serviceWindows: hall.serviceWindows.slice(1) },
    { ...hall, priorityClasses: hall.priorityClasses.slice(0, 2) },
    {
      ...hall,
      services: hall.services.map((one, index) => Object.assign({}, one, { letter: letters[index] })),
    },
  ]
}
