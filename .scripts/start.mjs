import { build } from './build.mjs'
import { install } from './install.mjs'
import { nodeBinary, root } from './paths.mjs'
import { run } from './run.mjs'

await install()
await build()
const server = [`--enable-source-maps`, `${root}/dist/ashnav.js`, 'serve', ...process.argv.slice(2)]
process.exitCode = await run(nodeBinary(), server)
