import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ApiClient } from '../../server/cli/drive/api-client.ts'

type Answer = (request: IncomingMessage, response: ServerResponse, attempt: number) => void
let close = (): void => undefined

async function clientOf(answer: Answer, patienceMs = 2_000): Promise<ApiClient> {
  let attempt = 0
  const server = createServer((request, response) => {
    attempt += 1
    answer(request, response, attempt)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = () => {
    server.closeAllConnections()
    server.close()
  }
  const { port } = server.address() as AddressInfo
  return new ApiClient({ url: `http://127.0.0.1:${port}/`, patienceMs, attemptMs: 500 })
}

const press = {
  method: 'POST',
  path: '/tickets',
  token: 'secret',
  schema: z.object({ id: z.string() }),
  body: { service: 'ps' },
  key: 'drive-1-2-issue',
} as const

afterEach(() => close())

describe('the client of the API', () => {
  it('sends the same request with the same key until the server answers', async () => {
    const seen: unknown[] = []
    const client = await clientOf((request, response, attempt) => {
      seen.push([request.url, request.headers['idempotency-key'], request.headers.authorization])
      if (attempt === 1) request.socket.destroy()
      else if (attempt === 2) response.writeHead(503).end('{}')
      else response.writeHead(201).end('{"id":"x"}')
    })
    expect(await client.send(press)).toEqual({ id: 'x' })
    const same = ['/api/v1/tickets', 'drive-1-2-issue', 'Bearer secret']
    expect(seen).toEqual([same, same, same])
    expect([client.answered, client.repeated]).toEqual([1, 2])
  })

  it('gives up when its patience ends', async () => {
    const client = await clientOf((request) => request.socket.destroy(), 250)
    await expect(client.send(press)).rejects.toThrow('POST /tickets: fetch failed')
  })

  it('does not repeat a refusal, and says its code', async () => {
    const client = await clientOf((_, response) => {
      const refusal = {
        type: 'urn:ashnav:problem:day-not-open',
        title: 'The day is not open',
        status: 409,
        code: 'day-not-open',
      }
      response.writeHead(409).end(JSON.stringify(refusal))
    })
    await expect(client.send(press)).rejects.toMatchObject({
      name: 'RefusedError',
      code: 'day-not-open',
      status: 409,
    })
    expect(client.repeated).toBe(0)
  })

  it('does not take an answer that is not as the contract says', async () => {
    const client = await clientOf((_, response) => response.writeHead(200).end('{"id":7}'))
    await expect(client.send(press)).rejects.toThrow('the answer is not as the contract says')
  })
})
