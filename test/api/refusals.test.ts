import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Problem } from '../../server/contract/problem.ts'
import { withAccess } from '../../server/cli/open-access.ts'
import type { Answer, ApiClient } from '../support/api-client.ts'
import { ServerProcess } from '../support/server-process.ts'

let server: ServerProcess
let manager: ApiClient

beforeAll(async () => {
  server = await ServerProcess.start()
  await server.openDay()
  manager = server.client('manager')
})
afterAll(() => server.kill('SIGTERM'))

const said = ({ status, body }: Answer): unknown => [status, (body as Problem).code]

test('ISSUE-5 an unknown service is 404, a closed one 409', async () => {
  expect(said(await manager.issue({ service: 'fishing' }))).toEqual([404, 'unknown-service'])
  await manager.post('/services/permits/close', { reason: 'no forms' })
  const refused = await manager.issue({ service: 'permits' })
  expect(said(refused)).toEqual([409, 'service-closed'])
  expect(refused.body).toMatchObject({ data: { service: 'permits', reason: 'no forms' } })
  await manager.post('/services/permits/open')
  expect((await manager.issue({ service: 'permits' })).status).toBe(201)
})

test.each([
  ['is cut off', '{"service":"ta'],
  ['is no JSON', 'service=tax'],
  ['has a comma too many', '{"service":"tax",}'],
])('FAULT-44 JSON that %s is 400', async (_name, body) => {
  expect(said(await manager.post('/tickets', body))).toEqual([400, 'malformed-json'])
})

test('FAULT-44 a body of two megabytes is 413', async () => {
  const body = JSON.stringify({ service: 'tax', note: 'x'.repeat(2_000_000) })
  expect(said(await manager.post('/tickets', body))).toEqual([413, 'body-too-large'])
  expect(said(await manager.post('/tickets', ' '.repeat(20_000)))).toEqual([413, 'body-too-large'])
})

test('FAULT-44 a body that is not called JSON is 415', async () => {
  const headers = { 'Content-Type': 'text/plain' }
  expect(said(await manager.post('/tickets', '{"service":"tax"}', headers))).toEqual([415, 'not-json'])
  const zipped = { 'Content-Encoding': 'gzip' }
  expect((await manager.post('/tickets', '{"service":"tax"}', zipped)).status).toBe(415)
})

/** Sends a body in chunks, so that nothing says how long it is. */
function postInChunks(path: string, type: string, chunks: readonly string[], token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${server.url}/api/v1${path}`,
      { method: 'POST', headers: { 'Content-Type': type, Authorization: `Bearer ${token}` } },
      (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      },
    )
    sent.on('error', reject)
    for (const chunk of chunks) sent.write(chunk)
    sent.end()
  })
}

test('FAULT-44 a body of unknown length is held to the same rules', async () => {
  const token = withAccess(server.data, (access) => access.createToken('manager'))
  const json = 'application/json'
  expect(await postInChunks('/tickets', json, ['{"serv', 'ice":"tax"}'], token)).toBe(201)
  expect(await postInChunks('/service-windows/1/call-next', 'text/plain', ['next', ' please'], token)).toBe(
    415,
  )
  const long = Array.from({ length: 40 }, () => ' '.repeat(1_000))
  expect(await postInChunks('/tickets', json, long, token)).toBe(413)
})

test.each<[string, Record<string, unknown>]>([
  ['no service', {}],
  ['a field that nobody knows', { service: 'tax', colour: 'red' }],
  ['a number for a service', { service: 7 }],
  ['null for a service', { service: null }],
  ['a list for a service', { service: ['tax'] }],
  ['an empty service', { service: '' }],
  ['a service of 10,000 letters', { service: 'x'.repeat(10_000) }],
  ['a note of 501 letters', { service: 'tax', note: 'x'.repeat(501) }],
  ['an empty note', { service: 'tax', note: '' }],
  ['a note of nothing that can be seen', { service: 'tax', note: ' \u0000\u202e\n ' }],
  ['text for yes or no', { service: 'tax', toldMayNotBeServed: 'yes' }],
  ['a language of nine letters', { service: 'tax', language: 'abcdefghi' }],
])('FAULT-44 a ticket with %s is 400', async (_name, body) => {
  expect(said(await manager.issue(body))).toEqual([400, 'invalid-request'])
})

test.each([['null'], ['[]'], ['"tax"'], ['7'], ['{"service":"tax","__proto__":{"note":"x"}}']])(
  'FAULT-44 a body %s is 400',
  async (body) => {
    expect(said(await manager.post('/tickets', body))).toEqual([400, 'invalid-request'])
  },
)

test.each([[true], ['5'], [[5]], [null], [0], [1000], [1.5], [-1], [1e99]])(
  'FAULT-44 a transfer to service window %j is 400',
  async (serviceWindow) => {
    const { body } = await manager.issue()
    const moved = await manager.post(`/tickets/${body.id}/transfer`, { serviceWindow })
    expect(said(moved)).toEqual([400, 'invalid-request'])
  },
)

test.each(['constructor', '__proto__', 'hasOwnProperty', 'toString', 'tax\u0000', ' tax', 'TAX'])(
  'FAULT-44 the name “%s” is nobody’s',
  async (name) => {
    expect(said(await manager.issue({ service: name }))).toEqual([404, 'unknown-service'])
    expect(said(await manager.issue({ service: 'tax', priority: name }))).toEqual([
      422,
      'unknown-priority-class',
    ])
    expect(said(await manager.press(8, 'open', { clerk: name }))).toEqual([404, 'unknown-clerk'])
    const path = encodeURIComponent(name)
    expect((await manager.post(`/services/${path}/close`)).status).toBe(404)
  },
)

test.each([
  ['77', 404],
  ['0', 400],
  ['1000', 400],
  ['abc', 400],
  ['1e1', 400],
  ['0x1', 400],
  ['1.0', 400],
  ['-1', 400],
  ['%20', 400],
  ['%00', 400],
  ['%E0%A4%A', 400],
  ['constructor', 400],
])('CALL-1 Next at window “%s” is %d', async (number, status) => {
  expect((await manager.post(`/service-windows/${number}/call-next`)).status).toBe(status)
})

test.each(['20261122-00134', '20261122-99999', 'abc', '__proto__', '..%2f..%2fetc', '20261122-001345'])(
  'a ticket “%s” that is not there is 4xx',
  async (id) => {
    const statuses = await Promise.all([
      manager.get(`/tickets/${id}`),
      manager.get(`/tickets/${id}/slip.png`),
      manager.post(`/tickets/${id}/cancel`),
      manager.post(`/tickets/${id}/notes`, { text: 'x' }),
      manager.press(1, 'take-over', { ticket: id }),
    ])
    expect(statuses.every(({ status }) => status >= 400 && status < 500)).toBe(true)
  },
)

test.each([
  '/tickets',
  '/tickets?day=yesterday',
  '/tickets?day=2026-02-30',
  '/tickets?day=2026-11-22&limit=0',
  '/tickets?day=2026-11-22&limit=1001',
  '/tickets?day=2026-11-22&after=1',
  '/tickets?day=2026-11-22&day=2026-11-23',
  '/events?after=-1',
  '/events?limit=many',
])('a question such as %s is 400', async (path) => {
  expect(said(await manager.get(path))).toEqual([400, 'invalid-request'])
})

test('an address that is not there is 404, a method that it does not take 405', async () => {
  expect(said(await manager.get('/fish'))).toEqual([404, 'unknown-route'])
  expect(said(await manager.send('/tickets', { method: 'DELETE' }))).toEqual([405, 'method-not-allowed'])
  expect(said(await manager.send('/hall', { method: 'PUT', body: {} }))).toEqual([405, 'method-not-allowed'])
})

test('FAULT-17 Next with the same key again is the first answer, and calls nobody else', async () => {
  await manager.issue({ service: 'tax' })
  await manager.issue({ service: 'tax' })
  const first = await manager.press(1, 'call-next', {}, 'key-1')
  const again = await manager.press(1, 'call-next', {}, 'key-1')
  expect(first.status).toBe(200)
  expect(first.body.ticket?.status).toBe('called')
  expect(first.headers.get('Idempotency-Replayed')).toBeNull()
  expect(again.headers.get('Idempotency-Replayed')).toBe('true')
  expect(again.body).toEqual(first.body)
  expect((await manager.get('/board')).body).toMatchObject({ calls: [{ number: first.body.ticket?.number }] })
  await manager.press(1, 'complete')
})

test('FAULT-18 the same key on another window, or with another body, is 422', async () => {
  await manager.press(2, 'call-next', {}, 'key-2')
  expect(said(await manager.press(3, 'call-next', {}, 'key-2'))).toEqual([422, 'key-reused'])
  await manager.issue({ service: 'tax' }, 'key-3')
  expect(said(await manager.issue({ service: 'water' }, 'key-3'))).toEqual([422, 'key-reused'])
  expect((await server.client('manager').issue({ service: 'water' }, 'key-3')).status).toBe(201)
})

test('FAULT-17 sixteen at once with one key are one ticket', async () => {
  const before = (await manager.get<{ issuedTotal: number }>('/queue')).body.issuedTotal
  const answers = await Promise.all(
    Array.from({ length: 16 }, () => manager.issue({ service: 'tax', note: 'one only' }, 'key-16')),
  )
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
  expect(answers.filter(({ headers }) => headers.has('Idempotency-Replayed'))).toHaveLength(15)
  // A repeat tells the notes, which are kept apart from the answer.
  expect(answers.map(({ body }) => body.notes.map(({ text }) => text))).toEqual(
    answers.map(() => ['one only']),
  )
  expect((await manager.get('/queue')).body).toMatchObject({ issuedTotal: before + 1 })
})

test.each([
  ['of 201 letters', 'x'.repeat(201)],
  ['with a space', 'a b'],
  ['of other letters', 'caf\u00e9'],
])('FAULT-44 an Idempotency-Key %s is 400', async (_name, key) => {
  expect(said(await manager.issue({ service: 'tax' }, key))).toEqual([400, 'invalid-request'])
})

test('an Idempotency-Key of 200 letters will do', async () => {
  expect((await manager.issue({ service: 'tax' }, 'x'.repeat(200))).status).toBe(201)
})

test('no token is 401, and so is one that nobody gave', async () => {
  const nobody = server.client(null)
  expect(said(await nobody.issue())).toEqual([401, 'unauthenticated'])
  for (const token of ['x'.repeat(43), '', '../../etc', 'x'.repeat(5_000)]) {
    const headers = { Authorization: `Bearer ${token}` }
    expect(said(await nobody.post('/tickets', { service: 'tax' }, headers))).toEqual([401, 'unauthenticated'])
  }
  expect((await nobody.get('/board', { Cookie: 'ashnav_session=__proto__' })).status).toBe(401)
})

test('a role that may not is 403', async () => {
  expect(said(await server.client('clerk').issue())).toEqual([403, 'wrong-role'])
  expect(said(await server.client('triage').press(1, 'call-next'))).toEqual([403, 'wrong-role'])
  expect(said(await server.client('screen').get('/queue'))).toEqual([403, 'wrong-role'])
})

test('FAULT-37 control characters and turned letters are gone before log, screen and paper', async () => {
  const typed = 'a\u0000b\u001b[31m\u202egnp\u2066.\u2069 line\r\nnext\u2028end\ud800 שלום \u200f!'
  const plain = 'ab[31mgnp. line  next end שלום \u200f!'
  const issued = await manager.issue({ service: 'tax', note: typed })
  expect(issued.body.notes.map(({ text }) => text)).toEqual([plain])
  const parked = await manager.press(4, 'call', { ticket: issued.body.id, reason: typed })
  expect(parked.status).toBe(200)
  expect((await manager.press(4, 'park', { reason: typed })).body.ticket?.reason).toBe(plain)
  const { body } = await manager.get<{ events: readonly { event: Record<string, unknown> }[] }>(
    '/events?limit=1000',
  )
  const events = body.events.map(({ event }) => event)
  expect(events.findLast(({ type }) => type === 'TicketCalled')).toMatchObject({ how: { reason: plain } })
  expect(events.findLast(({ type }) => type === 'TicketParked')).toMatchObject({ reason: plain })
})

test('an answer to nobody’s question says nothing of the machine', async () => {
  const answer = await manager.post('/tickets', '{')
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts|stack/i)
  expect(answer.headers.get('x-powered-by')).toBeNull()
})

test('FAULT-44 after all of this the server is the same process, up and well', async () => {
  expect((await manager.issue({ service: 'tax' })).status).toBe(201)
  expect(await server.kill('SIGTERM')).toMatchObject({ code: 0 })
})
