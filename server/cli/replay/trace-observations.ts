import type { Observation, PlannedShift } from '../../forecast/observation.ts'
import { isCalled, type TraceRow } from '../drive/trace-row.ts'
import type { SnapshotRow } from './parse-snapshots.ts'

/** Order of what happens at one instant: the feed, ends, calls, arrivals, departures. */
const rank = { told: 0, end: 1, call: 2, arrival: 3, departure: 4 } as const

/** One thing that a recorded day tells, with the trace line that it is about; 0 for the feed. */
export interface Told {
  readonly line: number
  readonly observation: Observation
}

interface Step extends Told {
  readonly rank: number
}

/** A recorded day has no time zone; its seconds after midnight are counted from this instant. */
export function midnightOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function atMs(midnightMs: number, seconds: number): number {
  return midnightMs + Math.round(seconds * 1000)
}

/** `W8/C8` names a window and a clerk; any other name stands for both. */
function placeOf(agent: string): { serviceWindow: string | null; clerk: string | null } {
  if (agent === '') return { serviceWindow: null, clerk: null }
  const slash = agent.indexOf('/')
  if (slash < 0) return { serviceWindow: agent, clerk: agent }
  return { serviceWindow: agent.slice(0, slash), clerk: agent.slice(slash + 1) }
}

function stepsOf(row: TraceRow<number | null>, midnightMs: number): Step[] {
  const { line, service, priority: priorityClass } = row
  const ticket = String(line)
  const arrivedAtMs = atMs(midnightMs, row.arriveS)
  const arrived = { type: 'arrived', ticket, service, priorityClass, atMs: arrivedAtMs } as const
  const steps: Step[] = [{ line, rank: rank.arrival, observation: arrived }]
  if (!isCalled(row)) {
    const left = { type: 'left', ticket, atMs: atMs(midnightMs, row.endS) } as const
    return [...steps, { line, rank: rank.departure, observation: left }]
  }
  const calledAtMs = atMs(midnightMs, row.startS)
  const called = { type: 'called', ticket, ...placeOf(row.agent), atMs: calledAtMs } as const
  // A ticket that is called as it arrives arrives first.
  steps.push({ line, rank: calledAtMs === arrivedAtMs ? rank.arrival : rank.call, observation: called })
  if (row.endS === null) return steps
  const how = row.outcome === 'no-show' ? 'no-show' : 'completed'
  const ended = { type: 'ended', ticket, how, atMs: atMs(midnightMs, row.endS) } as const
  steps.push({ line, rank: ended.atMs === calledAtMs ? rank.arrival : rank.end, observation: ended })
  return steps
}

/**
 * What one recorded day tells, in order of time. The order depends on nothing later than each instant, so that
 * a trace cut off after any line tells the same up to that line's arrival.
 */
export function observationsOfDay(
  day: string,
  rows: readonly TraceRow<number | null>[],
  snapshots: readonly SnapshotRow[],
  plan: readonly PlannedShift[] | null,
): readonly Told[] {
  const midnightMs = midnightOf(day)
  const steps = rows.flatMap((row) => stepsOf(row, midnightMs))
  for (const { timeS, service, open, waiting, typicalServiceMs } of snapshots) {
    const told = {
      type: 'told-open',
      service,
      open,
      waiting,
      typicalServiceMs,
      atMs: atMs(midnightMs, timeS),
    } as const
    steps.push({ line: 0, rank: rank.told, observation: told })
  }
  steps.sort((a, b) => a.observation.atMs - b.observation.atMs || a.rank - b.rank || a.line - b.line)
  const first: Told[] = [{ line: 0, observation: { type: 'day-began', day, midnightMs, atMs: midnightMs } }]
  if (plan) first.push({ line: 0, observation: { type: 'planned', shifts: plan, atMs: midnightMs } })
  return [...first, ...steps]
}
