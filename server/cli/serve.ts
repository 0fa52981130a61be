import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Role } from '../engine/access.ts'
import { startHall, type HallOptions, type RunningHall } from '../main.ts'
import { isPrinterAddress } from './hall-file/printer-address.ts'
import { printerSetting } from './hall-file/read-hall-file.ts'
import { linkValidForMs } from './link.ts'
import { packageFolder } from './package-folder.ts'
import { dataFolder, defaultPort, portNumber } from './settings.ts'
import { say, sayError, UsageError, type Verb } from './verb.ts'

/** After a signal, open work gets this long before the process ends anyway. */
const drainMsMax = 10_000

const firstLinks: readonly { readonly role: Role; readonly what: string }[] = [
  { role: 'triage', what: 'triage: issue tickets' },
  { role: 'clerk', what: 'counter: call and serve' },
  { role: 'screen', what: 'board: the hall screen' },
]

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  hall: { type: 'string' },
  printer: { type: 'string' },
  'clock-speed': { type: 'string' },
  'clock-start': { type: 'string' },
} as const

/** The hall's file in the data folder, made from the sample where there is none yet. */
function hallFileIn(data: string): string {
  const file = join(data, 'hall.yaml')
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    copyFileSync(join(packageFolder, 'server/cli/sample-hall.yaml'), file)
    sayError(`ashnav: wrote a sample hall to ${file}; change it to make it yours`)
  }
  return file
}

function clockOption(speed: string | undefined, start: string | undefined): HallOptions['clock'] {
  if (speed === undefined && start === undefined) return null
  const factor = Number(speed ?? '1')
  if (!(factor > 0) || factor > 10_000)
    throw new UsageError('--clock-speed is a number above 0, at most 10000')
  const startMs = start === undefined ? null : Date.parse(start)
  if (Number.isNaN(startMs))
    throw new UsageError('--clock-start is an instant such as 1999-01-04T07:00:00+02:00')
  return { speed: factor, startMs }
}

function optionsFrom(args: readonly string[], onFatal: () => void): HallOptions {
  const { values } = parseArgs({ args: [...args], options, allowPositionals: false })
  const data = dataFolder(values.data)
  if (values.printer !== undefined && !isPrinterAddress(values.printer))
    throw new UsageError('--printer is an address such as 192.168.1.50:9100')
  return {
    data,
    hallFile: values.hall === undefined ? hallFileIn(data) : resolve(values.hall),
    port: portNumber(values.port ?? process.env['ASHNAV_PORT'] ?? defaultPort),
    host: values.host ?? process.env['ASHNAV_HOST'],
    screens: join(packageFolder, 'dist'),
    printer: values.printer === undefined ? null : printerSetting(values.printer),
    clock: clockOption(values['clock-speed'], values['clock-start']),
    logLevel: process.env['ASHNAV_LOG'] ?? 'info',
    onFatal,
  }
}

function greet(hall: RunningHall, hallFile: string): void {
  hall.access.rememberAddress(hall.url)
  say(`ashnav: open at ${hall.url}`)
  if (hall.access.hasEnrolledBrowsers()) {
    say(`  screens: ${hall.url}/triage  ${hall.url}/counter  ${hall.url}/board`)
    say('  to let in another browser: npx ashnav link create --role triage|clerk|screen')
    return
  }
  say('  Open each of these once, in the browser it is for:')
  for (const { role, what } of firstLinks)
    say(`  ${what.padEnd(26)} ${hall.url}/enrol/${hall.access.createEnrolment(role, linkValidForMs)}`)
  say(`  The hall is described in ${hallFile}`)
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return 'the port is taken; give another one with --port, or 0 for any free one'
  if (code === 'EADDRNOTAVAIL') return 'this machine has no such address; leave out --host to use all it has'
  if (code === 'EACCES') return 'this user may not use that port; give one above 1023 with --port'
  return error instanceof Error ? error.message : String(error)
}

async function untilSignal(hall: RunningHall): Promise<number> {
  await new Promise<void>((done) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => done())
  })
  sayError('ashnav: closing; answering what was asked')
  setTimeout(() => process.exit(1), drainMsMax).unref()
  await hall.close()
  sayError('ashnav: closed')
  return 0
}

export const serve: Verb = {
  usage:
    'serve [--port N] [--host ADDRESS] [--data DIR] [--hall FILE] [--printer HOST:PORT] [--clock-speed N [--clock-start INSTANT]]',
  summary: 'open the hall',
  async run(args) {
    const wanted = optionsFrom(args, () => process.exit(70))
    let hall: RunningHall
    try {
      hall = await startHall(wanted)
    } catch (error) {
      sayError(`ashnav: ${explain(error)}`)
      return 1
    }
    greet(hall, wanted.hallFile)
    return untilSignal(hall)
  },
}
