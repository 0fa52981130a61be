import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { run, say } from './run.mjs'

const execute = promisify(execFile)
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--dump-dom',
]
const launchMsMax = 30_000
const installMsMax = 240_000
const systemBrowsers = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** A browser counts only if it has shown a page once. */
async function works(path) {
  try {
    const page = 'data:text/html,<p>ashnav-was-here</p>'
    const { stdout } = await execute(path, [...flags, page], { timeout: launchMsMax })
    return stdout.includes('ashnav-was-here')
  } catch {
    return false
  }
}

function playwrightBrowsers() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache/ms-playwright')
  if (!existsSync(cache)) return []
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium'))
    .flatMap((name) => [
      join(cache, name, 'chrome-linux/headless_shell'),
      join(cache, name, 'chrome-linux/chrome'),
      join(cache, name, 'chrome-headless-shell-linux64/chrome-headless-shell'),
      join(cache, name, 'chrome-linux64/chrome'),
    ])
}

async function withTimeLimit(what, command, args) {
  say(`${what} …`)
  const code = await run('timeout', [String(installMsMax / 1000), command, ...args], { stdout: 2 })
  if (code !== 0) say(`${what}: exit code ${code}`)
}

async function firstThatWorks(paths) {
  for (const path of paths) if (path && existsSync(path) && (await works(path))) return path
  return null
}

/**
 * A Chromium for the browser tests: CHROMIUM_PATH, a system browser, Playwright's cache, then installing
 * one, as root from the system's packages or by Playwright. Throws where none can be had.
 */
export async function findBrowser() {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (await works(given)) return given
    throw new Error(`CHROMIUM_PATH is ${given}, and no page can be shown with it`)
  }
  const found = await firstThatWorks([...systemBrowsers, ...playwrightBrowsers()])
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await withTimeLimit('looking up system packages', 'apt-get', ['update', '-qq'])
    const wanted = ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell']
    await withTimeLimit('installing a browser', 'apt-get', wanted)
    const installed = await firstThatWorks(systemBrowsers)
    if (installed) return installed
  }
  await withTimeLimit('fetching Playwright’s browser', 'npx', [
    'playwright-core',
    'install',
    'chromium-headless-shell',
  ])
  const fetched = await firstThatWorks(playwrightBrowsers())
  if (fetched) return fetched
  throw new Error('no Chromium could be found or installed; set CHROMIUM_PATH to one')
}
