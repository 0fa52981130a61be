import type { z } from 'zod'
import type {
  callTicketRequest,
  completeRequest,
  openWindowRequest,
  parkRequest,
  pauseWindowRequest,
  takeOverRequest,
} from '../../contract/requests.ts'
import type { PressAnswer, TicketResource } from '../../contract/ticket-resource.ts'
import type { Outcome } from '../../engine/submission.ts'
import type { HallCommand } from '../../hall/command.ts'
import { knownTicket, serviceWindowOf, windowStateOf } from '../../hall/hall.ts'
import { clerkId, serviceId, windowNumber, type TicketId, type WindowNumber } from '../../hall/ids.ts'
import { counterOf } from '../../views/counter.ts'
import { windowView } from '../../views/window-view.ts'
import { hallOf, type ApiParts } from '../api-parts.ts'
import { extrasFrom, ticketAnswer } from '../ticket-answer.ts'
import { ok, type Call, type Reply } from './handler.ts'
import { problemOfRefusal, ProblemError } from './problems.ts'
import { submit } from './submit.ts'

interface WindowParams {
  readonly n: number
}

type Handle<Body> = (parts: ApiParts, call: Call<WindowParams, unknown, Body>) => Promise<Reply>

/** The ticket that a press was about: the one called, else the one it changed, else the one at the window. */
function ticketOfPress(
  { hall, events }: Outcome,
  serviceWindow: WindowNumber,
  calls: boolean,
): TicketId | null {
  const called = events.find((event) => event.type === 'TicketCalled')
  if (called) return called.ticket
  if (calls) return null
  for (const event of events) if ('ticket' in event && event.type !== 'TicketReleased') return event.ticket
  const state = windowStateOf(hall, serviceWindow)
  return state.status === 'open' ? state.ticket : null
}

function pressAnswer(
  parts: ApiParts,
  outcome: Outcome,
  serviceWindow: WindowNumber,
  calls: boolean,
): PressAnswer {
  const { hall, events, notesOf, nowMs } = outcome
  const answerFor = (id: TicketId | null): TicketResource | null =>
    id === null ? null : ticketAnswer(parts, hall, knownTicket(hall, id), notesOf, nowMs)
  const completed = calls ? events.find((event) => event.type === 'TicketCompleted') : undefined
  return {
    serviceWindow: windowView(hall, serviceWindow, nowMs),
    ticket: answerFor(ticketOfPress(outcome, serviceWindow, calls)),
    completed: answerFor(completed?.ticket ?? null),
  }
}

/** A press at one service window. `calls`: it is answered with the ticket it called, or none. */
function windowPress<Body>(
  commandFor: (serviceWindow: WindowNumber, body: Body) => HallCommand,
  calls = false,
): Handle<Body> {
  return (parts, call) => {
    const serviceWindow = windowNumber(call.params.n)
    return submit(parts, call, {
      command: commandFor(serviceWindow, call.body),
      answer: (outcome) => pressAnswer(parts, outcome, serviceWindow, calls),
    })
  }
}

export const openWindow = windowPress<z.infer<typeof openWindowRequest>>(
  (serviceWindow, { clerk, workProfile }) => ({
    type: 'openWindow',
    serviceWindow,
    clerk: clerk === undefined ? null : clerkId(clerk),
    workProfile:
      workProfile?.map(({ service, rank }) => ({ service: serviceId(service), rank: rank ?? 1 })) ?? null,
  }),
)
export const closeWindow = windowPress<unknown>((serviceWindow) => ({ type: 'closeWindow', serviceWindow }))
export const pauseWindow = windowPress<z.infer<typeof pauseWindowRequest>>(
  (serviceWindow, { reason, expectedReturnAtMs }) => ({
    type: 'pauseWindow',
    serviceWindow,
    reason: reason ?? null,
    expectedReturnAtMs: expectedReturnAtMs ?? null,
  }),
)
export const callNext = windowPress<unknown>((serviceWindow) => ({ type: 'callNext', serviceWindow }), true)
export const callByHand = windowPress<z.infer<typeof callTicketRequest>>(
  (serviceWindow, { ticket, reason }) => ({
    type: 'callTicket',
    serviceWindow,
    ticket: ticket as TicketId,
    reason: reason ?? 'picked by the clerk',
  }),
  true,
)
export const recall = windowPress<unknown>((serviceWindow) => ({ type: 'recall', serviceWindow }))
export const start = windowPress<unknown>((serviceWindow) => ({ type: 'startService', serviceWindow }))
export const complete = windowPress<z.infer<typeof completeRequest>>((serviceWindow, { outcome }) => ({
  type: 'complete',
  serviceWindow,
  outcome: outcome ?? 'done',
}))
export const noShow = windowPress<unknown>((serviceWindow) => ({ type: 'markNoShow', serviceWindow }))
export const park = windowPress<z.infer<typeof parkRequest>>((serviceWindow, { reason }) => ({
  type: 'park',
  serviceWindow,
  reason: reason ?? null,
}))
export const takeOver = windowPress<z.infer<typeof takeOverRequest>>((serviceWindow, { ticket }) => ({
  type: 'takeOver',
  serviceWindow,
  ticket: ticket as TicketId,
}))
export const undo = windowPress<unknown>((serviceWindow) => ({ type: 'undoAtWindow', serviceWindow }))

export async function readWindows(parts: ApiParts): Promise<Reply> {
  const hall = hallOf(parts)
  const nowMs = parts.clock.nowMs()
  return ok({
    serviceWindows: hall.configuration.serviceWindows.map(({ number }) => windowView(hall, number, nowMs)),
  })
}

export async function readWindow(parts: ApiParts, call: Call<WindowParams>): Promise<Reply> {
  const hall = hallOf(parts)
  const serviceWindow = windowNumber(call.params.n)
  if (!serviceWindowOf(hall, serviceWindow))
    throw new ProblemError(problemOfRefusal({ code: 'unknown-service-window', serviceWindow }))
  const extras = extrasFrom(parts, (ticket) => parts.engine.notesOf(ticket))
  return ok(counterOf(hall, serviceWindow, extras, parts.clock.nowMs()))
}
