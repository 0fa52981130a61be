import type { DeskPlan, DeskVisit } from './assign-desks.ts'
import { deskKey, isExtra, type DeskKey } from './desk.ts'
import type { Action, Operation, Verb } from './operation.ts'
import type { TraceRow } from './trace-row.ts'

/** An action with what it follows; ordered by `order` once all are known. */
interface Draft {
  readonly action: Action
  readonly atS: number
  readonly line: number
  readonly after: readonly Draft[]
}

/** At one instant ends come first, so that windows are free; then arrivals, then calls. */
const phases: Readonly<Record<Verb, number>> = {
  complete: 0,
  'no-show': 0,
  'close-window': 1,
  issue: 2,
  cancel: 3,
  'open-window': 4,
  call: 5,
  start: 6,
}

/** The visits of one desk, one after the other, with the window opened and closed around them. */
function draftDesk(visits: readonly DeskVisit[], issues: ReadonlyMap<number, Draft>): Draft[] {
  const drafts: Draft[] = []
  let last: Draft | null = null
  const add = (action: Action, atS: number, line: number): Draft => {
    const issued = action.verb === 'call' ? issues.get(line) : undefined
    const draft = {
      action,
      atS,
      line,
      after: [last, issued].filter((one) => one !== null && one !== undefined),
    }
    drafts.push(draft)
    last = draft
    return draft
  }
  let open = false
  let completing: DeskVisit | null = null
  for (const [at, visit] of visits.entries()) {
    const { row, desk, startS, endS } = visit
    if (!open) add({ verb: 'open-window', desk }, startS, row.line)
    open = true
    add({ verb: 'call', row, desk, completing: completing?.row ?? null }, startS, row.line)
    completing = null
    const next = visits[at + 1]
    if (row.outcome === 'no-show') add({ verb: 'no-show', row, desk }, endS, row.line)
    else {
      add({ verb: 'start', row, desk }, startS, row.line)
      if (next && next.startS === endS) completing = visit
      else add({ verb: 'complete', row, desk }, endS, row.line)
    }
    if (!next || (isExtra(desk) && next.startS > endS)) {
      add({ verb: 'close-window', desk }, endS, row.line)
      open = false
    }
  }
  return drafts
}

function byTime(a: Draft, b: Draft): number {
  return a.atS - b.atS || phases[a.action.verb] - phases[b.action.verb] || a.line - b.line
}

/** Orders by time, and within one instant so that nothing comes before what it follows. */
function order(drafts: readonly Draft[]): readonly Draft[] {
  const ordered: Draft[] = []
  const done = new Set<Draft>()
  const place = (draft: Draft): void => {
    if (done.has(draft)) return
    done.add(draft)
    for (const before of draft.after) place(before)
    ordered.push(draft)
  }
  for (const draft of [...drafts].sort(byTime)) place(draft)
  return ordered
}

/**
 * Everything that happens on a recorded day, in an order that the hall accepts.
 *
 * A ticket's own operations follow each other, and so do those of a desk; nothing else waits for anything.
 * A call at the very instant at which the desk's last visit ends completes that visit (CALL-3).
 */
export function buildSchedule(rows: readonly TraceRow[], plan: DeskPlan): readonly Operation[] {
  const issues = new Map<number, Draft>()
  const drafts: Draft[] = []
  for (const row of rows) {
    const { line } = row
    const issue: Draft = { action: { verb: 'issue', row }, atS: row.arriveS, line, after: [] }
    issues.set(line, issue)
    drafts.push(issue)
    if (row.outcome === 'abandoned')
      drafts.push({ action: { verb: 'cancel', row }, atS: row.endS, line, after: [issue] })
  }
  const byDesk = new Map<DeskKey, DeskVisit[]>()
  for (const visit of plan.visits) {
    const key = deskKey(visit.desk)
    byDesk.set(key, [...(byDesk.get(key) ?? []), visit])
  }
  for (const visits of byDesk.values()) drafts.push(...draftDesk(visits, issues))
  const ordered = order(drafts)
  const index = new Map(ordered.map((draft, at) => [draft, at]))
  return ordered.map(({ action, atS, after }, at) => ({
    action,
    index: at,
    atS,
    after: after.map((draft) => index.get(draft) ?? -1),
  }))
}
