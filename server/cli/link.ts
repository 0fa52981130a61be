import { parseArgs } from 'node:util'
import { roleNamed, withAccess } from './open-access.ts'
import { defaultPort, hallData } from './settings.ts'
import { say, UsageError, type Verb } from './verb.ts'

/** A link that nobody used is worth nothing after this time. */
export const linkValidForMs = 24 * 60 * 60_000

export const link: Verb = {
  usage: 'link create --role triage|clerk|manager|screen [--url http://HOST:PORT] [--data DIR]',
  summary: 'make a link that enrols one browser, once, within a day',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { role: { type: 'string' }, data: { type: 'string' }, url: { type: 'string' } },
      allowPositionals: true,
    })
    if (positionals[0] !== 'create' || positionals.length > 1) throw new UsageError('say: link create')
    const role = roleNamed(values.role)
    const { code, address } = withAccess(hallData(values.data), (access) => ({
      code: access.createEnrolment(role, linkValidForMs),
      address: access.address(),
    }))
    const url = values.url ?? address ?? `http://localhost:${process.env['ASHNAV_PORT'] ?? defaultPort}`
    say(`${url.replace(/\/+$/, '')}/enrol/${code}`)
    return 0
  },
}
