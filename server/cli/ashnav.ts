import { drive } from './drive.ts'
import { link } from './link.ts'
import { replay } from './replay.ts'
import { serve } from './serve.ts'
import { softwarePrinter } from './software-printer.ts'
import { stayWithStarter } from './stay-with-starter.ts'
import { token } from './token.ts'
import { say, sayError, UsageError, type Verb } from './verb.ts'

const verbs: Readonly<Record<string, Verb>> = {
  serve,
  token,
  link,
  drive: {
    usage: 'drive TRACE --day YYYY-MM-DD --url URL --token TOKEN [--speed N] [--make-hall FILE]',
    summary: 'play a recorded day through a running server, and reconcile',
    run: drive,
  },
  replay,
  'software-printer': softwarePrinter,
}

function help(): string {
  const lines = Object.values(verbs).map(({ usage, summary }) => `  ashnav ${usage}\n      ${summary}`)
  return `Ashnav, a queue and wait-time system for walk-in service halls.\n\n${lines.join('\n')}`
}

function isWrongUse(error: unknown): error is Error {
  if (error instanceof UsageError) return true
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

/** Runs one command line. Resolves to the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    say(help())
    return name === undefined ? 2 : 0
  }
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (!verb) {
    sayError(`ashnav: there is no “${name}”\n\n${help()}`)
    return 2
  }
  if (name !== 'drive' && rest.some((word) => word === '--help' || word === '-h')) {
    say(`ashnav ${verb.usage}\n    ${verb.summary}`)
    return 0
  }
  try {
    return await verb.run(rest)
  } catch (error) {
    if (!isWrongUse(error)) throw error
    sayError(`ashnav: ${error.message}\n\n  ashnav ${verb.usage}`)
    return 2
  }
}

/** Below Node-API 10 the database’s native part crashes the process without a word. */
const napiNeeded = 10

if (Number(process.versions.napi) < napiNeeded) {
  sayError(
    `ashnav: this is Node ${process.versions.node}, and Ashnav needs 22.14 or newer; npm start finds one by itself`,
  )
  process.exitCode = 1
} else {
  // The data holds keys and notes: nobody else on this machine reads what Ashnav writes.
  process.umask(0o077)
  stayWithStarter()
  process.exitCode = await main(process.argv.slice(2))
}
