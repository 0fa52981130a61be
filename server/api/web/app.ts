import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import helmet from 'helmet'
import type { ApiParts } from '../api-parts.ts'
import { apiRouter } from '../http/router.ts'
import { enrolment } from './enrolment.ts'
import { plainPage } from './plain-page.ts'
import { screenRoutes } from './screens.ts'

// A hall's server speaks plain HTTP on the hall's own network unless a proxy stands before it, so nothing here
// may send browsers to https.
const headers = helmet({
  strictTransportSecurity: false,
  originAgentCluster: false,
  crossOriginOpenerPolicy: false,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
})

/** The whole web face of the hall: API, screens, enrolment, health. `screens`: where the built pages are. */
export function webApp(parts: ApiParts, screens: string): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.use(headers)
  app.get('/healthz', (_request, response) => void response.type('text').send('ok\n'))
  app.get('/readyz', (_request, response) => {
    const ready = parts.engine.hall.status === 'configured'
    response
      .status(ready ? 200 : 503)
      .type('text')
      .send(ready ? 'ready\n' : 'starting\n')
  })
  app.use('/api/v1', apiRouter(parts))
  app.use(enrolment(parts.access))
  app.use(screenRoutes(screens))
  app.use((_request, response) => {
    response
      .status(404)
      .type('html')
      .send(plainPage('אין כאן דבר · Nothing is here', '/triage · /counter · /board'))
  })
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    const wrongAddress = error instanceof URIError
    if (!wrongAddress) parts.log.error({ err: error, path: request.path }, 'a page failed')
    response
      .status(wrongAddress ? 400 : 500)
      .type('html')
      .send(plainPage('אין כאן דבר · Nothing is here', '/triage · /counter · /board'))
  })
  return app
}
