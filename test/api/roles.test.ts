import { afterAll, beforeAll, expect, test } from 'vitest'
import { role as anyRole, type Role } from '../../server/contract/primitives.ts'
import { routes, type Route } from '../../server/contract/routes.ts'
import type { ApiClient } from '../support/api-client.ts'
import { ServerProcess } from '../support/server-process.ts'

const roles = anyRole.options
let server: ServerProcess
const clients = new Map<Role | null, ApiClient>()

beforeAll(async () => {
  server = await ServerProcess.start()
  for (const role of [null, ...roles]) clients.set(role, server.client(role))
})
afterAll(() => server.kill('SIGTERM'))

const examples: Readonly<Record<string, string>> = { n: '1', secret: 'A001-BCDFGH' }

/** A request that its route takes, were it not for its role; ids are of things that are not there. */
async function statusOf(route: Route, role: Role | null): Promise<number> {
  const isService = route.path.startsWith('/services/')
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    if (name === 'id') return isService ? 'fishing' : '20200101-00001'
    return examples[name] ?? 'x'
  })
  const query = route.path === '/tickets' && route.method === 'get' ? '?day=2026-11-22' : ''
  const client = clients.get(role)
  if (!client) throw new Error('there is no such client')
  const sent = route.method === 'get' ? client.get(path + query) : client.post(path)
  return (await sent).status
}

const named = Object.entries(routes) as readonly (readonly [string, Route])[]

test.each(named)('%s is for its roles and for no others', async (_name, route) => {
  for (const role of roles) {
    const status = await statusOf(route, role)
    const may = route.roles === null || route.roles.includes(role)
    expect([role, status === 403]).toEqual([role, !may])
    expect([role, status === 401 || status >= 500]).toEqual([role, false])
  }
  const status = await statusOf(route, null)
  expect(status === 401).toBe(route.roles !== null)
})

test('a manager may do everything', () => {
  expect(named.filter(([, route]) => route.roles !== null && !route.roles.includes('manager'))).toEqual([])
})
