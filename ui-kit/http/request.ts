import type { Problem } from '../../server/contract/problem.ts'
import { failed, type Answer } from './answer.ts'
import { newIdempotencyKey } from './idempotency-key.ts'

/** Two tries of this length: a press is answered, or said to be unanswered, within eight seconds. */
const tryMsMax = 4_000

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'
}

async function failureOf(response: Response): Promise<Answer<never>> {
  const body: unknown = await response.json().catch(() => null)
  if (isProblem(body)) return failed(body.code, { ...body.data, status: response.status })
  if (response.status === 401) return failed('not-enrolled')
  return failed(response.status === 403 ? 'not-allowed' : 'server-error', { status: response.status })
}

async function attempt<Value>(path: string, init: RequestInit): Promise<Answer<Value>> {
  const response = await fetch(`/api/v1${path}`, { ...init, signal: AbortSignal.timeout(tryMsMax) })
  if (!response.ok) return failureOf(response)
  // The server's own schema has checked what it sends.
  return { ok: true, value: (await response.json()) as Value }
}

/** Reads a resource. */
export async function read<Value>(path: string): Promise<Answer<Value>> {
  try {
    return await attempt<Value>(path, { cache: 'no-store', headers: { accept: 'application/json' } })
  } catch {
    return failed('no-answer')
  }
}

/** Sends one press, under one key; once more under the same key where the answer was lost. */
export async function press<Value>(path: string, body: object = {}): Promise<Answer<Value>> {
  const init: RequestInit = {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'idempotency-key': newIdempotencyKey(),
    },
    body: JSON.stringify(body),
  }
  try {
    return await attempt<Value>(path, init)
  } catch {
    try {
      return await attempt<Value>(path, init)
    } catch {
      return failed('no-answer')
    }
  }
}
