import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startSoftwarePrinter } from '../../printer/software-printer/software-printer.ts'
import type { TicketResource } from '../../server/contract/ticket-resource.ts'
import { closingAfterEach } from '../support/closing.ts'
import { newData, runAshnav, serveArguments, ServerProcess } from '../support/server-process.ts'

const later = closingAfterEach()

async function started(data = newData()): Promise<ServerProcess> {
  const server = await ServerProcess.start(data)
  later(() => server.kill('SIGKILL'))
  return server
}

test('FAULT-10 a second server on the same data refuses, says why, and leaves the first alone', async () => {
  const server = await started()
  const second = await runAshnav(...serveArguments(server.data))
  expect(second.code).toBe(1)
  expect(second.stderr).toContain(`another Ashnav server is running on ${server.data}`)
  expect(second.stderr).not.toContain('    at ')
  expect((await server.client('manager').get('/hall')).status).toBe(200)
  await server.kill('SIGKILL')
  const third = await started(server.data)
  expect((await third.client('manager').get('/hall')).status).toBe(200)
})

test('a port that is taken is said, and the data is free again', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  later(() => other.close())
  const data = newData()
  const refused = await runAshnav(...serveArguments(data, (other.address() as AddressInfo).port))
  expect(refused.code).toBe(1)
  expect(refused.stderr.trim()).toBe(
    'ashnav: the port is taken; give another one with --port, or 0 for any free one',
  )
  expect((await (await started(data)).client('manager').get('/hall')).status).toBe(200)
})

test('asked to end, it answers what was asked, lets go of open connections, and ends well', async () => {
  const server = await started()
  await server.openDay()
  const triage = server.client('triage')
  await triage.issue()
  const asked = Array.from({ length: 40 }, () => triage.issue({ service: 'tax' }))
  const settled = Promise.allSettled(asked)
  const [first] = asked
  await first
  const ended = await server.kill('SIGTERM')
  expect(ended).toMatchObject({ code: 0, signal: null })
  expect(ended.stderr).toContain('ashnav: closed')
  const answers = (await settled).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const told = answers.filter(({ status }) => status === 201).map(({ body }) => body.id)
  expect(answers.every(({ status }) => status === 201 || status === 503)).toBe(true)
  const again = await started(server.data)
  const manager = again.client('manager')
  const found = await Promise.all(told.map((id) => manager.get(`/tickets/${id}`)))
  expect(found.every(({ status }) => status === 200)).toBe(true)
})

test('asked to end, it prints what waits and writes down that it did', async () => {
  const paper = await startSoftwarePrinter({ port: 0, faults: { bytesPerSecond: 150_000 } })
  later(() => paper.close())
  const printer = ['--printer', `127.0.0.1:${paper.port}`] as const
  const server = await ServerProcess.start(newData(), ...printer)
  later(() => server.kill('SIGKILL'))
  await server.openDay()
  const triage = server.client('triage')
  const issued = await Promise.all(Array.from({ length: 4 }, () => triage.issue()))
  expect(await server.kill('SIGTERM')).toMatchObject({ code: 0 })
  expect(paper.slipCount()).toBe(4)
  const again = await ServerProcess.start(server.data, ...printer)
  later(() => again.kill('SIGKILL'))
  const manager = again.client('manager')
  const slips = await Promise.all(
    issued.map(async ({ body }) => (await manager.get<TicketResource>(`/tickets/${body.id}`)).body.slip),
  )
  expect(slips).toEqual(['printed', 'printed', 'printed', 'printed'])
})

test('a hall’s file that is wrong is said by line, and nothing is opened', async () => {
  const data = newData('id: x\nnames: { en: X }\n')
  const ended = await runAshnav(...serveArguments(data))
  expect(ended.code).toBe(1)
  expect(ended.stdout).toBe('')
  expect(ended.stderr).toMatch(/hall\.yaml cannot be used:\n {2}line 1: /)
})

test('a hall’s file that leaves out what is in use is refused, and the old hall can open again', async () => {
  const server = await started()
  await server.openDay()
  await server.client('triage').issue({ service: 'water' })
  await server.kill('SIGTERM')
  const file = join(server.data, 'hall.yaml')
  const before = readFileSync(file, 'utf8')
  writeFileSync(file, before.replaceAll('water', 'rivers'))
  const refused = await runAshnav(...serveArguments(server.data))
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('leaves out what is in use today: service water')
  writeFileSync(file, before)
  expect((await (await started(server.data)).client('manager').get('/hall')).status).toBe(200)
})

test('data of which the database is no database is refused in plain words', async () => {
  const data = newData()
  mkdirSync(join(data, 'ashnav.sqlite'))
  const ended = await runAshnav(...serveArguments(data))
  expect(ended.code).toBe(1)
  expect(ended.stderr).not.toContain('    at ')
})
