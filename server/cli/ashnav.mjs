#!/usr/bin/env node
// The `ashnav` command: brings what is built up to date, then runs it on a Node that is new enough.
import { build } from '../../.scripts/build.mjs'
import { install } from '../../.scripts/install.mjs'
import { nodeBinary, root } from '../../.scripts/paths.mjs'
import { run } from '../../.scripts/run.mjs'

await install()
await build()
const command = ['--enable-source-maps', `${root}/dist/ashnav.js`, ...process.argv.slice(2)]
process.exitCode = await run(nodeBinary(), command, { cwd: process.cwd() })
