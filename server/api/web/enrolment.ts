import express, { type Request, type Response, type Router } from 'express'
import type { AccessStore, Role } from '../../engine/access.ts'
import { cookieOf, sessionCookie } from '../auth/credentials.ts'
import { plainPage } from './plain-page.ts'

const pages: Readonly<Record<Role, string>> = {
  triage: '/triage',
  clerk: '/counter',
  screen: '/board',
  manager: '/triage',
}

/** A browser stays enrolled this long, and anew at each visit. */
const enrolledForMs = 400 * 24 * 60 * 60_000

function setSession(response: Response, session: string): void {
  response.cookie(sessionCookie, session, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: enrolledForMs,
  })
}

const usedUp = plainPage(
  'הקישור כבר נוצל · This link was used already',
  'קישור רישום פועל פעם אחת. בקשו מהמנהל קישור חדש. · An enrolment link works once. Ask the manager for a new one: npx ashnav link create --role triage',
)

/** `/enrol/CODE`: a one-time code becomes a cookie, and the browser goes to its screen. */
export function enrolment(access: AccessStore): Router {
  const router = express.Router()
  // Whoever only looks at a link, such as a messenger that shows a preview, must not use it up.
  router.head('/enrol/:code', (_request, response) => void response.status(204).end())
  router.get('/enrol/:code', (request: Request<{ code: string }>, response) => {
    const present = cookieOf(request, sessionCookie)
    const enrolled = access.enrol(request.params.code, present)
    if (enrolled) {
      setSession(response, enrolled.session)
      response.redirect(303, pages[enrolled.role])
      return
    }
    response.status(410).type('html').send(usedUp)
  })
  router.get('/', (request, response) => {
    const session = cookieOf(request, sessionCookie)
    const role = session === null ? undefined : access.holderOf(session)?.roles[0]
    response.redirect(303, role === undefined ? '/board' : pages[role])
  })
  return router
}
