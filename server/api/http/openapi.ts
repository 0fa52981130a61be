import { z } from 'zod'
import { problem } from '../../contract/problem.ts'
import { routes, type Route } from '../../contract/routes.ts'
import { commonProblems, refusalSayings } from './problems.ts'

type Schema = Record<string, unknown>

const schemaOptions = { target: 'draft-2020-12', unrepresentable: 'any' } as const

/** Turns the references that zod writes inside one schema into references to the document's components. */
function hoist(schema: Schema, components: Map<string, Schema>): Schema {
  const { $defs, $schema: _dialect, ...rest } = schema as Schema & { $defs?: Record<string, Schema> }
  for (const [id, definition] of Object.entries($defs ?? {})) {
    const name = typeof definition['id'] === 'string' ? definition['id'] : id
    if (!components.has(name)) components.set(name, renamed(withoutId(definition), $defs ?? {}))
  }
  return renamed(rest, $defs ?? {})
}

function withoutId({ id: _id, ...rest }: Schema): Schema {
  return rest
}

function renamed(schema: Schema, definitions: Record<string, Schema>): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    if (key !== '$ref' || typeof value !== 'string') return value
    const local = value.replace('#/$defs/', '')
    const name = definitions[local]?.['id']
    return `#/components/schemas/${typeof name === 'string' ? name : local}`
  }) as Schema
}

/** A schema by reference where it has a name, in place where it has none. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Map<string, Schema>): Schema {
  const json = hoist(z.toJSONSchema(schema, { ...schemaOptions, io }), components)
  const id = schema.meta()?.id
  if (id === undefined) return withoutId(json)
  if (!components.has(id)) components.set(id, withoutId(json))
  return { $ref: `#/components/schemas/${id}` }
}

function parameters(route: Route, components: Map<string, Schema>): Schema[] {
  const list = (object: z.ZodObject, place: 'path' | 'query'): Schema[] =>
    Object.entries(object.shape).map(([name, schema]) => ({
      name,
      in: place,
      required: place === 'path' || !(schema as z.ZodType).safeParse(undefined).success,
      schema: schemaOf(schema as z.ZodType, 'output', components),
    }))
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'The same key again gets the first answer, also after a restart; with another request it is refused.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  }
  return [...list(route.params, 'path'), ...list(route.query, 'query'), ...(route.changes ? [key] : [])]
}

function problemResponse(codes: readonly string[]): Schema {
  return {
    description: codes.join(', '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
}

/** The errors of a route by status. A change may be refused by any rule of the hall. */
function problems(route: Route): Schema {
  const codes = new Map<number, string[]>()
  const add = (status: number, code: string): void =>
    void codes.set(status, [...(codes.get(status) ?? []), code])
  add(400, 'invalid-request')
  add(500, commonProblems['internal'].code)
  if (route.roles === null) add(429, commonProblems['too-many-tries'].code)
  else {
    add(401, commonProblems['unauthenticated'].code)
    add(403, commonProblems['wrong-role'].code)
  }
  if (Object.keys(route.params.shape).length > 0) add(404, 'unknown-…')
  if (route.changes) {
    for (const name of [
      'malformed-json',
      'body-too-large',
      'not-json',
      'key-reused',
      'busy',
      'shutting-down',
    ] as const)
      add(commonProblems[name].status, name)
    for (const [code, { status }] of Object.entries(refusalSayings)) add(status, code)
  }
  return Object.fromEntries(
    [...codes].sort(([a], [b]) => a - b).map(([status, list]) => [status, problemResponse(list)]),
  )
}

function operation(name: string, route: Route, components: Map<string, Schema>): Schema {
  const { status, schema, mediaType = 'application/json' } = route.success
  return {
    operationId: name,
    summary: route.summary,
    ...(route.roles === null
      ? { security: [] }
      : { description: `Roles: ${route.roles.join(', ')}.`, security: [{ bearer: [] }, { cookie: [] }] }),
    parameters: parameters(route, components),
    ...(route.body === null
      ? {}
      : {
          requestBody: {
            required: false,
            content: { 'application/json': { schema: schemaOf(route.body, 'input', components) } },
          },
        }),
    responses: {
      [status]: {
        description: 'Done',
        content: { [mediaType]: { schema: schemaOf(schema, 'output', components) } },
      },
      ...problems(route),
    },
  }
}

/** The OpenAPI 3.1 document, made from the same schemas that check requests. */
export function openApiDocument(): Schema {
  const components = new Map<string, Schema>()
  schemaOf(problem, 'output', components)
  const paths: Record<string, Schema> = {}
  for (const [name, route] of Object.entries<Route>(routes))
    (paths[route.path] ??= {})[route.method] = operation(name, route, components)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ashnav',
      version: '1',
      description:
        'Everything a screen of the hall can do. Instants are integer milliseconds since 1970 UTC (…AtMs), durations are in milliseconds (…Ms). Errors are problem+json with a stable code.',
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: Object.fromEntries(components),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'ashnav_session' },
      },
    },
  }
}
