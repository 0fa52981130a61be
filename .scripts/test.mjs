import { findBrowser } from './browser.mjs'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { nodeBinary, tool } from './paths.mjs'
import { run, say } from './run.mjs'

await install()
await build()
say('looking for a browser for the browser tests …')
const browser = await findBrowser()
say(`browser: ${browser}`)
const vitest = [tool('vitest/vitest.mjs'), 'run', ...process.argv.slice(2)]
process.exitCode = await run(nodeBinary(), vitest, { env: { ...process.env, CHROMIUM_PATH: browser } })
