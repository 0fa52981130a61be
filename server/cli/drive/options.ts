import { parseArgs } from 'node:util'
import { UsageError } from '../verb.ts'

export const usage = `usage: ashnav drive TRACE --day YYYY-MM-DD --url URL --token TOKEN [options]
       ashnav drive TRACE [--day YYYY-MM-DD] --make-hall FILE

Plays a recorded day through a running server, as triage and clerks would, and compares what came of it with
the record. TRACE is a csv or csv.gz: day,arrive,start,end,service,priority,server,outcome.

  --day DAY                 the recorded day
  --url URL                 the server, such as http://127.0.0.1:4100
  --token TOKEN             a manager's token
  --triage-token TOKEN      who issues and cancels; the manager's where absent
  --clerk-token TOKEN       who calls and serves; the manager's where absent
  --speed N                 hall seconds in a second; the server's own where absent, and never another
  --printer HOST:PORT       be the hall's printer at this address, and count the slips on paper
  --printer-directory DIR   count the slips that a software printer keeps there
  --paper 80mm|58mm         width of the paper; 80mm where absent
  --join                    drive a day on which tickets have been issued already
  --json FILE               also write the report as JSON
  --make-hall FILE          write the hall's configuration made from the trace, and end; - for the output
  --quiet                   no progress

Ends with 0 where nothing differs, 1 where something does, 2 where it could not begin.
`

export interface MakeHallOptions {
  readonly make: 'hall'
  readonly trace: string
  /** Null: for all days of the trace. */
  readonly day: string | null
  /** `-` for standard output. */
  readonly file: string
}

/** Where to look for the slips on paper. */
export type PaperOptions =
  | { readonly from: 'directory'; readonly directory: string; readonly paperDots: 576 | 384 }
  | {
      readonly from: 'own-printer'
      readonly host: string
      readonly port: number
      readonly paperDots: 576 | 384
    }

export interface DriveOptions {
  readonly make: 'drive'
  readonly trace: string
  readonly day: string
  /** Hall seconds in a second; null: the server's own. */
  readonly speed: number | null
  readonly url: string
  readonly tokens: { readonly manager: string; readonly triage: string; readonly clerk: string }
  readonly paper: PaperOptions | null
  readonly join: boolean
  readonly json: string | null
  readonly quiet: boolean
}

export type Options = MakeHallOptions | DriveOptions | { readonly make: 'help' }

const words = {
  day: { type: 'string' },
  url: { type: 'string' },
  token: { type: 'string' },
  'triage-token': { type: 'string' },
  'clerk-token': { type: 'string' },
  speed: { type: 'string' },
  printer: { type: 'string' },
  'printer-directory': { type: 'string' },
  paper: { type: 'string', default: '80mm' },
  join: { type: 'boolean', default: false },
  json: { type: 'string' },
  'make-hall': { type: 'string' },
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

const takesValue = new Set(
  Object.entries(words).flatMap(([name, { type }]) => (type === 'string' ? [`--${name}`] : [])),
)

/** Ties values to their options, since a token may begin with a hyphen. */
function tied(args: readonly string[]): string[] {
  const all: string[] = []
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    const value = takesValue.has(arg) ? args[at + 1] : undefined
    all.push(value === undefined ? arg : `${arg}=${value}`)
    if (value !== undefined) at += 1
  }
  return all
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: tied(args), allowPositionals: true, options: words })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

type Values = ReturnType<typeof parse>['values']

function needed(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new UsageError(`--${name} is needed`)
  return value
}

function speedOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const speed = Number(text)
  if (!Number.isFinite(speed) || speed <= 0) throw new UsageError(`--speed ${text} is no positive number`)
  return speed
}

function paperOf(values: Values): PaperOptions | null {
  const { printer, 'printer-directory': directory, paper } = values
  if (paper !== '80mm' && paper !== '58mm') throw new UsageError(`--paper ${paper} is neither 80mm nor 58mm`)
  const paperDots = paper === '80mm' ? 576 : 384
  if (printer !== undefined && directory !== undefined)
    throw new UsageError('--printer and --printer-directory are two ways to the same paper; give one')
  if (directory !== undefined) return { from: 'directory', directory, paperDots }
  if (printer === undefined) return null
  const address = /^(.+):(\d{1,5})$/.exec(printer)
  if (!address) throw new UsageError(`--printer ${printer} is no HOST:PORT`)
  const [, host = '', port = ''] = address
  return { from: 'own-printer', host, port: Number(port), paperDots }
}

function urlOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw new UsageError(`--url ${text} is no http address`)
  return text
}

/** Reads the command line of the verb. Throws a `UsageError`. */
export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args)
  if (values.help) return { make: 'help' }
  const [trace, ...rest] = positionals
  if (trace === undefined || rest.length > 0) throw new UsageError('give one trace file')
  const { day, 'make-hall': file } = values
  if (day !== undefined && !/^\d{4}-\d\d-\d\d$/.test(day))
    throw new UsageError(`--day ${day} is no YYYY-MM-DD`)
  if (file !== undefined) return { make: 'hall', trace, day: day ?? null, file }
  const manager = needed(values.token, 'token')
  return {
    make: 'drive',
    trace,
    day: needed(day, 'day'),
    speed: speedOf(values.speed),
    url: urlOf(needed(values.url, 'url')),
    tokens: { manager, triage: values['triage-token'] ?? manager, clerk: values['clerk-token'] ?? manager },
    paper: paperOf(values),
    join: values.join,
    json: values.json ?? null,
    quiet: values.quiet,
  }
}
