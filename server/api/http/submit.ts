import { createHash, randomUUID } from 'node:crypto'
import { EngineBusy, EngineStopped } from '../../engine/engine.ts'
import type { Outcome } from '../../engine/submission.ts'
import type { HallCommand } from '../../hall/command.ts'
import type { ApiParts } from '../api-parts.ts'
import type { Call, Reply } from './handler.ts'
import { withNotes, withoutNotes } from './kept-answer.ts'
import { commonProblems, problemOf, problemOfRefusal, ProblemError } from './problems.ts'

const keyLengthMax = 200

function keyOf(call: Call): string | null {
  const key = call.request.get('Idempotency-Key')
  if (key === undefined) return null
  if (!/^[\x21-\x7e]+$/.test(key) || key.length > keyLengthMax)
    throw new ProblemError(
      problemOf(400, 'invalid-request', 'An Idempotency-Key is 1 to 200 visible ASCII characters'),
    )
  return key
}

function fingerprintOf(call: Call): string {
  const asked = JSON.stringify([
    call.request.method,
    call.request.baseUrl + call.request.path,
    call.body ?? null,
  ])
  return createHash('sha256').update(asked).digest('base64url')
}

interface Wanted {
  readonly command: HallCommand
  readonly note?: string | undefined
  /** Builds the answer to a command that was carried out. */
  readonly answer: (outcome: Outcome) => unknown
  readonly status?: 200 | 201
}

function failure(error: unknown): unknown {
  if (error instanceof EngineBusy) return new ProblemError(commonProblems['busy'])
  if (error instanceof EngineStopped) return new ProblemError(commonProblems['shutting-down'])
  return error
}

/** Sends a command to the engine and answers once it is durable. A refusal becomes problem+json. */
export async function submit(parts: ApiParts, call: Call, wanted: Wanted): Promise<Reply> {
  const key = keyOf(call)
  const holder = call.holder
  const who = holder ? `${holder.roles.join('+')}:${holder.id}` : 'nobody'
  const submitted = await parts.engine
    .submit<Reply>({
      commandId: key === null ? randomUUID() : `${holder?.id ?? ''}:${key}`,
      fingerprint: fingerprintOf(call),
      remember: key !== null,
      by: who,
      command: wanted.command,
      note: wanted.note ?? null,
      answer: (outcome) =>
        outcome.refusal
          ? { status: problemOfRefusal(outcome.refusal).status, body: problemOfRefusal(outcome.refusal) }
          : { status: wanted.status ?? 200, body: wanted.answer(outcome) },
      keep: ({ status, body }) => JSON.stringify({ status, body: withoutNotes(body) }),
    })
    .catch((error: unknown) => {
      throw failure(error)
    })
  switch (submitted.kind) {
    case 'answered':
      return submitted.answer
    case 'repeated': {
      const kept = JSON.parse(submitted.kept) as Reply
      return { ...kept, body: withNotes(kept.body, parts), repeated: true }
    }
    case 'key-reused':
      throw new ProblemError(commonProblems['key-reused'])
    default:
      return submitted satisfies never
  }
}
