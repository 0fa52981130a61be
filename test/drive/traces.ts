import * as fc from 'fast-check'
import type { TraceRow } from '../../server/cli/drive/trace-row.ts'

export const header = 'day,arrive,start,end,service,priority,server,outcome'

/** A visit that was served, from few words. Times in seconds after midnight. */
export function served(
  line: number,
  arriveS: number,
  startS: number,
  endS: number,
  agent = 'A01',
  service = 'PS',
): TraceRow {
  return { line, day: '1999-01-04', arriveS, service, priority: '0', outcome: 'served', startS, endS, agent }
}

export function abandoned(line: number, arriveS: number, endS: number, service = 'PS'): TraceRow {
  return { line, day: '1999-01-04', arriveS, service, priority: '0', outcome: 'abandoned', endS }
}

const visit = fc.record({
  arriveS: fc.integer({ min: 0, max: 300 }),
  waitS: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
  serviceS: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90 })),
  service: fc.constantFrom('PS', 'NW', 'TT'),
  priority: fc.constantFrom('0', '1', '2'),
  agent: fc.constantFrom('A01', 'A02', 'A03', ''),
  outcome: fc.constantFrom('served', 'served', 'served', 'no-show', 'abandoned'),
})

type Visit = typeof visit extends fc.Arbitrary<infer One> ? One : never

function rowOf(one: Visit, line: number): TraceRow {
  const { arriveS, waitS, serviceS, service, priority, agent, outcome } = one
  const day = '1999-01-04'
  const startS = arriveS + waitS
  if (outcome === 'abandoned') return { line, day, arriveS, service, priority, outcome, endS: startS }
  const kind = outcome === 'no-show' ? 'no-show' : 'served'
  return { line, day, arriveS, service, priority, outcome: kind, startS, endS: startS + serviceS, agent }
}

/** One day of visits with everything that records have: overlaps, no agent, no wait, no service time. */
export const anyDay: fc.Arbitrary<readonly TraceRow[]> = fc
  .array(visit, { minLength: 1, maxLength: 40 })
  .map((visits) => {
    const inOrder = visits.toSorted((a, b) => a.arriveS - b.arriveS)
    return [served(2, 0, 0, 10)].concat(inOrder.map((one, at) => rowOf(one, at + 3)))
  })
