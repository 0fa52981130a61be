import { parseArgs } from 'node:util'
import { startSoftwarePrinter } from '../../printer/software-printer/software-printer.ts'
import { portNumber } from './settings.ts'
import { say, type Verb } from './verb.ts'

export const softwarePrinter: Verb = {
  usage: 'software-printer [--port N] [--paper 80mm|58mm] [--directory DIR] [--pictures N]',
  summary: 'a receipt printer that exists only as a TCP port, and keeps its slips as pictures',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '9100' },
        paper: { type: 'string', default: '80mm' },
        directory: { type: 'string' },
        pictures: { type: 'string', default: '100' },
      },
    })
    const { directory } = values
    const printer = await startSoftwarePrinter({
      port: portNumber(values.port),
      paperDots: values.paper === '58mm' ? 384 : 576,
      picturesMax: Number(values.pictures),
      ...(directory === undefined ? {} : { directory }),
      onSlip: ({ sequence, height }) => say(`slip ${sequence}: ${height} rows`),
    })
    say(`ashnav: software printer at 127.0.0.1:${printer.port}`)
    await new Promise<void>((done) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => done())
    })
    await printer.close()
    return 0
  },
}
