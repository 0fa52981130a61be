import { readFileSync, existsSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withAccess } from '../../server/cli/open-access.ts'
import { plainText } from '../../server/contract/plain-text.ts'
import type { ApiClient } from '../support/api-client.ts'
import { Screen } from '../support/screen.ts'
import { ServerProcess } from '../support/server-process.ts'

let server: ServerProcess
let manager: ApiClient

beforeEach(async () => {
  server = await ServerProcess.start()
  await server.openDay()
  manager = server.client('manager')
})
afterEach(() => server.kill('SIGTERM'))

test('FAULT-44 an instant that no clock can show is refused', async () => {
  const pause = (expectedReturnAtMs: number) => manager.press(1, 'pause', { expectedReturnAtMs })
  expect((await pause(8_640_000_000_000_001)).status).toBe(400)
  expect((await pause(Number.MAX_SAFE_INTEGER)).status).toBe(400)
  expect((await pause(Date.now() + 600_000)).status).toBe(200)
})

test('FAULT-30 a screen that asks for snapshots without end gets a few', async () => {
  const token = withAccess(server.data, (access) => access.createToken('screen'))
  const screen = await Screen.watching(server.url, { view: 'board' }, token)
  let snapshots = 0
  screen.socket.on('snapshot', () => (snapshots += 1))
  for (let asked = 0; asked < 5_000; asked += 1) screen.socket.emit('resync')
  await expect.poll(() => snapshots).toBeGreaterThan(0)
  expect((await manager.get('/hall')).status).toBe(200)
  expect(snapshots).toBeLessThan(50)
  screen.close()
})

test('PRIV-1 a purged note is not left readable in the files', async () => {
  const secret = 'her-sister-waits-outside'
  await manager.issue({ service: 'tax', note: secret })
  const files = ['ashnav.sqlite', 'ashnav.sqlite-wal'].map((name) => join(server.data, name))
  const found = () => files.filter((file) => existsSync(file) && readFileSync(file).includes(secret))
  expect(found()).not.toEqual([])
  await manager.post('/day/close')
  expect(found()).toEqual([])
})

test('a broken address says nothing of the machine', async () => {
  for (const address of ['/enrol/%E0%A4%A', '/t/%E0%A4%A', '/api/v1/tickets/%E0%A4%A']) {
    const response = await fetch(`${server.url}${address}`)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    expect(await response.text()).not.toMatch(/URIError|node_modules|at .*\.(ts|js)/)
  }
})

test('wrong links lock out neither enrolment nor a citizen’s page', async () => {
  const visitor = server.client(null)
  for (let at = 0; at < 40; at += 1) await visitor.get(`/enrol/nothing-${at}`)
  const code = withAccess(server.data, (access) => access.createEnrolment('screen', 60_000))
  expect((await visitor.get(`/enrol/${code}`)).status).toBe(303)
  const { body } = await manager.issue({ service: 'tax' })
  for (let at = 0; at < 40; at += 1) await visitor.get(`/phone/nothing-${at}`)
  expect((await visitor.get(`/phone/${body.shortCode}`)).status).toBe(200)
  for (let at = 0; at < 40; at += 1) await visitor.get('/phone/A001-BBBBBB')
  expect((await visitor.get(`/phone/${body.shortCode}`)).status).toBe(429)
  const secret = new URL(body.url).pathname.split('/').at(-1)
  expect((await visitor.get(`/phone/${secret}`)).status).toBe(200)
})

test('a silent connection does not keep the server from ending well', async () => {
  const silent = connect(server.port, '127.0.0.1')
  silent.on('error', () => undefined)
  await new Promise((resolve) => silent.once('connect', resolve))
  silent.write('GET / HT')
  const screen = new Screen(server.url, { view: 'board' })
  const ended = await server.kill('SIGTERM')
  expect(ended).toMatchObject({ code: 0, signal: null })
  expect(ended.stderr).toContain('ashnav: closed')
  screen.close()
  silent.destroy()
})

test('FAULT-37 typed text has no piled marks and nothing that only hides', () => {
  expect(plainText(`z${'\u0301'.repeat(400)}`)).toBe('z\u0301\u0301\u0301\u0301')
  expect(plainText('שָׁלוֹם מُحَمَّد')).toBe('שָׁלוֹם מُحَمَّد')
  expect(plainText('\u200b\u2060\u00ad\u{e0041}')).toBe('')
  expect(plainText('\u200f \u0301')).toBe('')
})
