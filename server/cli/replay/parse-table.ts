import { TraceError } from '../drive/parse-trace.ts'

/** One line of a CSV file by its column names; `fail` names the file and the line. */
export interface TableLine<Column extends string> {
  readonly cell: (column: Column) => string
  readonly seconds: (column: Column) => number
  readonly day: (column: Column) => string
  /** A text that is not empty. */
  readonly name: (column: Column) => string
  readonly fail: (what: string) => never
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
}

/** Reads a CSV file without quotes, by the columns named. Throws a `TraceError` at the first line that does not fit. */
export function parseTable<Column extends string, Row>(
  text: string,
  file: string,
  columns: readonly Column[],
  rowOf: (line: TableLine<Column>) => Row,
): Row[] {
  const lines = text.split(/\r?\n/)
  const failAt =
    (line: number) =>
    (what: string): never => {
      throw new TraceError(`${file}, line ${line}: ${what}`)
    }
  const header = (lines[0] ?? '').split(',').map((name) => name.trim())
  const places = new Map(columns.map((column) => [column, header.indexOf(column)]))
  for (const [column, at] of places)
    if (at < 0) failAt(1)(`no column "${column}"; these are needed: ${columns.join(',')}`)
  const rows: Row[] = []
  for (const [at, content] of lines.entries()) {
    if (at === 0 || content.trim() === '') continue
    const cells = content.split(',')
    const fail = failAt(at + 1)
    const cell = (column: Column): string => (cells[places.get(column) ?? -1] ?? '').trim()
    const seconds = (column: Column): number => {
      const value = Number(cell(column))
      return cell(column) === '' || !Number.isFinite(value) || value < 0
        ? fail(`"${cell(column)}" in column ${column} is no number of seconds`)
        : value
    }
    const day = (column: Column): string =>
      isDay(cell(column)) ? cell(column) : fail(`"${cell(column)}" is no date YYYY-MM-DD`)
    const name = (column: Column): string => cell(column) || fail(`column ${column} is empty`)
    rows.push(rowOf({ cell, seconds, day, name, fail }))
  }
  return rows
}
