import { z } from 'zod'
import { waitRange } from './board-view.ts'
import { atMs } from './primitives.ts'
import {
  promiseResource,
  promiseScore,
  slipOutcome,
  ticketStatus,
  undoResource,
  windowStatus,
} from './ticket-resource.ts'

export const queuedTicket = z
  .object({
    id: z.string(),
    number: z.string(),
    service: z.string(),
    priorityClass: z.string(),
    language: z.string(),
    status: ticketStatus,
    issuedAtMs: atMs,
    serviceWindow: z.int().nullable(),
    promise: promiseResource.nullable(),
    noteCount: z.int(),
  })
  .meta({ id: 'QueuedTicket' })
export type QueuedTicket = z.infer<typeof queuedTicket>

/** What the triage clerk sees of the hall. */
export const queueView = z
  .object({
    day: z.object({
      open: z.boolean(),
      issuing: z.boolean(),
      closesAtMs: atMs.nullable(),
      opensAtMs: atMs.nullable(),
    }),
    services: z.record(
      z.string(),
      z.object({
        open: z.boolean(),
        waiting: z.int(),
        longestSinceMs: atMs.nullable().describe('issue of the ticket that waits longest'),
        windowsOpen: z.int().describe('windows open that call this service'),
        arrivingNow: waitRange,
        told: z
          .record(
            z.string(),
            z.object({
              ahead: z.int(),
              promise: z.object({ notBeforeMs: atMs, byMs: atMs }).nullable(),
            }),
          )
          .describe('by priority class: what a slip would say if it were issued now'),
      }),
    ),
    serviceWindows: z.record(
      z.string(),
      z.object({ status: windowStatus, clerk: z.string().nullable(), number: z.string().nullable() }),
    ),
    waiting: z.array(queuedTicket).max(200).describe('in order of arrival; the first 200'),
    waitingTotal: z.int(),
    issued: z
      .array(
        z.object({
          id: z.string(),
          number: z.string(),
          service: z.string(),
          language: z.string(),
          issuedAtMs: atMs,
          status: ticketStatus,
          slip: slipOutcome.nullable(),
          promise: promiseResource.nullable(),
          promiseScore: promiseScore.nullable(),
          undo: undoResource.nullable(),
        }),
      )
      .max(20)
      .describe('the last tickets issued, newest first'),
    issuedTotal: z.int(),
  })
  .meta({ id: 'Queue' })
export type QueueView = z.infer<typeof queueView>
