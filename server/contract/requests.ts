import { z } from 'zod'
import { plainText } from './plain-text.ts'
import {
  atMs,
  clerkKey,
  languageCode,
  priorityClassKey,
  serviceKey,
  textLimits,
  ticketKey,
  windowKey,
} from './primitives.ts'
import { outcome } from './ticket-resource.ts'

function typedText(lengthMax: number) {
  return z.string().min(1).max(lengthMax).transform(plainText).pipe(z.string().min(1))
}

const noteText = typedText(textLimits.note)
const reasonText = typedText(textLimits.reason)

export const issueTicketRequest = z
  .strictObject({
    service: serviceKey,
    language: languageCode.optional().describe('the citizen’s; the hall’s own where absent'),
    priority: priorityClassKey.optional().describe('a priority class; the ordinary one where absent'),
    note: noteText.optional().describe('for the window; purged by the hall’s setting'),
    toldMayNotBeServed: z
      .boolean()
      .optional()
      .describe('the citizen was told that she may not be served before closing, and wants the ticket'),
  })
  .meta({ id: 'IssueTicket' })
export type IssueTicketRequest = z.infer<typeof issueTicketRequest>

export const transferRequest = z
  .strictObject({
    service: serviceKey.optional(),
    serviceWindow: windowKey.optional().describe('the line of this one window'),
    note: noteText.optional(),
  })
  .meta({ id: 'TransferTicket' })
export type TransferRequest = z.infer<typeof transferRequest>

export const cancelRequest = z
  .strictObject({
    reason: reasonText.optional(),
    renege: z.boolean().optional().describe('the citizen just left'),
  })
  .meta({ id: 'CancelTicket' })

export const resumeRequest = z
  .strictObject({
    serviceWindow: windowKey.optional().describe('another window than the one it was parked at'),
  })
  .meta({ id: 'ResumeTicket' })

export const addNoteRequest = z.strictObject({ text: noteText }).meta({ id: 'AddNote' })

export const openWindowRequest = z
  .strictObject({
    clerk: clerkKey.optional(),
    workProfile: z
      .array(z.strictObject({ service: serviceKey, rank: z.int().min(1).max(99).optional() }))
      .min(1)
      .max(100)
      .optional()
      .describe('for this opening only; the configured one where absent'),
  })
  .meta({ id: 'OpenServiceWindow' })

export const pauseWindowRequest = z
  .strictObject({ reason: reasonText.optional(), expectedReturnAtMs: atMs.optional() })
  .meta({ id: 'PauseServiceWindow' })

export const callTicketRequest = z
  .strictObject({ ticket: ticketKey, reason: reasonText.optional() })
  .meta({ id: 'CallTicket' })

export const completeRequest = z.strictObject({ outcome: outcome.optional() }).meta({ id: 'CompleteTicket' })
export const parkRequest = z.strictObject({ reason: reasonText.optional() }).meta({ id: 'ParkTicket' })
export const takeOverRequest = z.strictObject({ ticket: ticketKey }).meta({ id: 'TakeOverTicket' })
export const closeServiceRequest = z
  .strictObject({ reason: reasonText.optional() })
  .meta({ id: 'CloseService' })
export const openDayRequest = z
  .strictObject({
    day: z.iso.date().optional().describe('the business day’s name; the calendar’s own where absent'),
  })
  .meta({ id: 'OpenDay' })

/** A request without a body, or with an empty one. */
export const emptyRequest = z.strictObject({}).meta({ id: 'Nothing' })
