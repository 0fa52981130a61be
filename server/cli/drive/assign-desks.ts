import type { Adjustment } from './adjustment.ts'
import { deskKey, unnamedAgent, type Desk } from './desk.ts'
import { isCalled, type CalledRow, type TraceRow } from './trace-row.ts'

/** An overlap of two visits at one agent up to this long is a matter of the record's clocks, in seconds. */
export const overlapToleratedS = 5

/** One visit at one desk, as it will be driven. */
export interface DeskVisit {
  readonly row: CalledRow
  readonly desk: Desk
  readonly startS: number
  /** As recorded, or earlier where the visit was shortened. */
  readonly endS: number
}

export interface DeskPlan {
  /** In the order of their windows: agents as they appear, then the further desks. */
  readonly desks: readonly Desk[]
  /** In order of their starts. */
  readonly visits: readonly DeskVisit[]
  readonly adjustments: readonly Adjustment[]
}

interface DeskInUse {
  readonly desk: Desk
  readonly visits: { row: CalledRow; startS: number; endS: number }[]
}

/** The order of windows: named agents in order of appearance, then the extra desks in the order they were needed. */
function inWindowOrder(rows: readonly TraceRow[], needed: readonly Desk[]): readonly Desk[] {
  const agents = new Set<string>()
  for (const row of rows) if (isCalled(row) && row.agent !== '') agents.add(row.agent)
  const own = [...agents].map((agent) => ({ agent, copy: 1 }))
  return [...own, ...needed.filter((desk) => desk.copy > 1 || desk.agent === unnamedAgent)]
}

/**
 * Gives every called visit of one day a desk that serves one visit at a time.
 *
 * An agent's visits go to the agent's own desk while the record allows it. A visit recorded to begin up to
 * `overlapToleratedS` before the last one's end shortens that one; a longer overlap takes a further desk.
 * Visits without an agent get as many unnamed desks as overlap. Nothing is adjusted without being listed.
 */
export function assignDesks(rows: readonly TraceRow[]): DeskPlan {
  const byAgent = new Map<string, DeskInUse[]>()
  const needed: Desk[] = []
  const adjustments: Adjustment[] = []
  const called = rows.filter(isCalled).sort((a, b) => a.startS - b.startS || a.line - b.line)
  for (const row of called) {
    const agent = row.agent === '' ? unnamedAgent : row.agent
    const tolerated = row.agent === '' ? 0 : overlapToleratedS
    const own = byAgent.get(agent) ?? []
    byAgent.set(agent, own)
    const overlapWith = ({ visits }: DeskInUse): number => (visits.at(-1)?.endS ?? row.startS) - row.startS
    let inUse = own.find((candidate) => overlapWith(candidate) <= tolerated)
    if (!inUse) {
      inUse = { desk: { agent, copy: own.length + 1 }, visits: [] }
      needed.push(inUse.desk)
      own.push(inUse)
    }
    const { desk, visits } = inUse
    const last = visits.at(-1)
    if (last && last.endS > row.startS) {
      const byS = last.endS - row.startS
      adjustments.push({ kind: 'shortened', line: last.row.line, byS, nextLine: row.line })
      last.endS = row.startS
    }
    if (row.agent === '') adjustments.push({ kind: 'unnamed-agent', line: row.line, desk: deskKey(desk) })
    else if (desk.copy > 1) {
      const overlapS = Math.max(0, ...own.filter((other) => other !== inUse).map(overlapWith))
      adjustments.push({ kind: 'further-desk', line: row.line, overlapS, desk: deskKey(desk) })
    }
    visits.push({ row, startS: row.startS, endS: row.endS })
  }
  const visits = [...byAgent.values()]
    .flat()
    .flatMap(({ desk, visits: driven }) => driven.map((visit) => ({ ...visit, desk })))
    .sort((a, b) => a.startS - b.startS || a.row.line - b.row.line)
  return { desks: inWindowOrder(rows, needed), visits, adjustments }
}
