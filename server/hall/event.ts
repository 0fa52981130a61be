import type { LoggedConfiguration, WorkProfile } from './configuration.ts'
import type { BusinessDay, ClerkId, PriorityClassId, ServiceId, TicketId, WindowNumber } from './ids.ts'
import type { Promised } from './promise.ts'
import type { Outcome, SlipOutcome } from './ticket.ts'

/** Where a press was made that can be undone: at a service window, or on a ticket that is at none. */
export type Place = `window:${number}` | `ticket:${string}`

export type Press =
  'call-next' | 'call' | 'complete' | 'no-show' | 'park' | 'transfer' | 'cancel' | 'take-over'

/** How a ticket came to be called. */
export type CallReason = { readonly by: 'rule' } | { readonly by: 'hand'; readonly reason: string }

type At<Event> = Event & { readonly atMs: number }

export type HallEvent = At<
  | { readonly type: 'HallConfigured'; readonly configuration: LoggedConfiguration }
  | {
      readonly type: 'DayOpened'
      readonly day: BusinessDay
      /** When the day ends by itself; null: only by a manager. */
      readonly rollsOverAtMs: number | null
    }
  | { readonly type: 'DayClosed'; readonly reason: 'by-hand' | 'rolled-over' }
  | { readonly type: 'ServiceOpened'; readonly service: ServiceId }
  | { readonly type: 'ServiceClosed'; readonly service: ServiceId; readonly reason: string | null }
  | {
      readonly type: 'WindowOpened'
      readonly serviceWindow: WindowNumber
      readonly clerk: ClerkId | null
      readonly workProfile: WorkProfile
    }
  | { readonly type: 'WindowClosed'; readonly serviceWindow: WindowNumber }
  | {
      readonly type: 'WindowPaused'
      readonly serviceWindow: WindowNumber
      readonly reason: string | null
      readonly expectedReturnAtMs: number | null
    }
  | { readonly type: 'WindowResumed'; readonly serviceWindow: WindowNumber }
  | {
      readonly type: 'TicketIssued'
      readonly ticket: TicketId
      readonly number: string
      readonly service: ServiceId
      readonly language: string
      readonly priorityClass: PriorityClassId
      readonly ahead: number
      readonly promise: Promised | null
      readonly toldMayNotBeServed: boolean
    }
  | { readonly type: 'NoteAdded'; readonly ticket: TicketId }
  | { readonly type: 'SlipReprinted'; readonly ticket: TicketId }
  | { readonly type: 'SlipRecorded'; readonly ticket: TicketId; readonly outcome: SlipOutcome }
  | { readonly type: 'TicketRequoted'; readonly ticket: TicketId; readonly promise: Promised }
  | {
      readonly type: 'TicketCalled'
      readonly ticket: TicketId
      readonly serviceWindow: WindowNumber
      readonly how: CallReason
    }
  | { readonly type: 'TicketRecalled'; readonly ticket: TicketId }
  | { readonly type: 'TicketStarted'; readonly ticket: TicketId }
  | { readonly type: 'TicketCompleted'; readonly ticket: TicketId; readonly outcome: Outcome }
  | { readonly type: 'TicketMarkedNoShow'; readonly ticket: TicketId }
  | { readonly type: 'TicketReinstated'; readonly ticket: TicketId }
  | {
      readonly type: 'TicketTransferred'
      readonly ticket: TicketId
      readonly service: ServiceId
      /** The line of this one window; null: any window that calls the service. */
      readonly line: WindowNumber | null
    }
  | { readonly type: 'TicketParked'; readonly ticket: TicketId; readonly reason: string | null }
  | { readonly type: 'TicketResumed'; readonly ticket: TicketId; readonly line: WindowNumber | null }
  | { readonly type: 'TicketReleased'; readonly ticket: TicketId }
  | {
      readonly type: 'TicketCancelled'
      readonly ticket: TicketId
      readonly reason: string | null
      readonly renege: boolean
    }
  | { readonly type: 'TicketTakenOver'; readonly ticket: TicketId; readonly serviceWindow: WindowNumber }
  | { readonly type: 'TicketExpired'; readonly ticket: TicketId }
  | {
      /** Precedes the events of a destructive press and keeps what it is about to change, for undo. */
      readonly type: 'PressMade'
      readonly place: Place
      readonly press: Press
      readonly tickets: readonly { readonly ticket: TicketId; readonly revisionAfter: number }[]
    }
  | { readonly type: 'PressUndone'; readonly place: Place; readonly tickets: readonly TicketId[] }
>
