import type { DeskKey } from './desk.ts'

/** Where a drive departs from the record, because a service window serves one citizen at a time. */
export type Adjustment =
  | {
      /** The agent took the next visit before this one ended; it ends at that instant instead. */
      readonly kind: 'shortened'
      readonly line: number
      readonly byS: number
      readonly nextLine: number
    }
  | {
      /** The agent is recorded with another visit at the same time; this one is served at a further desk. */
      readonly kind: 'further-desk'
      readonly line: number
      readonly overlapS: number
      readonly desk: DeskKey
    }
  | {
      /** No agent was recorded; the visit is served at a desk without a name. */
      readonly kind: 'unnamed-agent'
      readonly line: number
      readonly desk: DeskKey
    }
