import type { Difference, DifferenceKind } from './difference.ts'
import type { Ending, ExpectedVisit } from './expected-visit.ts'
import type { FlatRow, TicketEvent } from './hall-account.ts'
import { reconcilePaper, type LinkedSlip } from './reconcile-paper.ts'

/** Everything that the hall says of the day, and what the record wants. */
export interface Account {
  readonly visits: readonly ExpectedVisit[]
  /** The day's flat rows. */
  readonly rows: readonly FlatRow[]
  /** The tickets' events of the day, in order of the log. */
  readonly events: readonly TicketEvent[]
  /** Tickets that were there before the drive. */
  readonly earlier: ReadonlySet<string>
  /** Whether the hall has a printer, so that each ticket must have one printed slip. */
  readonly printing: boolean
  /** Slips found on paper; null where nobody looked. */
  readonly paper: readonly LinkedSlip[] | null
}

const endings: Readonly<Record<string, Ending | 'expired'>> = {
  TicketCompleted: 'completed',
  TicketCancelled: 'cancelled',
  TicketMarkedNoShow: 'no-show',
  TicketExpired: 'expired',
}

type Report = (kind: DifferenceKind, detail: string) => void

function checkTicket(visit: ExpectedVisit, events: readonly TicketEvent[], report: Report): void {
  const issues = events.filter(({ type }) => type === 'TicketIssued')
  if (issues.length === 0) report('not-in-log', 'no TicketIssued')
  if (issues.length > 1) report('in-log-twice', `${issues.length} TicketIssued`)
  const service = issues[0]?.service
  if (service !== undefined && service !== visit.service)
    report('wrong-service', `issued for ${service}, recorded for ${visit.service}`)
}

function checkCalls(visit: ExpectedVisit, events: readonly TicketEvent[], report: Report): void {
  const calls = events.filter(({ type }) => type === 'TicketCalled')
  const { at } = visit
  if (at === null) {
    if (calls.length > 0) report('called-after-all', 'called, though recorded as never called')
    return
  }
  if (calls.length === 0) report('not-called', 'no TicketCalled')
  if (calls.length > 1) report('called-twice', `${calls.length} TicketCalled`)
  for (const { serviceWindow } of calls)
    if (serviceWindow !== at.serviceWindow)
      report('wrong-window', `called to ${serviceWindow}, recorded at ${at.serviceWindow}`)
  const started = events.some(({ type }) => type === 'TicketStarted')
  if (started !== (visit.ending === 'completed'))
    report('not-started', started ? 'started, though recorded as a no-show' : 'no TicketStarted')
}

function checkEnding(visit: ExpectedVisit, events: readonly TicketEvent[], report: Report): void {
  const ends = events.flatMap((event) => {
    const ending = endings[event.type]
    return ending === undefined ? [] : [{ ending, renege: event.renege }]
  })
  if (ends.length === 0) report('not-ended', 'no ending in the log')
  if (ends.length > 1) report('ended-twice', ends.map(({ ending }) => ending).join(', '))
  for (const { ending, renege } of ends) {
    if (ending !== visit.ending) report('wrong-ending', `${ending}, recorded as ${visit.ending}`)
    else if (ending === 'cancelled' && renege !== true)
      report('wrong-ending', 'cancelled, but not by leaving')
  }
}

function checkSlip(events: readonly TicketEvent[], report: Report): void {
  const outcomes = events.flatMap(({ type, outcome }) => (type === 'SlipRecorded' ? [outcome ?? ''] : []))
  const printed = outcomes.filter((outcome) => outcome === 'printed').length
  if (printed === 0)
    report(
      'slip-not-printed',
      outcomes.length === 0 ? 'no SlipRecorded' : `recorded as ${outcomes.join(', ')}`,
    )
  if (printed > 1) report('slip-printed-twice', `recorded as printed ${printed} times`)
}

/** The row says what the record says, and its instants follow each other (DAY-2). */
function checkRow(visit: ExpectedVisit, row: FlatRow, report: Report): void {
  if (row.first_service !== visit.service || row.service !== visit.service)
    report('wrong-service', `the row says ${row.first_service} and ${row.service}, recorded ${visit.service}`)
  if (row.priority_class !== visit.priorityClass)
    report('wrong-class', `the row says ${row.priority_class}, recorded ${visit.priorityClass}`)
  if (row.status !== visit.ending)
    report('wrong-ending', `the row says ${row.status}, recorded ${visit.ending}`)
  if (visit.at) {
    if (row.service_window !== visit.at.serviceWindow)
      report('wrong-window', `the row says ${row.service_window}, recorded ${visit.at.serviceWindow}`)
    if (row.clerk !== visit.at.clerk)
      report('wrong-clerk', `the row says ${row.clerk}, recorded ${visit.at.clerk}`)
  }
  const instants = [row.issued_at_ms, row.called_at_ms, row.started_at_ms, row.ended_at_ms]
  const known = instants.filter((atMs) => atMs !== null)
  if (known.some((atMs, at) => atMs < (known[at - 1] ?? 0)))
    report('wrong-order', `the row’s instants run backwards: ${known.join(', ')}`)
}

function checkNumbers(rows: readonly FlatRow[], differences: Difference[]): void {
  const holders = new Map<string, string>()
  for (const { id, number } of rows) {
    const holder = holders.get(number)
    if (holder !== undefined && holder !== id)
      differences.push({ kind: 'number-twice', line: null, ticket: id, detail: `${number}, as ${holder}` })
    holders.set(number, id)
  }
}

function checkExtras(account: Account, differences: Difference[]): void {
  const ours = new Set(account.visits.map(({ issued }) => issued?.ticket))
  const found = new Set([...account.rows.map(({ id }) => id), ...account.events.map(({ ticket }) => ticket)])
  for (const ticket of found)
    if (!ours.has(ticket) && !account.earlier.has(ticket))
      differences.push({ kind: 'extra-ticket', line: null, ticket, detail: 'belongs to no arrival' })
}

/** Compares the hall's account of the day with the record; what it returns should be empty. */
export function reconcile(account: Account): readonly Difference[] {
  const differences: Difference[] = []
  const eventsOf = Map.groupBy(account.events, ({ ticket }) => ticket)
  const rowsOf = Map.groupBy(account.rows, ({ id }) => id)
  const arrivalOf = new Map<string, number>()
  for (const visit of account.visits) {
    const { line, issued } = visit
    const ticket = issued?.ticket ?? null
    const report: Report = (kind, detail) => differences.push({ kind, line, ticket, detail })
    if (ticket === null) {
      report('not-issued', 'the server answered no ticket')
      continue
    }
    const sibling = arrivalOf.get(ticket)
    if (sibling !== undefined) report('issued-twice', `the same ticket as line ${sibling}`)
    arrivalOf.set(ticket, line)
    const events = eventsOf.get(ticket) ?? []
    checkTicket(visit, events, report)
    checkCalls(visit, events, report)
    checkEnding(visit, events, report)
    if (account.printing) checkSlip(events, report)
    const rows = rowsOf.get(ticket) ?? []
    if (rows.length === 0) report('not-in-table', 'no row')
    if (rows.length > 1) report('in-table-twice', `${rows.length} rows`)
    for (const row of rows) checkRow(visit, row, report)
  }
  checkNumbers(account.rows, differences)
  checkExtras(account, differences)
  if (account.paper) differences.push(...reconcilePaper(account.visits, account.paper))
  return differences
}
