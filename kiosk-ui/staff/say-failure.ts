import { formatClock } from '../../language/time.ts'
import type { ProblemMessages, ProblemWord } from '../../language/staff/problem-messages.ts'
import type { Failure } from '../../ui-kit/http/answer.ts'

function isKnown(words: ProblemMessages, code: string): code is ProblemWord {
  return Object.hasOwn(words.text, code)
}

/** Why a press came to nothing, for the person who pressed. */
export function sayFailure(words: ProblemMessages, failure: Failure, timeZone: string): string {
  const { code, data } = failure
  const { serviceWindow, recallsNeeded, opensAtMs } = data
  if (code === 'clerk-elsewhere' && typeof serviceWindow === 'number')
    return words.clerkElsewhere(String(serviceWindow))
  if (code === 'no-show-too-early' && typeof recallsNeeded === 'number')
    return words.noShowTooEarly(recallsNeeded)
  if (!isKnown(words, code)) return words.other(code)
  const text = words.text[code]
  return typeof opensAtMs === 'number' ? `${text} · ${words.opensAt(formatClock(opensAtMs, timeZone))}` : text
}
