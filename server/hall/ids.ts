declare const brand: unique symbol
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name }

/** Names one service of the hall, as written in its configuration. */
export type ServiceId = Branded<string, 'ServiceId'>
/** Names one clerk of the hall, as written in its configuration. */
export type ClerkId = Branded<string, 'ClerkId'>
/** Names one priority class of the hall, as written in its configuration. */
export type PriorityClassId = Branded<string, 'PriorityClassId'>
/** The number over a service window, from 1. */
export type WindowNumber = Branded<number, 'WindowNumber'>
/** A business day of the hall, `YYYY-MM-DD` in the hall's own time zone. */
export type BusinessDay = Branded<string, 'BusinessDay'>
/** One ticket for ever: its business day and its place in that day's issuing order, `20261122-00134`. */
export type TicketId = Branded<string, 'TicketId'>

export const serviceId = (text: string): ServiceId => text as ServiceId
export const clerkId = (text: string): ClerkId => text as ClerkId
export const priorityClassId = (text: string): PriorityClassId => text as PriorityClassId
export const windowNumber = (number: number): WindowNumber => number as WindowNumber
export const businessDay = (text: string): BusinessDay => text as BusinessDay

/** The id of the `ordinal`th ticket (from 1) of a business day. */
export function ticketIdOf(day: BusinessDay, ordinal: number): TicketId {
  return `${day.replaceAll('-', '')}-${String(ordinal).padStart(5, '0')}` as TicketId
}

/** `YYYYMMDD-` comes before the ordinal in a ticket's id. */
const ordinalAt = 9

/** The place in its day’s issuing order, from 1; 0 where the text holds none. Whoever looks a ticket up compares its id. */
export function ordinalOf(id: TicketId): number {
  const ordinal = Number(id.slice(ordinalAt))
  return Number.isInteger(ordinal) && ordinal > 0 ? ordinal : 0
}
