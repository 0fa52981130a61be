import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Router } from 'express'

/** The screens by address: which built page each is. */
const screens = [
  { address: '/triage', page: 'kiosk-ui/triage/index.html' },
  { address: '/counter', page: 'kiosk-ui/counter/index.html' },
  { address: '/board', page: 'display-ui/board/index.html' },
  { address: '/t', page: 'display-ui/phone/index.html' },
  { address: '/t/:secret', page: 'display-ui/phone/index.html' },
] as const

/**
 * The built screens. `directory` holds `kiosk-ui` and `display-ui` as Vite built them.
 * Throws where they were not built.
 */
export function screenRoutes(directory: string): Router {
  const router = express.Router()
  for (const { address, page } of screens) {
    const file = join(directory, page)
    if (!existsSync(file)) throw new Error(`the screen ${address} is not built; run: npm run build`)
    router.get(address, (_request, response) => {
      response.set('Cache-Control', 'no-cache').sendFile(page, { root: directory })
    })
  }
  for (const room of ['kiosk-ui', 'display-ui'])
    router.use(
      `/${room}`,
      express.static(join(directory, room), {
        index: false,
        redirect: false,
        setHeaders: (response, path) => {
          // Built assets carry a digest of their content in their names.
          const isAsset = /[\\/]assets[\\/]/.test(path)
          response.setHeader('Cache-Control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache')
        },
      }),
    )
  return router
}
