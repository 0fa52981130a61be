#!/usr/bin/env node
// The `ashnav` command: brings what is built up to date, then runs it on a Node that is new enough.
import { build } from '../../.scripts/build.mjs'
import { install } from '../../.scripts/install.mjs'
import { nodeBinary, root } from '../../.scripts/paths.mjs'
import { spawn } from 'node:child_process'

await install()
await build()
const child = spawn(
  nodeBinary(),
  ['--enable-source-maps', `${root}/dist/ashnav.js`, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
)
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0)
})
