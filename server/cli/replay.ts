import { once } from 'node:events'
import { open, type FileHandle } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { TraceError, parseOpenTrace } from './drive/parse-trace.ts'
import { readText } from './drive/read-trace.ts'
import { parsePlan } from './replay/parse-plan.ts'
import { parseSnapshots } from './replay/parse-snapshots.ts'
import { runReplay, type ReplayInput } from './replay/run-replay.ts'
import { defaultSettings } from '../forecast/hall-forecaster.ts'
import { sayError, UsageError, type Verb } from './verb.ts'

const options = {
  open: { type: 'string' },
  plan: { type: 'string' },
  out: { type: 'string' },
} as const

/** How far it has come is shown at most this often. */
const progressEveryMs = 1_000

const tenth = (seconds: number): string => String(Math.round(seconds * 10) / 10)

/** Opens the file to write before the work of hours begins. Throws a `TraceError` where that fails. */
async function openFile(out: string): Promise<FileHandle> {
  try {
    return await open(out, 'w')
  } catch (error) {
    throw new TraceError(
      `${out} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

function isSameFile(one: string, other: string | undefined): boolean {
  return other !== undefined && other !== '-' && resolve(one) === resolve(other)
}

const barWidth = 30

/** `[#######-----] 61 %  1999-01-14`, over itself on a terminal, a line at a time elsewhere. */
function drawProgress(share: number, day: string): void {
  const full = Math.round(barWidth * share)
  const bar = `[${'#'.repeat(full)}${'-'.repeat(barWidth - full)}]`
  const text = `ashnav replay: ${bar} ${Math.round(100 * share)} %  ${day}`
  process.stderr.write(process.stderr.isTTY ? `\r${text}` : `${text}\n`)
}

function progressOver(total: number): (day: string, lines: number) => void {
  let done = 0
  let saidAtMs = performance.now()
  return (day, lines) => {
    if (performance.now() - saidAtMs > progressEveryMs) {
      saidAtMs = performance.now()
      drawProgress(done / total, day)
    }
    done += lines
  }
}

async function writeForecasts(input: ReplayInput, file: Writable): Promise<void> {
  const write = async (text: string): Promise<void> => {
    if (!file.write(text)) await once(file, 'drain')
  }
  await write('line,p10,p50,p90,low,high,ahead\n')
  for (const said of runReplay(input, progressOver(input.rows.length))) {
    const { line, p10S, p50S, p90S, lowS, highS, ahead } = said
    const times = [p10S, p50S, p90S, lowS, highS].map(tenth)
    await write(`${line},${times.join(',')},${ahead}\n`)
  }
}

async function replayTo(
  out: string,
  trace: string,
  open: string | undefined,
  plan: string | undefined,
): Promise<void> {
  const input = {
    rows: parseOpenTrace(await readText(trace), trace),
    snapshots: open === undefined ? null : parseSnapshots(await readText(open), open),
    plan: plan === undefined ? null : parsePlan(await readText(plan), plan),
    settings: defaultSettings,
  }
  if (out === '-') {
    // Whoever reads may have read enough.
    process.stdout.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
    return writeForecasts(input, process.stdout)
  }
  const handle = await openFile(out)
  const file = handle.createWriteStream()
  await writeForecasts(input, file)
  file.end()
  await once(file, 'close')
}

export const replay: Verb = {
  usage: 'replay TRACE [--open SNAPSHOTS] [--plan PLAN] --out FORECASTS.csv',
  summary:
    'run recorded days (plain or gzipped CSV) through the forecaster, and write line,p10,p50,p90,low,high,ahead for each arrival; - is standard output',
  async run(args) {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [trace] = positionals
    if (trace === undefined || positionals.length > 1) throw new UsageError('name one trace')
    if ([trace, values.open, values.plan].some((one) => one !== undefined && isSameFile(one, values.out)))
      throw new UsageError('--out is one of the files that are read, and would be overwritten')
    if (values.out === undefined)
      throw new UsageError('--out names the file to write, or - for standard output')
    try {
      await replayTo(values.out, trace, values.open, values.plan)
      return 0
    } catch (error) {
      if (!(error instanceof TraceError)) throw error
      sayError(`ashnav replay: ${error.message}`)
      return 1
    }
  },
}
