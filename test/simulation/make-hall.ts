import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generateDays, generateHall, planHeader, planOf, traceHeader, traceOf } from './hall-generator.ts'
import { oracleOf } from './oracle.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '20' },
    out: { type: 'string' },
    oracle: { type: 'boolean', default: false },
  },
})
if (values.out === undefined) {
  process.stderr.write('make-hall.ts --seed N --days N --out FOLDER [--oracle]\n')
  process.exit(2)
}
const seed = Number(values.seed)
const hall = generateHall(seed)
const oracle = values.oracle ? oracleOf(hall, seed) : null
let [trace, plan] = [traceHeader, planHeader]
for (const day of generateDays(hall, seed, Number(values.days), oracle?.watch ?? null)) {
  trace += traceOf(hall, day)
  plan += planOf(hall, day)
  oracle?.dayEnds(day)
}
mkdirSync(values.out, { recursive: true })
writeFileSync(join(values.out, 'trace.csv'), trace)
writeFileSync(join(values.out, 'plan.csv'), plan)
if (oracle) writeFileSync(join(values.out, 'oracle.csv'), oracle.forecasts())
