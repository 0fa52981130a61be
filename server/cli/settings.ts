import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sayError, UsageError } from './verb.ts'

/** The folder of the hall's data: the flag, `ASHNAV_DATA`, or `.ashnav` where the command is run. */
export function dataFolder(flag: string | undefined): string {
  return resolve(flag ?? process.env['ASHNAV_DATA'] ?? '.ashnav')
}

export const defaultPort = '4100'

/** The same, with a word on standard error where no hall has been opened in it yet. */
export function hallData(flag: string | undefined): string {
  const data = dataFolder(flag)
  if (!existsSync(join(data, 'ashnav.sqlite')))
    sayError(`ashnav: no hall was opened in ${data} yet; this is good for one that will be`)
  return data
}

/** A port number, 0 for any free one. Throws UsageError. */
export function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new UsageError(`a port is a number from 0 to 65535, not “${text}”`)
  return port
}
