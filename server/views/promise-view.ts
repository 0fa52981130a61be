import type { PromiseInputs, PromiseResource } from '../contract/ticket-resource.ts'
import { isWhole, type Promised } from '../hall/promise.ts'

function inputsView(madeFrom: Promised['madeFrom']): PromiseInputs {
  if (isWhole(madeFrom))
    return {
      ...madeFrom,
      changes: madeFrom.changes.map((change) => ({ ...change })),
      leanings: madeFrom.leanings && { ...madeFrom.leanings },
    }
  const unsaid = {
    ahead: null,
    windowsExpected: null,
    closesAtMs: null,
    calledShare: null,
    leanings: null,
    waitsLearned: null,
  }
  return { ...madeFrom, ...unsaid, changes: [], p10Ms: null, p50Ms: null, p90Ms: null }
}

/** A promise with what it was made from; one of an older version says less. */
export function promiseView(promise: Promised): PromiseResource {
  return { ...promise, madeFrom: inputsView(promise.madeFrom) }
}
