import type { PriorityClassId, ServiceId, TicketId, WindowNumber } from './ids.ts'
import type { Ticket } from './ticket.ts'

/** Why a command was not carried out: a stable code and what a screen needs to say it in words. */
export type Refusal =
  | { readonly code: 'hall-not-configured' }
  | { readonly code: 'configuration-in-use'; readonly what: string }
  | { readonly code: 'day-not-open' }
  | { readonly code: 'day-already-open' }
  | { readonly code: 'day-is-over'; readonly day: string }
  | { readonly code: 'hall-closed'; readonly opensAtMs: number | null }
  | { readonly code: 'unknown-service'; readonly service: ServiceId }
  | { readonly code: 'unknown-service-window'; readonly serviceWindow: WindowNumber }
  | { readonly code: 'unknown-clerk'; readonly clerk: string }
  | { readonly code: 'unknown-priority-class'; readonly priorityClass: PriorityClassId }
  | { readonly code: 'unknown-language'; readonly language: string; readonly languages: readonly string[] }
  | { readonly code: 'unknown-ticket'; readonly ticket: TicketId }
  | { readonly code: 'service-closed'; readonly service: ServiceId; readonly reason: string | null }
  | { readonly code: 'service-outside-hours'; readonly service: ServiceId; readonly opensAtMs: number | null }
  | { readonly code: 'daily-limit-reached'; readonly service: ServiceId; readonly limit: number }
  | { readonly code: 'numbers-used-up'; readonly service: ServiceId }
  | { readonly code: 'day-is-full'; readonly limit: number }
  | { readonly code: 'may-not-be-served'; readonly closesAtMs: number; readonly expectedAtMs: number }
  | { readonly code: 'window-not-open'; readonly serviceWindow: WindowNumber }
  | { readonly code: 'window-already-open'; readonly serviceWindow: WindowNumber }
  | { readonly code: 'window-already-paused'; readonly serviceWindow: WindowNumber }
  | { readonly code: 'window-has-ticket'; readonly serviceWindow: WindowNumber; readonly ticket: TicketId }
  | { readonly code: 'window-has-no-ticket'; readonly serviceWindow: WindowNumber }
  | { readonly code: 'clerk-elsewhere'; readonly clerk: string; readonly serviceWindow: WindowNumber }
  | { readonly code: 'already-started'; readonly ticket: TicketId }
  | { readonly code: 'no-show-too-early'; readonly recalls: number; readonly recallsNeeded: number }
  | { readonly code: 'reinstate-too-late'; readonly ticket: TicketId; readonly untilMs: number }
  | { readonly code: 'ticket-not-fitting'; readonly ticket: TicketId; readonly status: Ticket['status'] }
  | { readonly code: 'transfer-nowhere' }
  | { readonly code: 'return-in-the-past'; readonly expectedReturnAtMs: number }
  | { readonly code: 'nothing-to-undo' }
  | { readonly code: 'undo-too-late' }
