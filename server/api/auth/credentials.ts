import type { IncomingMessage } from 'node:http'
import type { AccessStore, Holder } from '../../engine/access.ts'

export const sessionCookie = 'ashnav_session'

/** The value of one cookie of a request; null where it is not there. */
export function cookieOf(request: IncomingMessage, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return null
}

function bearerOf(request: IncomingMessage): string | null {
  return /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}

/** Whether a browser says that another site made this request. A cookie is worth nothing in one of those. */
function comesFromElsewhere(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const { origin, host } = request.headers
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== host
}

/** Who asks: by a bearer token, or by the cookie of an enrolled browser; null where nobody known. */
export function holderOf(request: IncomingMessage, access: AccessStore): Holder | null {
  const token = bearerOf(request)
  if (token !== null) return access.holderOf(token)
  const session = cookieOf(request, sessionCookie)
  if (session === null || comesFromElsewhere(request)) return null
  return access.holderOf(session)
}
