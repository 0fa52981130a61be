import { install } from './install.mjs'
import { nodeBinary, root } from './paths.mjs'
import { run } from './run.mjs'

await install()
process.exitCode = await run(nodeBinary(), [
  `${root}/test/bench/forecast-refresh.ts`,
  ...process.argv.slice(2),
])
