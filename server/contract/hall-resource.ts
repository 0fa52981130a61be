import { z } from 'zod'
import { atMs, durationMs, names } from './primitives.ts'

export const clockResource = z
  .object({
    nowMs: atMs.describe('the hall’s own clock'),
    speed: z.number().describe('1 in service; more in drives and rehearsals'),
  })
  .meta({ id: 'Clock' })

export const dayResource = z
  .object({
    status: z.enum(['never-opened', 'open', 'closed']),
    day: z.string().nullable(),
    rollsOverAtMs: atMs.nullable(),
    issuing: z.boolean().describe('whether tickets are issued now, by the hall’s hours'),
    closesAtMs: atMs.nullable(),
    opensAtMs: atMs.nullable(),
  })
  .meta({ id: 'Day' })

export const serviceResource = z
  .object({
    id: z.string(),
    letter: z.string(),
    names,
    documents: z.array(names),
    targetWaitMs: durationMs,
    open: z.boolean(),
    dailyLimit: z.int().nullable(),
  })
  .meta({ id: 'Service' })

/** The hall as configured: what a screen needs to know once. */
export const hallResource = z
  .object({
    id: z.string(),
    names,
    timeZone: z.string(),
    languages: z.array(z.string()).describe('the first is the hall’s own'),
    clock: clockResource,
    day: dayResource,
    services: z.array(serviceResource),
    serviceWindows: z.array(
      z.object({
        number: z.int(),
        workProfile: z.array(z.object({ service: z.string(), rank: z.int() })),
      }),
    ),
    clerks: z.array(z.object({ id: z.string(), names })),
    priorityClasses: z.array(z.object({ id: z.string(), names, proof: names.nullable() })),
    recallsBeforeNoShow: z.int(),
    reinstateWithinMs: durationMs,
    undoWithinMs: durationMs,
    printer: z.enum(['none', 'network']).describe('none: slips are shown on the screen'),
    outcomes: z.array(z.string()),
  })
  .meta({ id: 'Hall' })
export type HallResource = z.infer<typeof hallResource>
