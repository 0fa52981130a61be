import type { Desk } from './desk.ts'
import type { CalledRow, TraceRow } from './trace-row.ts'

/** What one person in the hall does at one instant, as one request to the server. */
export type Action =
  | { readonly verb: 'issue'; readonly row: TraceRow }
  | { readonly verb: 'cancel'; readonly row: TraceRow }
  | { readonly verb: 'open-window'; readonly desk: Desk }
  | { readonly verb: 'close-window'; readonly desk: Desk }
  | {
      readonly verb: 'call'
      readonly row: CalledRow
      readonly desk: Desk
      /** The visit that ends by this call, as with a clerk who presses Next; null where the desk is free. */
      readonly completing: CalledRow | null
    }
  | { readonly verb: 'start' | 'complete' | 'no-show'; readonly row: CalledRow; readonly desk: Desk }

export type Verb = Action['verb']

/** One action in a schedule. */
export interface Operation {
  readonly action: Action
  /** Its place in the schedule, from 0. */
  readonly index: number
  /** Seconds after local midnight of the recorded day. */
  readonly atS: number
  /** Places of the operations that must have been answered before this one is sent. */
  readonly after: readonly number[]
}
