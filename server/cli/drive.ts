import { writeFile } from 'node:fs/promises'
import { NoAnswerError, RefusedError } from './drive/api-client.ts'
import { CannotBeginError } from './drive/cannot-begin.ts'
import { hallYaml } from './drive/hall-yaml.ts'
import { makeHall } from './drive/make-hall.ts'
import { parseOptions, usage, type DriveOptions, type MakeHallOptions } from './drive/options.ts'
import { TraceError } from './drive/parse-trace.ts'
import { readTrace } from './drive/read-trace.ts'
import { reportText } from './drive/report-text.ts'
import { runDrive } from './drive/run-drive.ts'
import { UsageError } from './verb.ts'

const exitCodes = { reconciled: 0, differences: 1, notBegun: 2, interrupted: 130 } as const

async function writeHall({ trace, day, file }: MakeHallOptions): Promise<number> {
  const rows = await readTrace(trace, day)
  const name = trace.replace(/^.*[\\/]/, '')
  const text = hallYaml(makeHall(rows, trace), day === null ? name : `${day} of ${name}`)
  if (file === '-') process.stdout.write(text)
  else await writeFile(file, text)
  return exitCodes.reconciled
}

async function driveDay(options: DriveOptions): Promise<number> {
  const interrupted = new AbortController()
  const onInterrupt = (): void => interrupted.abort()
  process.once('SIGINT', onInterrupt)
  try {
    const report = await runDrive(options, interrupted.signal)
    if (options.json !== null) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`)
    process.stdout.write(reportText(report))
    if (!report.whole) return exitCodes.interrupted
    return report.differences.length === 0 ? exitCodes.reconciled : exitCodes.differences
  } finally {
    process.off('SIGINT', onInterrupt)
  }
}

function isExpected(error: unknown): error is Error {
  return [UsageError, TraceError, CannotBeginError, RefusedError, NoAnswerError].some(
    (kind) => error instanceof kind,
  )
}

/** `ashnav drive`: plays a recorded day through a running server. Returns the exit code. */
export async function drive(args: readonly string[]): Promise<number> {
  try {
    const options = parseOptions(args)
    switch (options.make) {
      case 'help':
        process.stdout.write(usage)
        return exitCodes.reconciled
      case 'hall':
        return await writeHall(options)
      case 'drive':
        return await driveDay(options)
      default:
        return options satisfies never
    }
  } catch (error) {
    if (!isExpected(error)) throw error
    process.stderr.write(`ashnav drive: ${error.message}\n`)
    if (error instanceof UsageError) process.stderr.write(`\n${usage}`)
    return exitCodes.notBegun
  }
}
