// Replays all recorded days at hand through the forecaster, scores what it said, and prints a table.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { nodeBinary, root } from './paths.mjs'
import { run, say } from './run.mjs'

const shared = join(root, '../shared')
const scorer = join(shared, 'score.mjs')
const bankMonths = ['january', 'february', 'march', 'april', 'may']
const seeds = [11, 12, 13]
const outputMax = 64 * 1024 * 1024

const usage = 'npm run bench:forecast -- [--quick] [--only NAME]... [--json FILE]'

function optionsOf(args) {
  try {
    const options = {
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
    }
    return parseArgs({ args, options }).values
  } catch (error) {
    say(`${error.message}\n  ${usage}`)
    process.exit(2)
  }
}

const { only, quick, json } = optionsOf(process.argv.slice(2))
const work = await mkdtemp(join(tmpdir(), 'ashnav-bench-'))

/** A file of the shared data; null, with a word about it, where it is absent. */
function recorded(path) {
  const file = join(shared, 'data', path)
  if (existsSync(file)) return file
  say(`skipped: ${file} is not there`)
  return null
}

/** The bank's months in order, as one trace. */
async function bankTrace(months) {
  const files = months.map((month) => recorded(`bank-1999/${month}.csv.gz`))
  if (files.includes(null)) return null
  const texts = await Promise.all(
    files.map(async (file) => gunzipSync(await readFile(file)).toString('utf8')),
  )
  const [header] = texts[0].split('\n', 1)
  const trace = join(work, 'bank.csv')
  await writeFile(trace, `${header}\n${texts.map((text) => text.slice(text.indexOf('\n') + 1)).join('')}`)
  return trace
}

/** Has a program of test/simulation write its files, and names their folder. */
async function generated(program, seed, days, ...more) {
  const folder = join(work, `${program}-${seed}`)
  if (existsSync(folder)) return folder
  const args = [
    join(root, `test/simulation/make-${program}.ts`),
    '--seed',
    String(seed),
    '--days',
    String(days),
  ]
  const code = await run(nodeBinary(), [...args, '--out', folder, ...more], { stdout: 2 })
  if (code !== 0) throw new Error(`make-${program}.ts ended with ${code}`)
  return folder
}

async function cityHalls() {
  const trace = recorded('city-halls-2020/trace.csv.gz')
  const open = recorded('city-halls-2020/snapshots.csv.gz')
  return trace && open && { trace, open, from: '2020-01-07' }
}

async function bank() {
  const trace = await bankTrace(quick ? ['april'] : bankMonths)
  return trace && { trace, from: quick ? '1999-04-16' : '1999-04-01' }
}

async function simulatedHall(withPlan) {
  const trace = recorded('simulated-hall/trace.csv.gz')
  const plan = recorded('simulated-hall/plan.csv.gz')
  return trace && plan && { trace, from: '2031-03-11', ...(withPlan && { plan }) }
}

async function generatedHall(seed, withPlan) {
  const folder = await generated('hall', seed, 20, '--oracle')
  const [trace, plan, oracle] = ['trace', 'plan', 'oracle'].map((name) => join(folder, `${name}.csv`))
  return { trace, oracle, from: '2031-03-11', ...(withPlan && { plan }) }
}

async function generatedCentre() {
  const folder = await generated('call-centre', 1, quick ? 6 : 16)
  return { trace: join(folder, 'trace.csv'), from: quick ? '2031-03-04' : '2031-03-09' }
}

/** What there is to replay, by name; each makes its files when its turn comes. */
const halls = {
  'city-halls': cityHalls,
  bank,
  'simulated-plan': () => simulatedHall(true),
  'simulated-no-plan': () => simulatedHall(false),
  ...Object.fromEntries(
    (quick ? seeds.slice(0, 1) : seeds).flatMap((seed) => [
      [`hall-${seed}-plan`, () => generatedHall(seed, true)],
      [`hall-${seed}-no-plan`, () => generatedHall(seed, false)],
    ]),
  ),
  'call-centre': generatedCentre,
}

async function reportsOf(forecasts, { trace, open, from }) {
  const args = [scorer, trace, forecasts, '--from', from, '--json', ...(open ? ['--open', open] : [])]
  const { stdout } = await promisify(execFile)(nodeBinary(), args, { maxBuffer: outputMax })
  return JSON.parse(stdout)
}

function rowOf(name, lines, seconds, [all, ahead], oracle) {
  const [bestRival] = Object.entries(all.rivals).sort(([, a], [, b]) => a.mae - b.mae)[0]
  const { kept, late } = all.forecast.printed
  return {
    name,
    lines,
    tickets: all.tickets,
    silent: all.silent,
    maeS: all.forecast.mae,
    all: all.forecast.maeOverBestRival,
    ahead: ahead.forecast.maeOverBestRival,
    bestRival,
    bestRivalMaeS: all.rivals[bestRival].mae,
    overOracle: oracle && all.forecast.mae / oracle[0].forecast.mae,
    coverAll: all.forecast.coverage80,
    coverAhead: ahead.forecast.coverage80,
    above: all.forecast.above90,
    below: all.forecast.below10,
    kept,
    late,
    early: 1 - kept - late,
    seconds,
    msATicket: (1000 * seconds) / lines,
  }
}

async function bench(name, hall) {
  const { trace, open, plan } = hall
  const forecasts = join(work, `${name}-forecasts.csv`)
  const more = [...(open ? ['--open', open] : []), ...(plan ? ['--plan', plan] : [])]
  say(`${name}: replaying`)
  const startedMs = performance.now()
  const args = [join(root, 'server/cli/ashnav.ts'), 'replay', trace, ...more, '--out', forecasts]
  const code = await run(nodeBinary(), args, { stdout: 2 })
  const seconds = (performance.now() - startedMs) / 1000
  if (code !== 0) throw new Error(`the replay ended with ${code}`)
  const bytes = await readFile(trace)
  const text = trace.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8')
  const lines = text.trimEnd().split('\n').length - 1
  const reports = await reportsOf(forecasts, hall)
  const oracle = hall.oracle && (await reportsOf(hall.oracle, hall))
  say(
    `${name}: ${seconds.toFixed(0)} s, ${reports[0].forecast.maeOverBestRival.toFixed(3)} of the best rival's error`,
  )
  return { ...rowOf(name, lines, seconds, reports, oracle), reports }
}

const percent = (share) => `${(100 * share).toFixed(1)} %`

/** The columns of the table. */
const columns = [
  ['data', ({ name }) => name],
  ['tickets', ({ tickets }) => String(tickets)],
  ['all', ({ all }) => all.toFixed(3)],
  ['ahead', ({ ahead }) => ahead.toFixed(3)],
  ['best rival (MAE)', ({ bestRival, bestRivalMaeS }) => `${bestRival} (${bestRivalMaeS.toFixed(0)} s)`],
  ['÷ oracle', ({ overOracle }) => overOracle?.toFixed(2) ?? ''],
  ['80 % range: all', ({ coverAll }) => percent(coverAll)],
  ['ahead', ({ coverAhead }) => percent(coverAhead)],
  ['above p90', ({ above }) => percent(above)],
  ['below p10', ({ below }) => percent(below)],
  ['printed: kept', ({ kept }) => percent(kept)],
  ['late', ({ late }) => percent(late)],
  ['early', ({ early }) => percent(early)],
  ['silent', ({ silent }) => String(silent)],
  ['seconds', ({ seconds }) => seconds.toFixed(0)],
  ['ms a ticket', ({ msATicket }) => msATicket.toFixed(2)],
]

function tableOf(rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  const rule = columns.map((_column, at) => (at === 0 ? '---' : '---:'))
  return [
    line(columns.map(([title]) => title)),
    line(rule),
    ...rows.map((row) => line(columns.map(([, cell]) => cell(row)))),
  ].join('\n')
}

async function main() {
  const unknown = only.filter((name) => !Object.hasOwn(halls, name))
  if (unknown.length > 0) {
    say(`there is no “${unknown.join('”, “')}”; there are ${Object.keys(halls).join(', ')}\n  ${usage}`)
    return 2
  }
  if (!existsSync(scorer)) {
    say(`${scorer} is not there, and without it nothing can be scored`)
    return 0
  }
  const rows = []
  let failed = 0
  let stopped = false
  // The program under way is told as well, by `run`; its failure is then no reason to begin the next.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => (stopped = true))
  for (const [name, open] of Object.entries(halls)) {
    if (stopped || (only.length > 0 && !only.includes(name))) continue
    try {
      const hall = await open()
      if (hall) rows.push(await bench(name, hall))
      // Written after each, so that an hour's work is not lost with its last minute.
      if (json !== undefined) await writeFile(json, `${JSON.stringify({ quick, rows }, null, 2)}\n`)
    } catch (error) {
      failed += 1
      say(`${name} failed: ${error.message}`)
    }
  }
  process.stdout.write(`${tableOf(rows)}\n`)
  return failed === 0 && !stopped ? 0 : 1
}

try {
  process.exitCode = await main()
} finally {
  await rm(work, { recursive: true, force: true })
}
