import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { install } from './install.mjs'
import { nodeBinary, root, tool } from './paths.mjs'
import { mustRun, say } from './run.mjs'

const rooms = ['server', 'kiosk-ui', 'display-ui', 'ui-kit', 'language', 'printer']
const stamp = join(root, 'dist/.built-from')

function filesIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

function sourceDigest() {
  const digest = createHash('sha256')
  for (const file of [
    ...rooms.flatMap(filesIn),
    join(root, 'package-lock.json'),
    join(root, '.scripts/build.mjs'),
  ])
    digest.update(file.slice(root.length)).update(readFileSync(file))
  return digest.digest('hex')
}

/** Builds the screens and the server into `dist`, unless they are built from exactly these sources. */
export async function build() {
  const wanted = sourceDigest()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  // Built beside the present one and put in its place at the end, under a server that may be running from it.
  const next = join(root, `.dist-next-${process.pid}`)
  rmSync(next, { recursive: true, force: true })
  const node = nodeBinary()
  for (const room of ['kiosk-ui', 'display-ui']) {
    say(`building ${room} …`)
    const vite = [
      tool('vite/bin/vite.js'),
      'build',
      '--config',
      `${room}/vite.config.ts`,
      '--outDir',
      join(next, room),
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ]
    await mustRun(`building ${room}`, node, vite)
  }
  say('building the server …')
  // Loaded here and not at the top, since the packages may only just have been installed.
  const esbuild = await import('esbuild')
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: {
      ashnav: 'server/cli/ashnav.ts',
      'slip-worker': 'printer/slip-worker.ts',
      'forecast-worker': 'server/forecasting/forecast-worker.ts',
    },
    outdir: next,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  })
  writeFileSync(join(next, '.built-from'), wanted)
  const dist = join(root, 'dist')
  const old = join(root, `.dist-old-${process.pid}`)
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(next, dist)
  rmSync(old, { recursive: true, force: true })
  say('built')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await install()
  await build()
}
