import { z } from 'zod'

/** The end of the year 9999: later instants are no dates that a screen could show. */
const lastInstantMs = 253_402_300_799_999

/** An instant: integer milliseconds since 1970 UTC. */
export const atMs = z.int().min(0).max(lastInstantMs)
/** A duration in milliseconds. */
export const durationMs = z.int().min(0)

/** Lengths that any text sent to the hall must keep to. */
export const textLimits = { note: 500, reason: 200, id: 64, language: 8 } as const

export const languageCode = z.string().min(2).max(textLimits.language)
export const serviceKey = z.string().min(1).max(textLimits.id)
export const clerkKey = z.string().min(1).max(textLimits.id)
export const priorityClassKey = z.string().min(1).max(textLimits.id)
export const ticketKey = z.string().regex(/^\d{8}-\d{5}$/, 'a ticket id looks like 20261122-00134')
export const windowKey = z.int().min(1).max(999)
/** The number of a service window as a part of an address, where all is text. */
export const windowInPath = z
  .string()
  .regex(/^\d{1,3}$/, 'a service window has a number from 1 to 999')
  .pipe(z.coerce.number<string>().int().min(1).max(999))

/** A text in each language of the hall, by language code. */
export const names = z.record(z.string(), z.string())

export const role = z.enum(['triage', 'clerk', 'manager', 'screen'])
/** What a token or an enrolled browser may do; a manager may do everything. */
export type Role = z.infer<typeof role>
