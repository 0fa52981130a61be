import express, {
  type ErrorRequestHandler,
  type NextFunction,
  type Request,
  type Response,
  type Router,
} from 'express'
import type { z } from 'zod'
import type { Role } from '../../contract/primitives.ts'
import { routes, type Route, type RouteName } from '../../contract/routes.ts'
import type { Holder } from '../../engine/access.ts'
import type { ApiParts } from '../api-parts.ts'
import { holderOf } from '../auth/credentials.ts'
import type { Reply } from './handler.ts'
import { handlers } from './handlers.ts'
import { openApiDocument } from './openapi.ts'
import { commonProblems, problemOf, ProblemError } from './problems.ts'

/** A request's body at most. */
const bodyBytesMax = 16 * 1024

function allow(request: Request, route: Route, parts: ApiParts): Holder | null {
  if (route.roles === null) return null
  const holder = holderOf(request, parts.access)
  if (!holder) throw new ProblemError(commonProblems['unauthenticated'])
  const roles: readonly Role[] = route.roles
  if (!holder.roles.some((role) => roles.includes(role))) throw new ProblemError(commonProblems['wrong-role'])
  return holder
}

function parse(schema: z.ZodType, value: unknown, where: string): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => ({ at: [where, ...path].join('.'), message }))
  const detail = issues.map(({ at, message }) => `${at}: ${message}`).join('; ')
  throw new ProblemError(
    problemOf(400, 'invalid-request', 'The request does not fit its schema', { detail, data: { issues } }),
  )
}

/** Whether a request came with a body, of known length or in chunks. */
function hasBody(request: Request): boolean {
  return request.get('transfer-encoding') !== undefined || Number(request.get('content-length') ?? 0) > 0
}

function bodyOf(request: Request, route: Route): unknown {
  if (route.body === null) return undefined
  const given: unknown = request.body
  if (given === undefined && hasBody(request)) throw new ProblemError(commonProblems['not-json'])
  return parse(route.body, given ?? {}, 'body')
}

function send(response: Response, reply: Reply): void {
  if (reply.repeated) response.set('Idempotency-Replayed', 'true')
  response.status(reply.status)
  if (reply.mediaType !== undefined && reply.body instanceof Uint8Array) {
    response.type(reply.mediaType).set('Cache-Control', 'private, no-store')
    response.end(reply.body)
    return
  }
  if (reply.status === 401) response.set('WWW-Authenticate', 'Bearer')
  if (reply.status >= 400) response.type('application/problem+json')
  response.set('Cache-Control', 'no-store').send(JSON.stringify(reply.body))
}

function addRoute(router: Router, name: RouteName, parts: ApiParts): void {
  const route: Route = routes[name]
  const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1')
  const handle = handlers[name]
  router[route.method](path, async (request: Request, response: Response) => {
    const holder = allow(request, route, parts)
    const call = {
      request,
      holder,
      params: parse(route.params, request.params, 'path'),
      query: parse(route.query, request.query, 'query'),
      body: bodyOf(request, route),
    }
    response.type('application/json')
    send(response, await handle(parts, call as never))
  })
}

function problemFor(error: unknown): ProblemError | null {
  if (error instanceof ProblemError) return error
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined
  if (type === 'entity.parse.failed') return new ProblemError(commonProblems['malformed-json'])
  if (type === 'entity.too.large') return new ProblemError(commonProblems['body-too-large'])
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return new ProblemError(commonProblems['not-json'])
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500
  if (status >= 400 && status < 500) return new ProblemError({ ...commonProblems['invalid-request'], status })
  return null
}

function answerErrors(parts: ApiParts): ErrorRequestHandler {
  return (error: unknown, request: Request, response: Response, next: NextFunction) => {
    const known = problemFor(error)
    if (!known) parts.log.error({ err: error, path: request.path }, 'a request failed')
    if (response.headersSent) {
      next(error)
      return
    }
    const { problem } = known ?? new ProblemError(commonProblems['internal'])
    send(response, { status: problem.status, body: problem })
  }
}

/** Says 405 where the address exists with another method, 404 where it does not. */
function answerUnknown(request: Request): never {
  const shapes = Object.values(routes).map(
    ({ path }) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
  )
  const exists = shapes.some((shape) => shape.test(request.path))
  throw new ProblemError(commonProblems[exists ? 'method-not-allowed' : 'unknown-route'])
}

/** `/api/v1`: every route of the contract, its errors as problem+json, and the document that describes it. */
export function apiRouter(parts: ApiParts): Router {
  const router = express.Router()
  router.use(express.json({ limit: bodyBytesMax, strict: false, inflate: false }))
  const document = JSON.stringify(openApiDocument())
  router.get('/openapi.json', (_request, response) => void response.type('application/json').send(document))
  for (const name of Object.keys(routes) as RouteName[]) addRoute(router, name, parts)
  router.use(answerUnknown)
  router.use(answerErrors(parts))
  return router
}
