import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { root, tool } from './paths.mjs'
import { mustRun, say } from './run.mjs'

const stamp = tool('.ashnav-installed')

function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(`${root}/package-lock.json`))
    .digest('hex')
}

/** Installs the packages of the lock file, unless exactly those are there. */
export async function install() {
  const wanted = lockDigest()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('installing packages, about half a minute …')
  await mustRun('npm ci', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'])
  writeFileSync(stamp, wanted)
  say('packages are installed')
}
