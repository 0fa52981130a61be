import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { databaseIn } from '../support/database.ts'
import type { TicketResource } from '../../server/contract/ticket-resource.ts'
import { Random } from '../support/random.ts'
import { newData, ServerProcess } from '../support/server-process.ts'
import { withAccess } from '../../server/cli/open-access.ts'
import { ApiClient } from '../support/api-client.ts'

const kills = 6
const senders = 6

/** What a citizen or a clerk was told, and what was asked without an answer. */
interface Told {
  readonly tickets: Map<string, TicketResource>
  readonly unanswered: { readonly key: string; readonly service: string }[]
}

function isDown(error: unknown): boolean {
  return error instanceof TypeError
}

/** Issues tickets, each under a key of its own, until the server is gone. */
async function issueUntilDown(client: ApiClient, random: Random, told: Told): Promise<void> {
  for (;;) {
    const asked = { key: randomUUID(), service: random.oneOf(['tax', 'water', 'permits']) }
    told.unanswered.push(asked)
    try {
      const { status, body } = await client.issue({ service: asked.service }, asked.key)
      expect(status).toBe(201)
      told.unanswered.splice(told.unanswered.indexOf(asked), 1)
      told.tickets.set(asked.key, body)
    } catch (error) {
      if (isDown(error)) return
      throw error
    }
  }
}

async function callUntilDown(client: ApiClient, window: number): Promise<void> {
  try {
    for (;;) await client.press(window, 'call-next')
  } catch (error) {
    if (!isDown(error)) throw error
  }
}

const firstTold = ({ id, number, promise, service, issuedAtMs, ahead }: TicketResource): unknown => ({
  id,
  number,
  promise,
  service,
  issuedAtMs,
  ahead,
})

test(
  'FAULT-1 FAULT-3 killed at any moment, it keeps every acknowledged ticket, and a retry gets the one it asked for',
  { timeout: 120_000 },
  async () => {
    const random = new Random(1)
    const data = newData()
    const token = withAccess(data, (access) => access.createToken('manager'))
    const told: Told = { tickets: new Map(), unanswered: [] }
    let server = await ServerProcess.start(data)
    await server.openDay()
    let lost = 0
    for (let kill = 0; kill < kills; kill += 1) {
      const client = new ApiClient(server.url, token)
      const sending = [
        ...Array.from({ length: senders }, (_, at) =>
          issueUntilDown(client, new Random(kill * 100 + at), told),
        ),
        callUntilDown(client, 1),
        callUntilDown(client, 7),
      ]
      await sleep(40 + random.below(160))
      expect((await server.kill('SIGKILL')).signal).toBe('SIGKILL')
      await Promise.all(sending)
      server = await ServerProcess.start(data)
      const after = new ApiClient(server.url, token)
      lost += told.unanswered.length
      // Each request without an answer is sent again, three times at once.
      for (const asked of told.unanswered.splice(0)) {
        const again = await Promise.all(
          [1, 2, 3].map(() => after.issue({ service: asked.service }, asked.key)),
        )
        expect(new Set(again.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
        const [first] = again
        expect(first?.status).toBe(201)
        if (first) told.tickets.set(asked.key, first.body)
      }
    }
    expect(lost).toBeGreaterThan(0)
    const client = new ApiClient(server.url, token)
    for (const ticket of told.tickets.values()) {
      const { body } = await client.get<TicketResource>(`/tickets/${ticket.id}`)
      expect(firstTold(body)).toEqual(firstTold(ticket))
    }
    // The same key still gets the same ticket.
    for (const [key, ticket] of [...told.tickets].slice(0, 50)) {
      const again = await client.issue({ service: ticket.service }, key)
      expect(again.body.id).toBe(ticket.id)
    }
    const numbers = [...told.tickets.values()].map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    const queue = await client.get<{ issuedTotal: number }>('/queue')
    expect(queue.body.issuedTotal).toBe(told.tickets.size)
    expect(await server.kill('SIGTERM')).toMatchObject({ code: 0 })

    const database = databaseIn(data)
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    const rows = database
      .prepare<[], { count: number }>("SELECT count(*) AS count FROM events WHERE type = 'TicketIssued'")
      .get()
    expect(rows?.count).toBe(told.tickets.size)
    database.close()
  },
)
