import { afterAll, beforeAll, expect, test } from 'vitest'
import { withAccess } from '../../server/cli/open-access.ts'
import type { Role } from '../../server/engine/access.ts'
import type { Answer, ApiClient } from '../support/api-client.ts'
import { ServerProcess } from '../support/server-process.ts'

let server: ServerProcess
let browser: ApiClient

beforeAll(async () => {
  server = await ServerProcess.start()
  await server.openDay()
  browser = server.client(null)
})
afterAll(() => server.kill('SIGTERM'))

function linkFor(role: Role, validForMs = 60_000): string {
  return `/enrol/${withAccess(server.data, (access) => access.createEnrolment(role, validForMs))}`
}

function cookieOf({ headers }: Answer): string {
  return headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function enrolled(role: Role): Promise<string> {
  return cookieOf(await browser.get(linkFor(role)))
}

test.each<[Role, string]>([
  ['triage', '/triage'],
  ['clerk', '/counter'],
  ['screen', '/board'],
  ['manager', '/triage'],
])('a link lets one browser in as %s, and takes it to %s', async (role, page) => {
  const answer = await browser.get(linkFor(role))
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(page)
  expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/)
  const session = await browser.get('/session', { Cookie: cookieOf(answer) })
  expect(session.body).toEqual({ roles: [role] })
})

test('a link works once', async () => {
  const link = linkFor('triage')
  expect((await browser.get(link)).status).toBe(303)
  const second = await browser.get(link)
  expect(second.status).toBe(410)
  expect(second.headers.get('set-cookie')).toBeNull()
})

test('a link that is asked for by head only is still unused', async () => {
  const link = linkFor('triage')
  await browser.send(link, { method: 'HEAD' })
  expect((await browser.get(link)).status).toBe(303)
})

test('two browsers that open one link at once are not both let in', async () => {
  const link = linkFor('clerk')
  const answers = await Promise.all(Array.from({ length: 8 }, () => browser.get(link)))
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
})

test('a link that is too old, or that nobody made, is 410', async () => {
  expect((await browser.get(linkFor('manager', -1))).status).toBe(410)
  expect((await browser.get('/enrol/constructor')).status).toBe(410)
})

test('a browser that is let in for a second role keeps the first, and its cookie', async () => {
  const first = await enrolled('triage')
  const second = await browser.get(linkFor('clerk'), { Cookie: first })
  expect(cookieOf(second)).toBe(first)
  expect((await browser.get('/session', { Cookie: first })).body).toEqual({ roles: ['triage', 'clerk'] })
  const issued = await browser.post('/tickets', { service: 'tax' }, { Cookie: first })
  expect(issued.status).toBe(201)
  expect((await browser.post('/service-windows/1/call-next', {}, { Cookie: first })).status).toBe(200)
})

test('a cookie lets in for its own role only', async () => {
  const cookie = await enrolled('screen')
  expect((await browser.get('/board', { Cookie: cookie })).status).toBe(200)
  expect((await browser.get('/queue', { Cookie: cookie })).status).toBe(403)
  expect((await browser.post('/tickets', { service: 'tax' }, { Cookie: cookie })).status).toBe(403)
})

test('a token that is made up is no better for a cookie beside it', async () => {
  const Cookie = await enrolled('triage')
  const Authorization = `Bearer ${'x'.repeat(43)}`
  expect((await browser.get('/session', { Cookie, Authorization })).status).toBe(401)
})

test.each([
  ['another site’s origin', { Origin: 'http://evil.example' }],
  ['an origin that is none', { Origin: 'null' }],
  ['the browser’s word that it is cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['the browser’s word that it is same-site', { 'Sec-Fetch-Site': 'same-site' }],
  ['another port of the same machine', { Origin: 'http://127.0.0.1:1' }],
])('a cookie with %s is worth nothing', async (_name, headers) => {
  const Cookie = await enrolled('triage')
  const from = { ...headers } as Record<string, string>
  expect((await browser.post('/tickets', { service: 'tax' }, { Cookie, ...from })).status).toBe(401)
  expect((await browser.get('/queue', { Cookie, ...from })).status).toBe(401)
})

test('a cookie with the server’s own origin is good', async () => {
  const Cookie = await enrolled('triage')
  const headers = { Cookie, Origin: server.url, 'Sec-Fetch-Site': 'same-origin' }
  expect((await browser.post('/tickets', { service: 'tax' }, headers)).status).toBe(201)
})
