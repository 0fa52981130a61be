import type { Failure } from '../../ui-kit/http/answer.ts'
import { press } from '../../ui-kit/http/request.ts'
import type { Presses } from '../staff/use-presses.ts'
import type { IssuedRow, SlipActions } from './slip-row.tsx'

type Done = 'reprint' | 'cancel' | 'undo'

/** What can be done with a slip already given out. */
export function useSlipActions(
  presses: Presses,
  onDone: (what: Done, row: IssuedRow) => void,
  onFailure: (failure: Failure) => void,
): Omit<SlipActions, 'show' | 'askWhy'> {
  const act = async (what: Done, row: IssuedRow): Promise<void> => {
    const path = `/tickets/${encodeURIComponent(row.id)}/${what}`
    const answer = await presses.run(`${what} ${row.id}`, () => press(path))
    if (answer === null) return
    if (answer.ok) onDone(what, row)
    else onFailure(answer.failure)
  }
  return {
    reprint: (row) => void act('reprint', row),
    cancel: (row) => void act('cancel', row),
    undo: (row) => void act('undo', row),
  }
}
