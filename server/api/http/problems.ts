import type { Problem } from '../../contract/problem.ts'
import type { Refusal } from '../../hall/refusal.ts'

/** An answer that is an error, thrown by handlers and turned into problem+json at one place. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.title)
    this.problem = problem
  }
}

interface Extras {
  readonly detail?: string
  readonly data?: Record<string, unknown>
}

export function problemOf(status: number, code: string, title: string, extras: Extras = {}): Problem {
  return { type: `urn:ashnav:problem:${code}`, title, status, code, ...extras }
}

interface Saying {
  readonly status: 400 | 404 | 409 | 422 | 503
  readonly title: string
}

/** How each refusal of the hall is said over HTTP. */
export const refusalSayings: Readonly<Record<Refusal['code'], Saying>> = {
  'hall-not-configured': { status: 503, title: 'The hall has no configuration yet' },
  'configuration-in-use': { status: 409, title: 'The new configuration lacks something that is in use now' },
  'day-not-open': { status: 409, title: 'The business day is not open' },
  'day-already-open': { status: 409, title: 'The business day is open already' },
  'day-is-over': { status: 409, title: 'That business day cannot be opened now' },
  'hall-closed': { status: 409, title: 'The hall is closed now' },
  'unknown-service': { status: 404, title: 'There is no such service' },
  'unknown-service-window': { status: 404, title: 'There is no such service window' },
  'unknown-clerk': { status: 404, title: 'There is no such clerk' },
  'unknown-priority-class': { status: 422, title: 'There is no such priority class' },
  'unknown-language': { status: 422, title: 'The hall does not speak that language' },
  'unknown-ticket': { status: 404, title: 'There is no such ticket today' },
  'service-closed': { status: 409, title: 'The service is closed for new tickets' },
  'service-outside-hours': { status: 409, title: 'The service has other hours' },
  'daily-limit-reached': { status: 409, title: 'The service has reached its daily limit' },
  'numbers-used-up': { status: 409, title: 'All numbers of the service are held by open tickets' },
  'day-is-full': { status: 409, title: 'The business day holds as many tickets as it can' },
  'may-not-be-served': {
    status: 409,
    title: 'The citizen may not be served before closing; tell her, then ask again',
  },
  'window-not-open': { status: 409, title: 'The service window is not open' },
  'window-already-open': { status: 409, title: 'The service window is open already' },
  'window-already-paused': { status: 409, title: 'The service window is on a break already' },
  'window-has-ticket': { status: 409, title: 'A ticket is still at the service window' },
  'window-has-no-ticket': { status: 409, title: 'No ticket is at the service window' },
  'clerk-elsewhere': { status: 409, title: 'The clerk sits at another service window' },
  'already-started': { status: 409, title: 'The citizen is at the window already' },
  'no-show-too-early': { status: 409, title: 'The ticket must be recalled first' },
  'reinstate-too-late': { status: 409, title: 'The time for coming back is over' },
  'ticket-not-fitting': { status: 409, title: 'The ticket’s status does not allow this' },
  'transfer-nowhere': { status: 422, title: 'Name another service, or a service window' },
  'return-in-the-past': { status: 422, title: 'The expected return lies in the past' },
  'nothing-to-undo': { status: 409, title: 'There is nothing to undo' },
  'undo-too-late': { status: 409, title: 'It is too late to undo' },
}

export function problemOfRefusal(refusal: Refusal): Problem {
  const { code, ...data } = refusal
  const { status, title } = refusalSayings[code]
  return problemOf(status, code, title, Object.keys(data).length > 0 ? { data } : {})
}

export const commonProblems = {
  'malformed-json': problemOf(400, 'malformed-json', 'The body is not JSON'),
  'invalid-request': problemOf(400, 'invalid-request', 'The request does not fit its schema'),
  unauthenticated: problemOf(401, 'unauthenticated', 'A token, or an enrolled browser, is needed'),
  'wrong-role': problemOf(403, 'wrong-role', 'The caller’s role may not do this'),
  'unknown-route': problemOf(404, 'unknown-route', 'There is nothing at this address'),
  'method-not-allowed': problemOf(405, 'method-not-allowed', 'This address does not take that method'),
  'body-too-large': problemOf(413, 'body-too-large', 'The body is larger than 16 kB'),
  'not-json': problemOf(415, 'not-json', 'Send the body as application/json'),
  'key-reused': problemOf(422, 'key-reused', 'This Idempotency-Key was used for another request'),
  'too-many-tries': problemOf(429, 'too-many-tries', 'Too many wrong codes; wait a few minutes'),
  busy: problemOf(503, 'busy', 'Too many requests are waiting'),
  'shutting-down': problemOf(503, 'shutting-down', 'The server is shutting down'),
  internal: problemOf(500, 'internal', 'Something went wrong in the server'),
} as const
