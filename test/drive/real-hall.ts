import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DriveReport } from '../../server/cli/drive/drive-report.ts'
import { hallYaml } from '../../server/cli/drive/hall-yaml.ts'
import { makeHall } from '../../server/cli/drive/make-hall.ts'
import { parseOptions } from '../../server/cli/drive/options.ts'
import { readTrace } from '../../server/cli/drive/read-trace.ts'
import { runDrive } from '../../server/cli/drive/run-drive.ts'
import { withAccess } from '../../server/cli/open-access.ts'

const command = join(import.meta.dirname, '../../server/cli/ashnav.ts')
const readyMs = 20_000

/** A server process, real file and all, with a hall made from a trace, in a directory of its own. */
export class RealHall {
  readonly #directory: string
  readonly #trace: string
  readonly #day: string
  #server: ChildProcess | null = null
  #token = ''
  #url = ''

  private constructor(directory: string, trace: string, day: string) {
    this.#directory = directory
    this.#trace = trace
    this.#day = day
  }

  /** Makes the hall's file; the server is not started yet. */
  static async madeFrom(trace: string, day: string): Promise<RealHall> {
    const hall = new RealHall(await mkdtemp(join(tmpdir(), 'ashnav-hall-')), trace, day)
    await writeFile(hall.#file('hall.yaml'), hallYaml(makeHall(await readTrace(trace, day), trace), trace))
    return hall
  }

  async serve(options: {
    readonly speed: number
    readonly printerPort: number
    readonly port?: number
  }): Promise<void> {
    const { speed, printerPort, port = 0 } = options
    const where = ['--port', String(port), '--host', '127.0.0.1', '--data', this.#file('data')]
    const what = ['--hall', this.#file('hall.yaml'), '--printer', `127.0.0.1:${printerPort}`]
    const server = spawn(
      process.execPath,
      [command, 'serve', ...where, ...what, '--clock-speed', String(speed)],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, ASHNAV_LOG: 'error' },
      },
    )
    this.#server = server
    this.#url = await urlOnceReady(server)
    if (this.#token === '')
      this.#token = withAccess(this.#file('data'), (access) => access.createToken('manager'))
  }

  /** Ends the server process by a signal. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const server = this.#server
    this.#server = null
    if (!server || server.exitCode !== null) return
    const closed = once(server, 'close')
    server.kill(signal)
    await closed
  }

  /** The words of a drive through this hall. */
  wordsWith(...more: readonly string[]): readonly string[] {
    return [this.#trace, '--day', this.#day, '--url', this.#url, '--token', this.#token, '--quiet', ...more]
  }

  async drive(more: readonly string[], signal = new AbortController().signal): Promise<DriveReport> {
    const options = parseOptions(this.wordsWith(...more))
    if (options.make !== 'drive') throw new Error('these are not the words of a drive')
    return await runDrive(options, signal)
  }

  /** Posts something that is not the drive's; gives the status. */
  async post(path: string, content: Readonly<Record<string, string>>): Promise<number> {
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' }
    const body = JSON.stringify(content)
    return (await fetch(`${this.#url}/api/v1${path}`, { method: 'POST', headers, body })).status
  }

  async remove(): Promise<void> {
    await this.end('SIGTERM')
    await rm(this.#directory, { recursive: true, force: true })
  }

  #file(name: string): string {
    return join(this.#directory, name)
  }
}

function urlOnceReady(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const fail = (why: string): void => reject(new Error(`the server ${why}: ${said}`))
    const timer = setTimeout(() => fail('was not ready in time'), readyMs)
    const listen = (data: Buffer): void => {
      said += data.toString()
      const url = /open at (http:\S+)/.exec(said)?.[1]
      if (url === undefined) return
      clearTimeout(timer)
      resolve(url)
    }
    server.stdout?.on('data', listen)
    server.stderr?.on('data', listen)
    server.once('exit', () => {
      clearTimeout(timer)
      fail('ended')
    })
  })
}
