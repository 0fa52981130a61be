import { randomUUID } from 'node:crypto'
import type { HallCommand } from '../hall/command.ts'
import type { HallEvent } from '../hall/event.ts'
import type { Refusal } from '../hall/refusal.ts'
import type { Engine } from './engine.ts'

/** What one of the hall's own commands came to. */
export interface OwnOutcome {
  readonly events: readonly HallEvent[]
  readonly refusal: Refusal | null
}

/** A command that nobody pressed: the hall itself opens days and records slips. Rejects as `Engine.submit` does. */
export async function submitOwn(engine: Engine, command: HallCommand): Promise<OwnOutcome> {
  const submitted = await engine.submit<OwnOutcome>({
    commandId: randomUUID(),
    fingerprint: '',
    remember: false,
    by: 'hall',
    command,
    note: null,
    answer: ({ events, refusal }) => ({ events, refusal }),
    keep: () => '',
  })
  if (submitted.kind !== 'answered') throw new Error(`the hall’s own ${command.type} was ${submitted.kind}`)
  return submitted.answer
}
