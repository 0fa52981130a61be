import type { TraceRow } from './trace-row.ts'

/** A trace that cannot be read, or not be driven; the message names the file and the line. */
export class TraceError extends Error {
  override readonly name = 'TraceError'
}

const columns = ['day', 'arrive', 'start', 'end', 'service', 'priority', 'server', 'outcome'] as const
type Column = (typeof columns)[number]
type Cells = Readonly<Record<Column, string>>

const codeLengthMax = 60

/** Stands for a class that was not recorded. */
const unknownClass = '0'

/** Where each column stands in the file's own header. */
function positionsIn(header: string, fail: (what: string) => never): ReadonlyMap<Column, number> {
  const names = header.split(',').map((name) => name.trim())
  const positions = new Map<Column, number>()
  for (const column of columns) {
    const at = names.indexOf(column)
    if (at < 0) fail(`no column "${column}"; a trace has ${columns.join(',')}`)
    positions.set(column, at)
  }
  return positions
}

function secondsOf(cells: Cells, column: 'arrive' | 'start' | 'end', fail: (what: string) => never): number {
  const text = cells[column]
  if (!/^\d+(\.\d+)?$/.test(text)) fail(`"${text}" in column ${column} is no number of seconds`)
  return Number(text)
}

function rowOf(cells: Cells, line: number, fail: (what: string) => never): TraceRow<number | null> {
  const { day, service, priority, server: agent, outcome } = cells
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) fail(`"${day}" is no date YYYY-MM-DD`)
  for (const [name, text] of Object.entries({ service, priority }))
    if (text === '' || text.length > codeLengthMax)
      fail(`${name} must have 1 to ${codeLengthMax} characters, not ${text.length}`)
  if (agent.length > codeLengthMax) fail(`server must have at most ${codeLengthMax} characters`)
  const arriveS = secondsOf(cells, 'arrive', fail)
  const arrival = { line, day, arriveS, service, priority }
  if (outcome !== 'served' && outcome !== 'abandoned' && outcome !== 'no-show')
    return fail(`outcome "${outcome}" is none of served, abandoned, no-show`)
  const endS = cells.end === '' ? null : secondsOf(cells, 'end', fail)
  if (outcome === 'abandoned') {
    if (cells.start !== '') fail('abandoned, but with a start')
    if (endS === null) return fail('abandoned, but without an end')
    if (endS < arriveS) fail(`left at ${endS}, before the arrival at ${arriveS}`)
    return { ...arrival, outcome, endS }
  }
  if (cells.start === '') fail(`${outcome}, but without a start`)
  const startS = secondsOf(cells, 'start', fail)
  if (startS < arriveS) fail(`called at ${startS}, before the arrival at ${arriveS}`)
  if (endS !== null && endS < startS) fail(`ended at ${endS}, before the call at ${startS}`)
  return { ...arrival, outcome, startS, endS, agent }
}

/**
 * Reads the text of a trace (`day,arrive,start,end,service,priority,server,outcome`, a line for each visit),
 * in order of day, arrival and line. Whoever was called may lack an end.
 * With `day` only that day's lines are read as visits; the others need only name their day.
 * Throws a `TraceError` at the first line that does not fit.
 */
export function parseOpenTrace(
  text: string,
  file: string,
  day: string | null = null,
): readonly TraceRow<number | null>[] {
  const failAt =
    (line: number) =>
    (what: string): never => {
      throw new TraceError(`${file}, line ${line}: ${what}`)
    }
  const lines = text.split(/\r?\n/)
  const positions = positionsIn(lines[0] ?? '', failAt(1))
  const rows: TraceRow<number | null>[] = []
  for (const [at, content] of lines.entries()) {
    const line = at + 1
    if (line === 1 || content.trim() === '') continue
    const fail = failAt(line)
    if (content.includes('"')) fail('quoted fields are not part of the trace format')
    const parts = content.split(',')
    if (parts.length < columns.length) fail(`${parts.length} fields where ${columns.length} are needed`)
    const cell = (column: Column): string => (parts[positions.get(column) ?? -1] ?? '').trim()
    if (day !== null && cell('day') !== day) continue
    const cells = {
      day: cell('day'),
      arrive: cell('arrive'),
      start: cell('start'),
      end: cell('end'),
      service: cell('service'),
      priority: cell('priority') || unknownClass,
      server: cell('server'),
      outcome: cell('outcome'),
    }
    rows.push(rowOf(cells, line, fail))
  }
  if (rows.length === 0)
    throw new TraceError(day === null ? `${file}: no visits` : `${file}: no visits on ${day}`)
  return rows.sort(
    (a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) || a.arriveS - b.arriveS || a.line - b.line,
  )
}

function hasEnd(row: TraceRow<number | null>): row is TraceRow {
  return row.endS !== null
}

/** The same for a trace that is to be driven, in which every visit has an end. */
export function parseTrace(text: string, file: string, day: string | null = null): readonly TraceRow[] {
  return parseOpenTrace(text, file, day).map((row) => {
    if (hasEnd(row)) return row
    throw new TraceError(
      `${file}, line ${row.line}: ${row.outcome}, but without an end: a trace without ends cannot be driven`,
    )
  })
}
