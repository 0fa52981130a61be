import { z } from 'zod'
import { atMs, durationMs, names } from './primitives.ts'

/** The wait for someone who arrives now, as a range; null where there is too little to go on. */
export const waitRange = z.object({ fromMs: durationMs, toMs: durationMs }).nullable()

export const boardCall = z
  .object({
    ticket: z.string(),
    number: z.string(),
    serviceWindow: z.int(),
    clerk: names.nullable(),
    language: z.string(),
    state: z.enum(['called', 'serving']),
    calledAtMs: atMs,
    lastCalledAtMs: atMs.describe('of the newest recall, or the call itself'),
    recalls: z.int(),
  })
  .meta({ id: 'BoardCall' })
export type BoardCall = z.infer<typeof boardCall>

/** What the hall screen shows. */
export const boardView = z
  .object({
    hall: z.object({ names, languages: z.array(z.string()), timeZone: z.string() }),
    day: z.object({
      open: z.boolean(),
      closesAtMs: atMs.nullable(),
      opensAtMs: atMs.nullable(),
    }),
    calls: z
      .array(boardCall)
      .max(8)
      .describe('tickets called or in service, newest call first; a call that is over is not in it'),
    missed: z
      .array(z.object({ number: z.string(), missedAtMs: atMs }))
      .max(8)
      .describe('no-shows that can still come back'),
    services: z.record(
      z.string(),
      z.object({
        letter: z.string(),
        names,
        open: z.boolean(),
        waiting: z.int(),
        arrivingNow: waitRange,
      }),
    ),
    apologies: z
      .array(z.object({ number: z.string(), notBeforeMs: atMs, byMs: atMs }))
      .max(8)
      .describe('waiting tickets whose first promise cannot be kept, with their new time'),
  })
  .meta({ id: 'Board' })
export type BoardView = z.infer<typeof boardView>
