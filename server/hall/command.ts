import type { HallConfiguration, WorkProfile } from './configuration.ts'
import type { BusinessDay, ClerkId, PriorityClassId, ServiceId, TicketId, WindowNumber } from './ids.ts'
import type { Promised } from './promise.ts'
import type { Outcome, SlipOutcome } from './ticket.ts'

/**
 * What the hall can be asked to do. Ids may name things that do not exist: `decide` refuses those by name.
 * The texts of notes never pass through here (PRIV-1): a command only says that there is one.
 */
export type HallCommand =
  | { readonly type: 'configureHall'; readonly configuration: HallConfiguration }
  | { readonly type: 'openDay'; readonly day: BusinessDay | null }
  | { readonly type: 'closeDay'; readonly reason: 'by-hand' | 'rolled-over' }
  | { readonly type: 'openService'; readonly service: ServiceId }
  | { readonly type: 'closeService'; readonly service: ServiceId; readonly reason: string | null }
  | {
      readonly type: 'openWindow'
      readonly serviceWindow: WindowNumber
      readonly clerk: ClerkId | null
      /** Null: the profile of the configuration. */
      readonly workProfile: WorkProfile | null
    }
  | { readonly type: 'closeWindow'; readonly serviceWindow: WindowNumber }
  | {
      readonly type: 'pauseWindow'
      readonly serviceWindow: WindowNumber
      readonly reason: string | null
      readonly expectedReturnAtMs: number | null
    }
  | {
      readonly type: 'issueTicket'
      readonly service: ServiceId
      /** Null: the hall's own language. */
      readonly language: string | null
      /** Null: the ordinary class. */
      readonly priorityClass: PriorityClassId | null
      readonly withNote: boolean
      /** The forecaster's promise at this instant; null where there is too little to go on (PROMISE-2). */
      readonly promise: Promised | null
      /** The forecaster's chance of her being called today at all, 0 to 1; null where it is not known. */
      readonly calledShare: number | null
      /** The citizen was told that she may not be served before closing, and wants the ticket (ISSUE-4). */
      readonly toldMayNotBeServed: boolean
    }
  | { readonly type: 'addNote'; readonly ticket: TicketId }
  | { readonly type: 'reprintSlip'; readonly ticket: TicketId }
  | { readonly type: 'recordSlip'; readonly ticket: TicketId; readonly outcome: SlipOutcome }
  | { readonly type: 'requoteTicket'; readonly ticket: TicketId; readonly promise: Promised }
  | { readonly type: 'callNext'; readonly serviceWindow: WindowNumber }
  | {
      readonly type: 'callTicket'
      readonly serviceWindow: WindowNumber
      readonly ticket: TicketId
      readonly reason: string
    }
  | { readonly type: 'recall'; readonly serviceWindow: WindowNumber }
  | { readonly type: 'startService'; readonly serviceWindow: WindowNumber }
  | { readonly type: 'complete'; readonly serviceWindow: WindowNumber; readonly outcome: Outcome }
  | { readonly type: 'markNoShow'; readonly serviceWindow: WindowNumber }
  | { readonly type: 'park'; readonly serviceWindow: WindowNumber; readonly reason: string | null }
  | { readonly type: 'resumeTicket'; readonly ticket: TicketId; readonly serviceWindow: WindowNumber | null }
  | {
      readonly type: 'transferTicket'
      readonly ticket: TicketId
      /** Null: keeps its service, for another window. */
      readonly service: ServiceId | null
      readonly serviceWindow: WindowNumber | null
      readonly withNote: boolean
    }
  | {
      readonly type: 'cancelTicket'
      readonly ticket: TicketId
      readonly reason: string | null
      readonly renege: boolean
    }
  | { readonly type: 'reinstateTicket'; readonly ticket: TicketId }
  | { readonly type: 'takeOver'; readonly serviceWindow: WindowNumber; readonly ticket: TicketId }
  | { readonly type: 'undoAtWindow'; readonly serviceWindow: WindowNumber }
  | { readonly type: 'undoOnTicket'; readonly ticket: TicketId }
