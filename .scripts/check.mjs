import { execFile } from 'node:child_process'
import { install } from './install.mjs'
import { nodeBinary, root, tool } from './paths.mjs'
import { say } from './run.mjs'

const rooms = ['server', 'language', 'printer', 'kiosk-ui', 'display-ui', 'ui-kit', 'test']

/** Arrows that exist; a checker that does not see them sees nothing, and would pass anything. */
const knownArrows = [
  ['server/main.ts', 'server/engine/engine.ts'],
  ['server/hall/decide.ts', 'server/hall/decide-call.ts'],
  ['printer/slip-printer.ts', 'server/engine/ports.ts'],
]

function output(args) {
  return new Promise((resolve) => {
    execFile(nodeBinary(), args, { cwd: root, maxBuffer: 256 * 1024 * 1024 }, (error, stdout, stderr) =>
      resolve({ ok: !error, stdout, text: `${stdout}${stderr}` }),
    )
  })
}

async function plain(args) {
  const { ok, text } = await output(args)
  return { ok, text }
}

async function arrows() {
  const cruise = [
    tool('dependency-cruiser/bin/dependency-cruiser.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
  ]
  const { stdout, text } = await output([...cruise, '--output-type', 'json', ...rooms])
  let cruised
  try {
    cruised = JSON.parse(stdout)
  } catch {
    return { ok: false, text }
  }
  const seen = new Map(
    cruised.modules.map((module) => [module.source, module.dependencies.map(({ resolved }) => resolved)]),
  )
  const unseen = knownArrows.filter(([from, to]) => !seen.get(from)?.includes(to))
  const broken = cruised.summary.violations.map(
    ({ rule, from, to }) => `  ${String(rule.name)}: ${String(from)} → ${String(to)}`,
  )
  const lines = [...unseen.map(([from, to]) => `  the checker does not see ${from} → ${to}`), ...broken]
  return { ok: lines.length === 0, text: lines.join('\n') }
}

const types = (project) => () => plain([tool('typescript/bin/tsc'), '-p', project])

/** @type {[string, () => Promise<{ ok: boolean, text: string }>][]} */
const checks = [
  ['types', types('tsconfig.json')],
  ['types of the pure rooms, without Node or browser', types('server/tsconfig.pure.json')],
  ['types of kiosk-ui', types('kiosk-ui')],
  ['types of display-ui', types('display-ui')],
  ['types of ui-kit', types('ui-kit')],
  ['lint', () => plain([tool('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', '.'])],
  ['format', () => plain([tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'])],
  ['arrows', arrows],
  ['dead code', () => plain([tool('knip/bin/knip.js'), '--no-progress'])],
]

await install()
let failed = 0
for (const [name, check] of checks) {
  const { ok, text } = await check()
  say(`${ok ? 'ok    ' : 'FAILED'} ${name}`)
  if (!ok) {
    failed += 1
    process.stderr.write(`${text}\n`)
  }
}
process.exitCode = failed === 0 ? 0 : 1
