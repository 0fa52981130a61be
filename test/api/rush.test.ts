import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PressAnswer } from '../../server/contract/ticket-resource.ts'
import type { HallEvent } from '../../server/hall/event.ts'
import { Random } from '../support/random.ts'
import type { Answer, ApiClient } from '../support/api-client.ts'
import { ServerProcess } from '../support/server-process.ts'

const windowCount = 8
const issuers = 8
const ticketsEach = 25
const clerks = 16

let server: ServerProcess
let manager: ApiClient
const statuses: number[] = []

beforeAll(async () => {
  server = await ServerProcess.start()
  await server.openDay(windowCount)
  manager = server.client('manager')
})
afterAll(() => server.kill('SIGTERM'))

async function counted<Body>(sent: Promise<Answer<Body>>): Promise<Answer<Body>> {
  const answer = await sent
  statuses.push(answer.status)
  return answer
}

async function issueAll(random: Random): Promise<readonly string[]> {
  const client = server.client('triage')
  const numbers: string[] = []
  for (let at = 0; at < ticketsEach; at += 1) {
    const service = random.oneOf(['tax', 'tax', 'water', 'permits'])
    const { body } = await counted(client.issue({ service }))
    numbers.push(body.number)
  }
  return numbers
}

/** Presses as two clerks who share a window and do not look at each other. */
async function serve(window: number, random: Random, rounds: number): Promise<readonly string[]> {
  const client = server.client('clerk')
  const called: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    const { body } = await counted<PressAnswer>(client.press(window, 'call-next'))
    if (!body.ticket) continue
    called.push(body.ticket.id)
    const then = random.below(5)
    if (then === 0) await counted(client.press(window, 'complete'))
    if (then === 1)
      await counted(
        client.post(`/tickets/${body.ticket.id}/transfer`, { service: random.oneOf(['tax', 'water']) }),
      )
    if (then === 2) await counted(client.press(window, 'start'))
  }
  return called
}

async function log(): Promise<readonly HallEvent[]> {
  const events: HallEvent[] = []
  let after: number | null = 0
  while (after !== null) {
    const path: string = `/events?limit=1000&after=${after}`
    const { body }: Answer<{ events: readonly { event: HallEvent }[]; next: number | null }> =
      await manager.get(path)
    events.push(...body.events.map(({ event }) => event))
    after = body.next
  }
  return events
}

/** Calls of a ticket that was at a window already, by the log. */
function calledTwice(events: readonly HallEvent[]): readonly HallEvent[] {
  const at = new Map<string, number>()
  const wrong: HallEvent[] = []
  for (const event of events) {
    if (event.type === 'TicketCalled') {
      if (at.has(event.ticket)) wrong.push(event)
      at.set(event.ticket, event.serviceWindow)
    }
    if (event.type === 'TicketCompleted' || event.type === 'TicketTransferred') at.delete(event.ticket)
  }
  const held = [...at.values()]
  expect(new Set(held).size).toBe(held.length)
  return wrong
}

test(
  'CALL-1 FAULT-14 FAULT-16 in a rush no number is given twice and no ticket called by two windows',
  { timeout: 60_000 },
  async () => {
    const issuing = Array.from({ length: issuers }, (_, at) => issueAll(new Random(at)))
    const serving = Array.from({ length: clerks }, (_, at) =>
      serve((at % windowCount) + 1, new Random(100 + at), 15),
    )
    const numbers = (await Promise.all(issuing)).flat()
    await Promise.all(serving)
    expect(numbers).toHaveLength(issuers * ticketsEach)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(statuses.filter((status) => status >= 500)).toEqual([])
    // 409: nobody is at the window to be completed; 422: a transfer to the service that it waits for.
    expect(statuses.filter((status) => ![200, 201, 409, 422].includes(status))).toEqual([])

    const events = await log()
    const issued = events.filter((event) => event.type === 'TicketIssued')
    expect(issued.map(({ number }) => number).toSorted()).toEqual(numbers.toSorted())
    expect(calledTwice(events)).toEqual([])

    // Whoever is left is called to the last, and each ends once.
    const rest = await Promise.all(
      Array.from({ length: windowCount }, (_, at) => serve(at + 1, new Random(200 + at), 60)),
    )
    expect(rest.flat().length).toBeGreaterThan(0)
    const after = await log()
    expect(calledTwice(after)).toEqual([])
    expect(statuses.filter((status) => status >= 500)).toEqual([])
    const ended = after.flatMap((event) => (event.type === 'TicketCompleted' ? [event.ticket] : []))
    expect(new Set(ended).size).toBe(ended.length)
  },
)

test('CALL-2 in a rush tickets of a service are called in order of arrival', async () => {
  const events = await log()
  const firstCalls = new Map<string, string[]>()
  const service = new Map<string, string>()
  const moved = new Set<string>()
  for (const event of events) {
    if (event.type === 'TicketIssued') service.set(event.ticket, event.service)
    if (event.type === 'TicketTransferred') moved.add(event.ticket)
    if (event.type !== 'TicketCalled' || moved.has(event.ticket)) continue
    const name = service.get(event.ticket) ?? ''
    firstCalls.set(name, [...(firstCalls.get(name) ?? []), event.ticket])
  }
  expect(firstCalls.size).toBe(3)
  for (const calls of firstCalls.values()) expect(calls).toEqual(calls.toSorted())
})

test('the flat rows of the day come by pages, each ticket once, in issuing order', async () => {
  const { day } = (await manager.get<{ day: { day: string } }>('/hall')).body.day
  const ids: string[] = []
  let after: string | null = ''
  while (after !== null) {
    const path: string = `/tickets?day=${day}&limit=37${after === '' ? '' : `&after=${after}`}`
    const { body }: Answer<{ tickets: readonly { id: string }[]; next: string | null }> =
      await manager.get(path)
    ids.push(...body.tickets.map(({ id }) => id))
    after = body.next
  }
  expect(ids).toHaveLength(issuers * ticketsEach)
  expect(ids).toEqual([...new Set(ids)].toSorted())
})
