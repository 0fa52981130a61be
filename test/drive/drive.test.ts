import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { readTrace } from '../../server/cli/drive/read-trace.ts'
import { drive } from '../../server/cli/drive.ts'
import type { TraceRow } from '../../server/cli/drive/trace-row.ts'
import {
  startSoftwarePrinter,
  type SoftwarePrinter,
} from '../../printer/software-printer/software-printer.ts'
import { RealHall } from './real-hall.ts'
import { header } from './traces.ts'

const day = '1999-01-04'
const bank = join(import.meta.dirname, '../../../shared/data/bank-1999/january.csv.gz')
/** Hall seconds in a second. */
const speed = 600
const open: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close()
})

function lineOf(row: TraceRow): string {
  const [startS, agent] = row.outcome === 'abandoned' ? ['', ''] : [row.startS, row.agent]
  return [row.day, row.arriveS, startS, row.endS, row.service, row.priority, agent, row.outcome].join(',')
}

async function folder(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'ashnav-drive-'))
  open.push(() => rm(directory, { recursive: true, force: true }))
  return directory
}

async function traceOf(lines: readonly string[]): Promise<string> {
  const file = join(await folder(), 'trace.csv')
  await writeFile(file, `${[header, ...lines].join('\n')}\n`)
  return file
}

/** Twenty minutes with everything a record has: overlaps, no agent, no-shows, people who leave. */
function shortDay(): readonly string[] {
  const services = ['PS', 'NW', 'TT']
  return Array.from({ length: 60 }, (_, at) => {
    const arriveS = 30_000 + at * 20
    const service = services[(at * at) % 3] ?? 'PS'
    const priority = String(at % 2)
    if (at % 10 === 7) return `${day},${arriveS},,${arriveS + 55},${service},${priority},,abandoned`
    const startS = arriveS + (at % 4) * 12
    const overlapping = at % 12 === 5
    const agent = at % 15 === 3 ? '' : overlapping ? 'A00' : `A0${at % 4}`
    const outcome = at % 9 === 8 ? 'no-show' : 'served'
    const endS = startS + (overlapping ? 90 : 40)
    return `${day},${arriveS},${startS},${endS},${service},${priority},${agent},${outcome}`
  })
}

async function hallFor(trace: string): Promise<RealHall> {
  const hall = await RealHall.madeFrom(trace, day)
  open.push(() => hall.remove())
  return hall
}

async function printerIn(directory: string): Promise<SoftwarePrinter> {
  const printer = await startSoftwarePrinter({ port: 0, directory, picturesMax: 1_000 })
  open.push(() => printer.close())
  return printer
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}

describe('a drive through a real server with a real printer', () => {
  it('reconciles a short day to the last slip', async () => {
    const slips = await folder()
    const printer = await printerIn(slips)
    const hall = await hallFor(await traceOf(shortDay()))
    await hall.serve({ speed, printerPort: printer.port })
    const report = await hall.drive(['--printer-directory', slips])
    expect(report.differences).toEqual([])
    expect(report).toMatchObject({ whole: true, tickets: 60, paper: 60, slips: { printed: 60 } })
    expect(report.adjustments.length).toBeGreaterThan(3)
    expect(report.calls.byNext).toBeGreaterThan(5)
    expect(await drive(hall.wordsWith('--speed', '7'))).toBe(2)
  })

  it(
    'survives a restart of the server in the middle, and loses and doubles nothing',
    { timeout: 60_000 },
    async () => {
      const slips = await folder()
      const printer = await printerIn(slips)
      const hall = await hallFor(await traceOf(shortDay().slice(0, 30)))
      const port = await freePort()
      await hall.serve({ speed: 200, printerPort: printer.port, port })
      const driving = hall.drive(['--printer-directory', slips])
      await pause(1_200)
      await hall.end('SIGTERM')
      await hall.serve({ speed: 200, printerPort: printer.port, port })
      const report = await driving
      expect(report.requests.repeated).toBeGreaterThan(0)
      expect(report.differences).toEqual([])
      expect(report.tickets).toBe(30)
    },
  )

  it('reconciles a slice of a recorded day, as the hall’s own printer', async (context) => {
    if (!existsSync(bank)) context.skip('the recorded days are not here')
    const rows = await readTrace(bank, day)
    const hall = await hallFor(await traceOf(rows.slice(500, 540).map(lineOf)))
    const printerPort = await freePort()
    await hall.serve({ speed, printerPort })
    const report = await hall.drive(['--printer', `127.0.0.1:${printerPort}`])
    expect(report.differences).toEqual([])
    expect(report.calls.byNext).toBeGreaterThan(5)
    expect(report).toMatchObject({ tickets: 40, paper: 40, slips: { printed: 40 } })
  })

  it('joins a day on which others have tickets, and calls by hand then', async () => {
    const printer = await printerIn(await folder())
    const hall = await hallFor(await traceOf(shortDay().slice(0, 12)))
    await hall.serve({ speed, printerPort: printer.port })
    expect(await hall.post('/day/open', {})).toBe(200)
    expect(await hall.post('/tickets', { service: 'ps' })).toBe(201)
    await expect(hall.drive([])).rejects.toThrow('give --join to drive among them')
    const report = await hall.drive(['--join'])
    expect(report.differences).toEqual([])
    expect(report).toMatchObject({ tickets: 12, calls: { byNext: 0 } })
  })

  it('ends cleanly when it is told to, and compares nothing then', async () => {
    const hall = await hallFor(await traceOf(shortDay()))
    const printer = await printerIn(await folder())
    await hall.serve({ speed, printerPort: printer.port })
    const told = new AbortController()
    setTimeout(() => told.abort(), 800)
    const report = await hall.drive([], told.signal)
    expect(report).toMatchObject({ whole: false, differences: [] })
    expect(report.tickets).toBeLessThan(60)
  })
})
