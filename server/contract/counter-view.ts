import { z } from 'zod'
import { atMs, durationMs } from './primitives.ts'
import { queuedTicket } from './queue-view.ts'
import { ticketResource, windowResource } from './ticket-resource.ts'

/** What the clerk at one service window sees. */
export const counterView = z
  .object({
    dayOpen: z.boolean(),
    serviceWindow: windowResource,
    ticket: ticketResource.nullable().describe('called or in service here, with its notes and history'),
    targetWaitMs: durationMs.nullable().describe('target wait of that ticket’s service'),
    noShowOffered: z.boolean().describe('whether enough recalls were made'),
    next: z.array(queuedTicket).max(30).describe('in the order in which this window would call them now'),
    waitingTotal: z.int().describe('all who wait for a service that this window calls'),
    services: z.record(z.string(), z.object({ waiting: z.int(), longestSinceMs: atMs.nullable() })),
    parked: z.array(queuedTicket.extend({ parkedAtMs: atMs, reason: z.string().nullable() })).max(50),
    missed: z
      .array(queuedTicket.extend({ reinstateUntilMs: atMs }))
      .max(50)
      .describe('no-shows that can be reinstated'),
    others: z
      .record(
        z.string(),
        z.object({
          status: z.enum(['open', 'paused', 'closed']),
          clerk: z.string().nullable(),
          ticket: z.object({ id: z.string(), number: z.string(), sinceMs: atMs }).nullable(),
        }),
      )
      .describe('the other windows, for transfers and for taking over'),
  })
  .meta({ id: 'Counter' })
export type CounterView = z.infer<typeof counterView>
