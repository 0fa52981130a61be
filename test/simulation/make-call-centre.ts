import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generateCentre, generateCentreDays } from './call-centre-generator.ts'
import { traceHeader } from './hall-generator.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '30' },
    out: { type: 'string' },
  },
})
if (values.out === undefined) {
  process.stderr.write('make-call-centre.ts --seed N --days N --out FOLDER\n')
  process.exit(2)
}
const seed = Number(values.seed)
mkdirSync(values.out, { recursive: true })
const days = [...generateCentreDays(generateCentre(seed), seed, Number(values.days))]
writeFileSync(join(values.out, 'trace.csv'), traceHeader + days.join(''))
