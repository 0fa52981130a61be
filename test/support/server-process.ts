import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withAccess } from '../../server/cli/open-access.ts'
import { packageFolder } from '../../server/cli/package-folder.ts'
import type { Role } from '../../server/engine/access.ts'
import { ApiClient } from './api-client.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { testHallYaml } from './test-hall-yaml.ts'

/** How a command line ended, and what it said. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  readonly stdout: () => string
}

function start(args: readonly string[]): Running {
  const child = spawn(process.execPath, [join(packageFolder, 'server/cli/ashnav.ts'), ...args], {
    cwd: packageFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ASHNAV_LOG: 'error' },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
  return { child, ended, stdout: () => stdout }
}

/** Runs the command line to its end. */
export function runAshnav(...args: readonly string[]): Promise<Ended> {
  return start(args).ended
}

/** A folder of data with the test hall's file in it. */
export function newData(yaml = testHallYaml): string {
  const data = temporaryFolder()
  writeFileSync(join(data, 'hall.yaml'), yaml)
  return data
}

export function serveArguments(data: string, port = 0): readonly string[] {
  return ['serve', '--host', '127.0.0.1', '--port', String(port), '--data', data]
}

/** A server in a process of its own. */
export class ServerProcess {
  readonly data: string
  readonly url: string
  readonly ended: Promise<Ended>
  readonly #child: ChildProcess

  private constructor(data: string, url: string, { child, ended }: Running) {
    this.data = data
    this.url = url
    this.ended = ended
    this.#child = child
  }

  /** Resolves when it says that it is open; rejects with what it said where it ends before. */
  static async start(data = newData(), ...more: readonly string[]): Promise<ServerProcess> {
    if (!existsSync(join(data, 'hall.yaml'))) writeFileSync(join(data, 'hall.yaml'), testHallYaml)
    const running = start([...serveArguments(data), ...more])
    const url = await new Promise<string>((resolve, reject) => {
      running.child.stdout?.on('data', () => {
        const found = /open at http:\/\/localhost:(\d+)/.exec(running.stdout())
        if (found) resolve(`http://127.0.0.1:${found[1]}`)
      })
      void running.ended.then(({ stderr }) => reject(new Error(`the server ended: ${stderr}`)))
    })
    return new ServerProcess(data, url, running)
  }

  get port(): number {
    return Number(new URL(this.url).port)
  }

  /** A client with a new token of one role; `null`: without a token. */
  client(role: Role | null): ApiClient {
    if (role === null) return new ApiClient(this.url, null)
    return new ApiClient(
      this.url,
      withAccess(this.data, (access) => access.createToken(role)),
    )
  }

  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<Ended> {
    this.#child.kill(signal)
    return this.ended
  }

  /** Opens the day and windows 1 to `windows`. */
  async openDay(windows = 8): Promise<void> {
    const manager = this.client('manager')
    await manager.post('/day/open')
    for (let number = 1; number <= windows; number += 1) await manager.press(number, 'open')
  }
}
