import { z } from 'zod'
import { atMs, names } from './primitives.ts'
import { ticketStatus } from './ticket-resource.ts'

/** What a citizen may see of her own ticket, by the secret in its QR. */
export const phoneView = z
  .object({
    hall: z.object({ names, timeZone: z.string() }),
    number: z.string(),
    language: z.string(),
    serviceNames: names,
    status: ticketStatus,
    ahead: z.int().nullable(),
    promise: z
      .object({ notBeforeMs: atMs, byMs: atMs })
      .nullable()
      .describe('the first promise, as on the slip'),
    requote: z.object({ notBeforeMs: atMs, byMs: atMs }).nullable().describe('the newest later promise'),
    serviceWindow: z.int().nullable().describe('where to go; null unless called or in service'),
    clerk: names.nullable(),
    nowMs: atMs,
  })
  .meta({ id: 'Phone' })
export type PhoneView = z.infer<typeof phoneView>
