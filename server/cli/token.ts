import { parseArgs } from 'node:util'
import { roleNamed, withAccess } from './open-access.ts'
import { hallData } from './settings.ts'
import { say, UsageError, type Verb } from './verb.ts'

export const token: Verb = {
  usage: 'token create --role triage|clerk|manager|screen [--data DIR]',
  summary: 'make a bearer token, printed alone on standard output',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { role: { type: 'string' }, data: { type: 'string' } },
      allowPositionals: true,
    })
    if (positionals[0] !== 'create' || positionals.length > 1) throw new UsageError('say: token create')
    const role = roleNamed(values.role)
    say(withAccess(hallData(values.data), (access) => access.createToken(role)))
    return 0
  },
}
