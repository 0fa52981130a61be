import { resolve } from 'node:path'
import { UsageError } from './verb.ts'

/** The folder of the hall's data: the flag, `ASHNAV_DATA`, or `.ashnav` where the command is run. */
export function dataFolder(flag: string | undefined): string {
  return resolve(flag ?? process.env['ASHNAV_DATA'] ?? '.ashnav')
}

/** A port number, 0 for any free one. Throws UsageError. */
export function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new UsageError(`a port is a number from 0 to 65535, not “${text}”`)
  return port
}
