import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

function upToPackage(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from
  const parent = dirname(from)
  if (parent === from) throw new Error('Ashnav’s own folder was not found')
  return upToPackage(parent)
}

/** The folder of this program, whether it runs from its sources or as built. */
export const packageFolder = upToPackage(dirname(fileURLToPath(import.meta.url)))
