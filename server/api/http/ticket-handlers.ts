import type { z } from 'zod'
import type {
  addNoteRequest,
  cancelRequest,
  issueTicketRequest,
  resumeRequest,
  transferRequest,
} from '../../contract/requests.ts'
import type { HallCommand } from '../../hall/command.ts'
import { knownTicket, ticketOf } from '../../hall/hall.ts'
import { priorityClassId, serviceId, windowNumber, type TicketId } from '../../hall/ids.ts'
import { hallOf, type ApiParts } from '../api-parts.ts'
import { ticketAnswer } from '../ticket-answer.ts'
import { ok, type Call, type Reply } from './handler.ts'
import { problemOf, problemOfRefusal, ProblemError } from './problems.ts'
import { submit } from './submit.ts'

interface TicketParams {
  readonly id: TicketId
}

type Handle<Body> = (parts: ApiParts, call: Call<TicketParams, unknown, Body>) => Promise<Reply>

/** A request about one ticket, answered with that ticket. */
function ticketPress<Body>(
  commandFor: (ticket: TicketId, body: Body) => HallCommand,
  noteIn: (body: Body) => string | undefined = () => undefined,
): Handle<Body> {
  return (parts, call) =>
    submit(parts, call, {
      command: commandFor(call.params.id, call.body),
      note: noteIn(call.body),
      answer: ({ hall, notesOf, nowMs }) =>
        ticketAnswer(parts, hall, knownTicket(hall, call.params.id), notesOf, nowMs),
    })
}

export function issueTicket(
  parts: ApiParts,
  call: Call<unknown, unknown, z.infer<typeof issueTicketRequest>>,
): Promise<Reply> {
  const { service, language, priority, note, toldMayNotBeServed } = call.body
  return submit(parts, call, {
    command: {
      type: 'issueTicket',
      service: serviceId(service),
      language: language ?? null,
      priorityClass: priority === undefined ? null : priorityClassId(priority),
      withNote: note !== undefined,
      promise: null,
      calledShare: null,
      toldMayNotBeServed: toldMayNotBeServed ?? false,
    },
    note,
    status: 201,
    answer: ({ hall, events, notesOf, nowMs }) => {
      const issued = events.find((event) => event.type === 'TicketIssued')
      if (!issued) throw new Error('a ticket was issued without its event')
      return ticketAnswer(parts, hall, knownTicket(hall, issued.ticket), notesOf, nowMs)
    },
  })
}

export async function readTicket(parts: ApiParts, call: Call<TicketParams>): Promise<Reply> {
  const hall = hallOf(parts)
  const ticket = ticketOf(hall, call.params.id)
  if (!ticket) throw new ProblemError(problemOfRefusal({ code: 'unknown-ticket', ticket: call.params.id }))
  const notesOf = (id: TicketId) => parts.engine.notesOf(id)
  return ok(ticketAnswer(parts, hall, ticket, notesOf, parts.clock.nowMs()))
}

interface PageQuery {
  readonly day: string
  readonly after?: string
  readonly limit?: number
}

const pageLimit = 500

export async function readTickets(parts: ApiParts, call: Call<unknown, PageQuery>): Promise<Reply> {
  const { day, after = '', limit = pageLimit } = call.query
  const tickets = await parts.store.records(day, after, limit)
  const next = tickets.length === limit ? (tickets.at(-1)?.id ?? null) : null
  return ok({ tickets, next })
}

export async function slipPicture(parts: ApiParts, call: Call<TicketParams>): Promise<Reply> {
  const picture = await parts.printer.picture(call.params.id)
  if (!picture) throw new ProblemError(problemOf(404, 'unknown-ticket', 'There is no such ticket today'))
  return { status: 200, body: picture, mediaType: 'image/png' }
}

export const reprint = ticketPress<unknown>((ticket) => ({ type: 'reprintSlip', ticket }))

export const addNote = ticketPress<z.infer<typeof addNoteRequest>>(
  (ticket) => ({ type: 'addNote', ticket }),
  ({ text }) => text,
)

export const transfer = ticketPress<z.infer<typeof transferRequest>>(
  (ticket, { service, serviceWindow, note }) => ({
    type: 'transferTicket',
    ticket,
    service: service === undefined ? null : serviceId(service),
    serviceWindow: serviceWindow === undefined ? null : windowNumber(serviceWindow),
    withNote: note !== undefined,
  }),
  ({ note }) => note,
)

export const cancel = ticketPress<z.infer<typeof cancelRequest>>((ticket, { reason, renege }) => ({
  type: 'cancelTicket',
  ticket,
  reason: reason ?? null,
  renege: renege ?? false,
}))

export const reinstate = ticketPress<unknown>((ticket) => ({ type: 'reinstateTicket', ticket }))

export const resume = ticketPress<z.infer<typeof resumeRequest>>((ticket, { serviceWindow }) => ({
  type: 'resumeTicket',
  ticket,
  serviceWindow: serviceWindow === undefined ? null : windowNumber(serviceWindow),
}))

export const undoTicket = ticketPress<unknown>((ticket) => ({ type: 'undoOnTicket', ticket }))
