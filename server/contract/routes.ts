import { z } from 'zod'
import { boardView } from './board-view.ts'
import { counterView } from './counter-view.ts'
import { hallResource } from './hall-resource.ts'
import { phoneView } from './phone-view.ts'
import { atMs, role, serviceKey, ticketKey, windowInPath, type Role } from './primitives.ts'
import { queueView } from './queue-view.ts'
import {
  addNoteRequest,
  callTicketRequest,
  cancelRequest,
  closeServiceRequest,
  completeRequest,
  emptyRequest,
  issueTicketRequest,
  openDayRequest,
  openWindowRequest,
  parkRequest,
  pauseWindowRequest,
  resumeRequest,
  takeOverRequest,
  transferRequest,
} from './requests.ts'
import { pressAnswer, ticketResource, windowResource } from './ticket-resource.ts'

/** One route of the API: what the router checks, what the OpenAPI document says, what a client can rely on. */
export interface Route {
  readonly method: 'get' | 'post'
  /** Below `/api/v1`, in OpenAPI's notation. */
  readonly path: string
  readonly summary: string
  /** Who may; `null`: anyone, without a token. */
  readonly roles: readonly Role[] | null
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  readonly body: z.ZodType | null
  readonly success: { readonly status: 200 | 201; readonly schema: z.ZodType; readonly mediaType?: string }
  /** True where the request changes the hall, and takes an `Idempotency-Key`. */
  readonly changes: boolean
}

const staff: readonly Role[] = ['triage', 'clerk', 'manager']
const atWindow: readonly Role[] = ['clerk', 'manager']
const atTriage: readonly Role[] = ['triage', 'manager']
const everyone: readonly Role[] = ['triage', 'clerk', 'manager', 'screen']

const nothing = z.object({})
const ticketParams = z.object({ id: ticketKey })
const windowParams = z.object({ n: windowInPath })
const serviceParams = z.object({ id: serviceKey })

interface ReadOptions {
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly mediaType?: string
}

function read(
  path: string,
  summary: string,
  roles: readonly Role[] | null,
  schema: z.ZodType,
  options: ReadOptions = {},
): Route {
  const { params = nothing, query = nothing, mediaType } = options
  const success = { status: 200, schema, ...(mediaType === undefined ? {} : { mediaType }) } as const
  return { method: 'get', path, summary, roles, params, query, body: null, success, changes: false }
}

function change(
  path: string,
  summary: string,
  roles: readonly Role[],
  body: z.ZodType,
  schema: z.ZodType,
  params: z.ZodObject = nothing,
  status: 200 | 201 = 200,
): Route {
  return {
    method: 'post',
    path,
    summary,
    roles,
    params,
    query: nothing,
    body,
    success: { status, schema },
    changes: true,
  }
}

function windowPress(name: string, summary: string, body: z.ZodType = emptyRequest): Route {
  return change(`/service-windows/{n}/${name}`, summary, atWindow, body, pressAnswer, windowParams)
}

const day = z.object({
  day: z.string().nullable(),
  status: z.enum(['never-opened', 'open', 'closed']),
  ended: z.int(),
})

export const ticketPage = z
  .object({
    tickets: z
      .array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])))
      .describe('flat rows, in issuing order'),
    next: z.string().nullable().describe('send as `after` for the rest; null at the end'),
  })
  .meta({ id: 'TicketPage' })

export const eventPage = z
  .object({
    events: z.array(
      z.object({
        sequence: z.int(),
        atMs,
        by: z.string(),
        type: z.string(),
        event: z.record(z.string(), z.unknown()),
      }),
    ),
    next: z.int().nullable(),
  })
  .meta({ id: 'EventPage' })

export const sessionResource = z.object({ roles: z.array(role) }).meta({ id: 'Session' })

const pageLimit = z.coerce.number().int().min(1).max(1000).optional()

export const routes = {
  hall: read('/hall', 'The hall as configured, its day and its clock', everyone, hallResource),
  board: read('/board', 'What the hall screen shows', everyone, boardView),
  queue: read('/queue', 'Who waits for what, and the last tickets issued', staff, queueView),
  session: read('/session', 'What the caller may do', everyone, sessionResource),
  windows: read(
    '/service-windows',
    'All service windows',
    staff,
    z.object({ serviceWindows: z.array(windowResource) }),
  ),
  window: read('/service-windows/{n}', 'What the clerk at a window sees', atWindow, counterView, {
    params: windowParams,
  }),

  issueTicket: change(
    '/tickets',
    'Issue a ticket: create it and join the queue',
    atTriage,
    issueTicketRequest,
    ticketResource,
    nothing,
    201,
  ),
  tickets: read('/tickets', 'Tickets of one business day as flat rows', ['manager'], ticketPage, {
    query: z.object({ day: z.iso.date(), after: ticketKey.optional(), limit: pageLimit }),
  }),
  ticket: read('/tickets/{id}', 'One ticket of the current business day', staff, ticketResource, {
    params: ticketParams,
  }),
  slipPicture: read(
    '/tickets/{id}/slip.png',
    'The slip as a picture',
    staff,
    z.string().meta({ format: 'binary' }),
    {
      params: ticketParams,
      mediaType: 'image/png',
    },
  ),
  reprint: change(
    '/tickets/{id}/reprint',
    'Print the slip again, marked COPY',
    atTriage,
    emptyRequest,
    ticketResource,
    ticketParams,
  ),
  addNote: change(
    '/tickets/{id}/notes',
    'Leave a note for the next clerk',
    staff,
    addNoteRequest,
    ticketResource,
    ticketParams,
  ),
  transfer: change(
    '/tickets/{id}/transfer',
    'On to another service or window',
    staff,
    transferRequest,
    ticketResource,
    ticketParams,
  ),
  cancel: change(
    '/tickets/{id}/cancel',
    'Withdraw before service',
    staff,
    cancelRequest,
    ticketResource,
    ticketParams,
  ),
  reinstate: change(
    '/tickets/{id}/reinstate',
    'Back in after a no-show, place kept',
    staff,
    emptyRequest,
    ticketResource,
    ticketParams,
  ),
  resume: change(
    '/tickets/{id}/resume',
    'Back from being parked, first in line',
    staff,
    resumeRequest,
    ticketResource,
    ticketParams,
  ),
  undoTicket: change(
    '/tickets/{id}/undo',
    'Undo the last press on a ticket that is at no window',
    staff,
    emptyRequest,
    ticketResource,
    ticketParams,
  ),

  openWindow: windowPress('open', 'Open a window, or end its break', openWindowRequest),
  closeWindow: windowPress('close', 'Close a window'),
  pauseWindow: windowPress('pause', 'Begin a break', pauseWindowRequest),
  callNext: windowPress('call-next', 'Complete the ticket at the window, if any, and call the next'),
  call: windowPress('call', 'Call one ticket by hand, which is logged', callTicketRequest),
  recall: windowPress('recall', 'Call the same ticket again'),
  start: windowPress('start', 'The citizen is at the window'),
  complete: windowPress('complete', 'Service over', completeRequest),
  noShow: windowPress('no-show', 'Called and never came'),
  park: windowPress('park', 'Held aside', parkRequest),
  takeOver: windowPress('take-over', 'Take over a ticket from another window', takeOverRequest),
  undo: windowPress('undo', 'Undo the last destructive press at this window, within ten seconds'),

  openService: change(
    '/services/{id}/open',
    'Open a service for new tickets',
    ['manager'],
    emptyRequest,
    z.object({ open: z.boolean() }),
    serviceParams,
  ),
  closeService: change(
    '/services/{id}/close',
    'Close a service for new tickets',
    ['manager'],
    closeServiceRequest,
    z.object({ open: z.boolean() }),
    serviceParams,
  ),
  openDay: change('/day/open', 'Open the business day', ['manager'], openDayRequest, day),
  closeDay: change(
    '/day/close',
    'End the business day, and each open ticket by name',
    ['manager'],
    emptyRequest,
    day,
  ),

  events: read('/events', 'The log, in order', ['manager'], eventPage, {
    query: z.object({ after: z.coerce.number().int().min(0).optional(), limit: pageLimit }),
  }),
  phone: read(
    '/phone/{secret}',
    'A citizen’s own ticket, by the secret of its QR or its short code',
    null,
    phoneView,
    {
      params: z.object({ secret: z.string().min(1).max(80) }),
    },
  ),
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof routes
