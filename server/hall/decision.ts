import type { HallEvent } from './event.ts'
import type { Refusal } from './refusal.ts'

/** What a command comes to: the events it causes (none where there is nothing to do), or why not. */
export type Decision =
  | { readonly accepted: true; readonly events: readonly HallEvent[] }
  | { readonly accepted: false; readonly refusal: Refusal }

export function accept(...events: readonly HallEvent[]): Decision {
  return { accepted: true, events }
}

export function refuse(refusal: Refusal): Decision {
  return { accepted: false, refusal }
}
