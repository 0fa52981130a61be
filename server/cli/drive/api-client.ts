import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import { problem } from '../../contract/problem.ts'

/** The server said no: a refusal by the hall, a wrong token, a malformed request. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  readonly status: number
  readonly code: string

  constructor(what: string, status: number, code: string, detail: string) {
    super(`${what}: ${code}${detail === '' ? '' : ` (${detail})`}`)
    this.status = status
    this.code = code
  }
}

/** No answer, or none that could be understood, within the time allowed. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError'
}

export interface ApiRequest<Schema extends z.ZodType> {
  readonly method: 'GET' | 'POST'
  /** Below `/api/v1`. */
  readonly path: string
  readonly token: string
  readonly schema: Schema
  readonly body?: Readonly<Record<string, unknown>>
  /** Makes a POST safe to send again. */
  readonly key?: string
}

export interface ApiClientOptions {
  /** Without `/api/v1`. */
  readonly url: string
  /** How long the server may be away, in milliseconds of wall time. */
  readonly patienceMs: number
  /** How long one attempt may take, in milliseconds of wall time. */
  readonly attemptMs: number
}

const busyStatuses = new Set([429, 502, 503, 504])
const firstPauseMs = 100
const longestPauseMs = 2_000

/** The server's public API. What gets no answer is sent again with the same key until the patience ends. */
export class ApiClient {
  readonly #base: string
  readonly #options: ApiClientOptions
  /** Requests answered, and how often one was sent again. */
  answered = 0
  repeated = 0
  /** Milliseconds of wall time from sending a POST to its answer, repeats included. */
  readonly changeMs: number[] = []

  constructor(options: ApiClientOptions) {
    this.#options = options
    this.#base = `${options.url.replace(/\/+$/, '')}/api/v1`
  }

  /** Throws a `RefusedError` or a `NoAnswerError`. */
  async send<Schema extends z.ZodType>(request: ApiRequest<Schema>): Promise<z.infer<Schema>> {
    const what = `${request.method} ${request.path}`
    const sentAt = performance.now()
    const giveUpAt = sentAt + this.#options.patienceMs
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      const attempt = await this.#attempt(request, what)
      if (attempt.answered) {
        this.answered += 1
        if (request.method === 'POST') this.changeMs.push(performance.now() - sentAt)
        const parsed = request.schema.safeParse(attempt.body)
        if (parsed.success) return parsed.data
        throw new NoAnswerError(`${what}: the answer is not as the contract says: ${parsed.error.message}`)
      }
      if (performance.now() + pauseMs > giveUpAt) throw new NoAnswerError(`${what}: ${attempt.why}`)
      this.repeated += 1
      await pause(pauseMs)
    }
  }

  async #attempt(
    request: ApiRequest<z.ZodType>,
    what: string,
  ): Promise<
    { readonly answered: true; readonly body: unknown } | { readonly answered: false; readonly why: string }
  > {
    const headers: Record<string, string> = { authorization: `Bearer ${request.token}` }
    if (request.key !== undefined) headers['idempotency-key'] = request.key
    if (request.method === 'POST') headers['content-type'] = 'application/json'
    let status: number
    let text: string
    try {
      const response = await fetch(`${this.#base}${request.path}`, {
        method: request.method,
        headers,
        signal: AbortSignal.timeout(this.#options.attemptMs),
        ...(request.method === 'POST' ? { body: JSON.stringify(request.body ?? {}) } : {}),
      })
      status = response.status
      text = await response.text()
    } catch (error) {
      return { answered: false, why: reasonOf(error) }
    }
    if (busyStatuses.has(status)) return { answered: false, why: `status ${status} ${codeOf(text)}` }
    const body = jsonOf(text)
    if (status >= 200 && status < 300 && body !== undefined) return { answered: true, body }
    this.answered += 1
    const refusal = problem.safeParse(body)
    if (!refusal.success) throw new RefusedError(what, status, `status ${status}`, text.slice(0, 200))
    const { code, detail, data } = refusal.data
    throw new RefusedError(
      what,
      status,
      code,
      [detail, data && JSON.stringify(data)].filter(Boolean).join(' '),
    )
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function codeOf(text: string): string {
  const refusal = problem.safeParse(jsonOf(text))
  return refusal.success ? refusal.data.code : ''
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
