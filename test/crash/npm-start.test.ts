import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { packageFolder } from '../../server/cli/package-folder.ts'
import { ServerProcess } from '../support/server-process.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGTERM')
})

/** What `npm start` runs, until it says that it is open. */
async function startScript(data: string): Promise<{ child: ChildProcess; url: string }> {
  const script = [
    join(packageFolder, '.scripts/start.mjs'),
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--data',
    data,
  ]
  const child = spawn(process.execPath, script, { cwd: packageFolder, stdio: ['ignore', 'pipe', 'ignore'] })
  started.push(child)
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /^ashnav: open at http:\/\/localhost:(\d+)$/m.exec(said)
      if (found) resolve(`http://127.0.0.1:${found[1]}`)
    })
    child.once('exit', () => reject(new Error(`the script ended; it said: ${said}`)))
  })
  return { child, url }
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  )
}

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'a start that is ended by %s leaves no server behind, and the data is free for the next one',
  async (signal) => {
    const data = temporaryFolder()
    const { child, url } = await startScript(data)
    expect(await answers(url)).toBe(true)
    child.kill(signal)
    await expect.poll(() => answers(url), { timeout: 15_000 }).toBe(false)
    const next = await ServerProcess.start(data)
    expect(await answers(next.url)).toBe(true)
    await next.kill('SIGTERM')
  },
)
