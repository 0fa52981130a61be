import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes, type Route } from '../../server/contract/routes.ts'
import type { ApiClient } from '../support/api-client.ts'
import { ServerProcess } from '../support/server-process.ts'

let server: ServerProcess
let manager: ApiClient

beforeAll(async () => {
  server = await ServerProcess.start()
  await server.openDay()
  manager = server.client('manager')
})
afterAll(() => server.kill('SIGTERM'))

const changing = (Object.values(routes) as readonly Route[]).filter(({ changes }) => changes)
const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jerusalem' }).format(Date.now())

/** What fields of requests hold, right and wrong. */
const value = fc.oneof(
  fc.constantFrom('tax', 'water', 'dana', 'aged-80', 'en', 'done', 'to-return', 1, 2, 8, true, false, null),
  fc.constantFrom([{ service: 'tax' }], [{ service: 'x', rank: 0 }], {}, [], '', -1, 1e308, 2 ** 53),
  fc.integer({ min: 1, max: 30 }).map((at) => `${day.replaceAll('-', '')}-${String(at).padStart(5, '0')}`),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 2 }),
)
const field = fc.constantFrom(
  'service',
  'serviceWindow',
  'ticket',
  'text',
  'note',
  'reason',
  'outcome',
  'clerk',
  'workProfile',
  'language',
  'priority',
  'expectedReturnAtMs',
  'renege',
  'toldMayNotBeServed',
)
const part = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 8 }).map(String) },
  {
    weight: 4,
    arbitrary: fc
      .integer({ min: 1, max: 30 })
      .map((at) => `${day.replaceAll('-', '')}-${String(at).padStart(5, '0')}`),
  },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 30 }).map(encodeURIComponent) },
)
const asked = fc.record({
  route: fc.constantFrom(...changing),
  part,
  body: fc.oneof(
    { weight: 5, arbitrary: fc.dictionary(field, value, { maxKeys: 3 }) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  ),
})

test(
  'FAULT-44 whatever is asked, it is answered or refused, and never fails',
  { timeout: 90_000 },
  async () => {
    const seen = new Set<number>()
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { minLength: 1, maxLength: 16 }), async (requests) => {
        const answers = await Promise.all(
          requests.map(({ route, part: id, body }) =>
            manager.post(route.path.replaceAll(/\{\w+\}/g, id), JSON.stringify(body)),
          ),
        )
        for (const { status } of answers) seen.add(status)
        expect(answers.filter(({ status }) => status >= 500 || status < 200)).toEqual([])
      }),
      { seed: 20_261_122, numRuns: 120, endOnFailure: true },
    )
    for (const status of [200, 400, 404, 409]) expect(seen).toContain(status)
    for (const path of ['/hall', '/board', '/queue', '/service-windows', '/service-windows/1', '/events'])
      expect((await manager.get(path)).status).toBe(200)
    await server.kill('SIGKILL')
    server = await ServerProcess.start(server.data)
    expect((await server.client('manager').get('/hall')).status).toBe(200)
  },
)
