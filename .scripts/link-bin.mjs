// Makes `npx ashnav` work in this folder: npm links the commands of dependencies, not those of the package itself.
import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'

const folder = join(root, 'node_modules/.bin')
mkdirSync(folder, { recursive: true })
rmSync(join(folder, 'ashnav'), { force: true })
symlinkSync('../../server/cli/ashnav.mjs', join(folder, 'ashnav'))
