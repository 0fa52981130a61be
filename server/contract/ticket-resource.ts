import { z } from 'zod'
import { atMs, durationMs } from './primitives.ts'

const windowChange = z
  .object({
    what: z.enum(['opens', 'closes', 'break-begins', 'break-ends']),
    serviceWindow: z.int(),
    atMs,
  })
  .meta({ id: 'WindowChange', description: 'A planned or declared change at a service window.' })

const shareOfOne = z.number().min(0).max(1)

export const promiseInputs = z
  .object({
    forecaster: z.string().describe('name and version of what made the forecast'),
    ahead: z.int().min(0).nullable().describe('waiting for the same service and called before'),
    workAhead: z.number().min(0).describe('waiting for any service of the same windows and called before'),
    windowsOpen: z.int().min(0).describe('windows that were open for the service'),
    windowsExpected: z
      .number()
      .min(0)
      .nullable()
      .describe('windows expected to be open for it at the middle of the forecast'),
    changes: z.array(windowChange).max(6).describe('at windows of the service within the promise, in order'),
    calledShare: shareOfOne
      .nullable()
      .describe('the chance that she is called today at all, as a share of one'),
    closesAtMs: atMs
      .nullable()
      .describe(
        'when calling ends for the service, by hours, plan or business day; null where nothing ends it',
      ),
    serviceMs: durationMs.nullable().describe('usual time of one citizen at a window; null where unknown'),
    leanings: z
      .object({ simulation: shareOfOne, similarWaits: shareOfOne, recentCalls: shareOfOne })
      .nullable()
      .describe(
        'what the forecast leaned on, as shares of one: the hall run forward from its state; past waits that began in a like state; how fast people are being called',
      ),
    waitsLearned: z.int().min(0).nullable().describe('waits for the service that were learned from'),
    p10Ms: durationMs.nullable(),
    p50Ms: durationMs.nullable(),
    p90Ms: durationMs.nullable().describe('the forecast before rounding, from the issue to the call'),
  })
  .meta({
    id: 'PromiseInputs',
    description:
      'What a promise was made from: why 40 minutes? Null where a promise of an older version does not say it.',
  })
export type PromiseInputs = z.infer<typeof promiseInputs>

export const promiseResource = z
  .object({
    notBeforeMs: atMs.describe(
      'start of the promised range, an instant on a whole five minutes of the clock',
    ),
    byMs: atMs.describe('end of the promised range'),
    aboutMs: durationMs.describe('middle of the forecast: from the moment it was told to the call'),
    madeFrom: promiseInputs,
  })
  .meta({ id: 'Promise', description: 'The estimate as shown to the citizen and recorded.' })
export type PromiseResource = z.infer<typeof promiseResource>

export const ticketStatus = z.enum([
  'waiting',
  'called',
  'serving',
  'parked',
  'completed',
  'no-show',
  'cancelled',
  'expired',
])
export const outcome = z.enum(['done', 'documents-missing', 'to-return', 'referred', 'not-ours'])
export const slipOutcome = z.enum([
  'printed',
  'sent-unconfirmed',
  'not-sent',
  'unknown',
  'on-screen',
  'dropped',
])
export const promiseScore = z.enum(['kept', 'early', 'late'])

export const note = z
  .object({
    text: z.string(),
    atMs,
    by: z.string().describe('the role that wrote it, with the window where there is one'),
  })
  .meta({ id: 'Note' })
export type Note = z.infer<typeof note>

export const stay = z
  .object({
    service: z.string(),
    serviceWindow: z.int(),
    clerk: z.string().nullable(),
    calledAtMs: atMs,
    startedAtMs: atMs.nullable(),
    endedAtMs: atMs,
    endedBy: z.enum(['completed', 'no-show', 'transferred', 'parked', 'cancelled', 'taken-over', 'expired']),
  })
  .meta({ id: 'Stay', description: 'One stay of a ticket at one service window.' })

/** One ticket as staff see it. */
export const ticketResource = z
  .object({
    id: z.string(),
    number: z.string().describe('letter and number, as on the slip'),
    status: ticketStatus,
    service: z.string().describe('what it waits for or is served with now'),
    firstService: z.string().describe('what the citizen came for first'),
    language: z.string(),
    priorityClass: z.string(),
    issuedAtMs: atMs,
    ahead: z.int().min(0).describe('people ahead in the same service when it was issued'),
    aheadNow: z.int().min(0).nullable().describe('people ahead in the same service now; null unless waiting'),
    promise: promiseResource.nullable().describe('null where there was too little to go on; never changed'),
    requotes: z.array(promiseResource).describe('later promises, each with an apology, newest last'),
    promiseScore: promiseScore
      .nullable()
      .describe('scored at the first call; null before, or without a promise'),
    serviceWindow: z.int().nullable().describe('the window it is at, parked at, or waits for in particular'),
    clerk: z.string().nullable(),
    calledAtMs: atMs.nullable().describe('the present or last call'),
    firstCalledAtMs: atMs.nullable(),
    startedAtMs: atMs.nullable(),
    endedAtMs: atMs.nullable(),
    recalls: z.int().min(0),
    outcome: outcome.nullable(),
    reason: z.string().nullable().describe('why it was parked or cancelled'),
    stays: z.array(stay),
    notes: z.array(note),
    slip: slipOutcome.nullable().describe('null until the printer has answered'),
    shortCode: z.string().describe('to be typed where the QR cannot be read'),
    url: z.string().describe('the citizen’s own page, as in the QR'),
  })
  .meta({ id: 'Ticket' })
export type TicketResource = z.infer<typeof ticketResource>

export const windowStatus = z.enum(['open', 'paused', 'closed'])

export const press = z.enum([
  'call-next',
  'call',
  'complete',
  'no-show',
  'park',
  'transfer',
  'cancel',
  'take-over',
])

export const undoResource = z
  .object({ press, untilMs: atMs })
  .meta({ id: 'Undo', description: 'A press that can still be undone.' })

export const windowResource = z
  .object({
    number: z.int(),
    status: windowStatus,
    clerk: z.string().nullable(),
    workProfile: z.array(z.object({ service: z.string(), rank: z.int() })),
    ticket: z.string().nullable().describe('id of the ticket called to it or in service there'),
    reason: z.string().nullable().describe('of a break'),
    expectedReturnAtMs: atMs.nullable(),
    undo: undoResource.nullable(),
  })
  .meta({ id: 'ServiceWindow' })
export type WindowResource = z.infer<typeof windowResource>

/** What every press at a service window answers. */
export const pressAnswer = z
  .object({
    serviceWindow: windowResource,
    ticket: ticketResource
      .nullable()
      .describe('the ticket that the press was about: for call-next the one called, null where nobody waits'),
    completed: ticketResource.nullable().describe('the ticket that was completed by calling another one'),
  })
  .meta({ id: 'PressAnswer' })
export type PressAnswer = z.infer<typeof pressAnswer>
