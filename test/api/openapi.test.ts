import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes, type Route } from '../../server/contract/routes.ts'
import { problem } from '../../server/contract/problem.ts'
import type { Answer, ApiClient } from '../support/api-client.ts'
import { ServerProcess } from '../support/server-process.ts'

type Schema = Readonly<Record<string, unknown>>

interface Operation {
  readonly operationId: string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> }
  readonly responses: Record<string, { readonly content: Record<string, { readonly schema: Schema }> }>
}

interface Document {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas: Record<string, Schema> }
}

let server: ServerProcess
let document: Document
let manager: ApiClient

beforeAll(async () => {
  server = await ServerProcess.start()
  await server.openDay()
  manager = server.client('manager')
  document = (await manager.get<Document>('/openapi.json')).body
})
afterAll(() => server.kill('SIGTERM'))

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    key === '$ref' && typeof item === 'string' ? [item] : references(item),
  )
}

function resolved(reference: string): unknown {
  let found: unknown = document
  for (const key of reference.replace(/^#\//, '').split('/'))
    found = typeof found === 'object' && found !== null ? (found as Schema)[key] : undefined
  return found
}

const named = Object.entries(routes) as readonly (readonly [string, Route])[]

test('it is OpenAPI 3.1, and each reference in it leads somewhere', () => {
  expect(document.openapi).toMatch(/^3\.1\./)
  const all = references(document)
  expect(all.length).toBeGreaterThan(20)
  expect(all.filter((reference) => typeof resolved(reference) !== 'object')).toEqual([])
  expect(JSON.stringify(document)).not.toMatch(/\$defs|"\$schema"/)
})

test('it says every route of the contract once, under its own name', () => {
  const said = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { operationId }]) => [operationId, method, path]),
  )
  const wanted = named.map(([name, { method, path }]) => `${name} ${method} ${path}`)
  expect(said.map((one) => one.join(' ')).toSorted()).toEqual(wanted.toSorted())
  expect(new Set(said.map(([name]) => name)).size).toBe(said.length)
})

test.each(named)('%s says its parameters, its body and its answers', (_name, route) => {
  const operation = document.paths[route.path]?.[route.method]
  if (!operation) throw new Error('the route is not in the document')
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  expect(operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath)
  for (const { schema } of operation.parameters) expect(Object.keys(schema)).not.toEqual([])
  expect(operation.requestBody !== undefined).toBe(route.body !== null)
  expect(Object.keys(operation.responses)).toContain(String(route.success.status))
  expect(operation.parameters.some(({ name }) => name === 'Idempotency-Key')).toBe(route.changes)
})

test('a request’s body says its types and limits', () => {
  const issue = document.components.schemas['IssueTicket'] as Schema & {
    properties: Record<string, Schema>
  }
  expect(issue['required']).toEqual(['service'])
  expect(issue['additionalProperties']).toBe(false)
  expect(issue.properties['note']).toMatchObject({ type: 'string', maxLength: 500 })
  const transfer = document.components.schemas['TransferTicket'] as typeof issue
  expect(transfer.properties['serviceWindow']).toMatchObject({ type: 'integer', minimum: 1, maximum: 999 })
})

/** What is wrong with an answer by the contract and by the document; nothing where it fits. */
function complaints(name: keyof typeof routes, { status, headers, body }: Answer): readonly string[] {
  const route: Route = routes[name]
  const { mediaType = 'application/json', schema } = route.success
  const failed = status >= 400
  const known = document.paths[route.path]?.[route.method]?.responses ?? {}
  const type = failed ? 'application/problem+json' : mediaType
  const parsed = (failed ? problem : schema).safeParse(body)
  const wrongType = !headers.get('content-type')?.includes(type)
  return [
    ...(String(status) in known ? [] : [`${name}: the document does not know ${status}`]),
    ...(wrongType ? [`${name}: it is no ${type}`] : []),
    ...(parsed.success || type === 'image/png' ? [] : [`${name} ${status}: ${parsed.error.message}`]),
  ]
}

function check(name: keyof typeof routes, answer: Answer): void {
  expect(complaints(name, answer)).toEqual([])
}

test('what the server answers is what the document says', async () => {
  const issued = await manager.issue({
    service: 'tax',
    language: 'he',
    note: 'with a dog',
    priority: 'aged-80',
  })
  const { id, url, shortCode } = issued.body
  check('issueTicket', issued)
  const secret = url.split('/').at(-1) ?? ''
  const steps: readonly (readonly [keyof typeof routes, Promise<Answer>])[] = [
    ['hall', manager.get('/hall')],
    ['board', manager.get('/board')],
    ['queue', manager.get('/queue')],
    ['session', manager.get('/session')],
    ['windows', manager.get('/service-windows')],
    ['window', manager.get('/service-windows/1')],
    ['window', manager.get('/service-windows/99')],
    ['ticket', manager.get(`/tickets/${id}`)],
    ['ticket', manager.get('/tickets/20200101-00001')],
    ['tickets', manager.get(`/tickets?day=2020-01-01`)],
    ['slipPicture', manager.get(`/tickets/${id}/slip.png`)],
    ['slipPicture', manager.get('/tickets/20200101-00001/slip.png')],
    ['events', manager.get('/events?limit=3')],
    ['phone', server.client(null).get(`/phone/${secret}`)],
    ['phone', server.client(null).get(`/phone/${encodeURIComponent(shortCode)}`)],
    ['phone', server.client(null).get('/phone/A001-BCDFGH')],
  ]
  for (const [name, answer] of steps) check(name, await answer)
})

test('what the server answers to presses is what the document says', async () => {
  const first = await manager.issue({ service: 'water' })
  const second = await manager.issue({ service: 'water' })
  const of = (ticket: Answer<{ id: string }>): string => `/tickets/${ticket.body.id}`
  const steps: readonly (readonly [keyof typeof routes, () => Promise<Answer>])[] = [
    ['addNote', () => manager.post(`${of(first)}/notes`, { text: 'brought the form' })],
    ['reprint', () => manager.post(`${of(first)}/reprint`)],
    ['call', () => manager.press(1, 'call', { ticket: first.body.id, reason: 'unwell' })],
    ['recall', () => manager.press(1, 'recall')],
    ['noShow', () => manager.press(1, 'no-show')],
    ['reinstate', () => manager.post(`${of(first)}/reinstate`)],
    ['call', () => manager.press(1, 'call', { ticket: first.body.id })],
    ['start', () => manager.press(1, 'start')],
    ['start', () => manager.press(1, 'start')],
    ['park', () => manager.press(1, 'park', { reason: 'fills in a form' })],
    ['resume', () => manager.post(`${of(first)}/resume`)],
    ['callNext', () => manager.press(1, 'call-next')],
    ['callNext', () => manager.press(1, 'call-next')],
    ['takeOver', () => manager.press(2, 'take-over', { ticket: second.body.id })],
    ['undo', () => manager.press(2, 'undo')],
    ['undo', () => manager.press(2, 'undo')],
    ['complete', () => manager.press(1, 'complete', { outcome: 'to-return' })],
    ['complete', () => manager.press(1, 'complete')],
    ['issueTicket', () => manager.issue({ service: 'tax' })],
    ['transfer', () => manager.post(`${of(second)}/transfer`, { service: 'permits' })],
    ['cancel', () => manager.post(`${of(second)}/cancel`, { renege: true })],
    ['undoTicket', () => manager.post(`${of(second)}/undo`)],
    ['pauseWindow', () => manager.press(7, 'pause', { reason: 'lunch' })],
    ['openWindow', () => manager.press(7, 'open')],
    ['closeWindow', () => manager.press(7, 'close')],
    ['openWindow', () => manager.press(7, 'open', { clerk: 'dana', workProfile: [{ service: 'tax' }] })],
    ['closeService', () => manager.post('/services/permits/close', { reason: 'no forms' })],
    ['issueTicket', () => manager.issue({ service: 'permits' })],
    ['openService', () => manager.post('/services/permits/open')],
    ['openDay', () => manager.post('/day/open')],
    ['closeDay', () => manager.post('/day/close')],
    ['closeDay', () => manager.post('/day/close')],
    ['openDay', () => manager.post('/day/open')],
  ]
  for (const [name, press] of steps) check(name, await press())
})

test('too many wrong codes are said by the status that the document says', async () => {
  const nobody = server.client(null)
  for (let tries = 0; tries < 40; tries += 1)
    check('phone', await nobody.get(`/phone/A0${10 + tries}-BCDFGH`))
  const last = await nobody.get('/phone/A001-BCDFGH')
  expect(last.status).toBe(429)
})
