import type { PressAnswer, TicketResource } from '../../server/contract/ticket-resource.ts'

export interface Answer<Body = unknown> {
  readonly status: number
  readonly headers: Headers
  /** The JSON of the answer; its text where it is none. */
  readonly body: Body
}

interface Sent {
  readonly method?: string
  /** Sent as JSON, unless it is text or bytes. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function payload(body: unknown): string | Uint8Array<ArrayBuffer> | undefined {
  if (body === undefined || typeof body === 'string') return body
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body)
}

/** Speaks to a server as one holder of a token; without one as nobody. */
export class ApiClient {
  readonly url: string
  readonly #token: string | null

  constructor(url: string, token: string | null) {
    this.url = url
    this.#token = token
  }

  async send<Body = unknown>(
    path: string,
    { method = 'GET', body, headers = {} }: Sent = {},
  ): Promise<Answer<Body>> {
    const sent = payload(body)
    const response = await fetch(`${this.url}${path.startsWith('/enrol') ? '' : '/api/v1'}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.#token === null ? {} : { Authorization: `Bearer ${this.#token}` }),
        ...(sent === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: jsonOrText(text) as Body }
  }

  get<Body = unknown>(path: string, headers?: Record<string, string>): Promise<Answer<Body>> {
    return this.send(path, headers ? { headers } : {})
  }

  post<Body = unknown>(
    path: string,
    body: unknown = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.send(path, { method: 'POST', body, headers })
  }

  issue(body: Record<string, unknown> = { service: 'tax' }, key?: string): Promise<Answer<TicketResource>> {
    return this.post('/tickets', body, key === undefined ? {} : { 'Idempotency-Key': key })
  }

  press(window: number, name: string, body: unknown = {}, key?: string): Promise<Answer<PressAnswer>> {
    const headers: Record<string, string> = key === undefined ? {} : { 'Idempotency-Key': key }
    return this.post(`/service-windows/${window}/${name}`, body, headers)
  }
}
