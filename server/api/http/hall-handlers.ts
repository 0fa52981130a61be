import type { z } from 'zod'
import type { closeServiceRequest, openDayRequest } from '../../contract/requests.ts'
import type { Outcome } from '../../engine/submission.ts'
import { businessDay, serviceId } from '../../hall/ids.ts'
import { boardOf } from '../../views/board.ts'
import { hallView } from '../../views/hall-view.ts'
import { hallOf, queueNow, sayFrom, type ApiParts } from '../api-parts.ts'
import { ok, type Call, type Reply } from './handler.ts'
import { submit } from './submit.ts'

export async function readHall(parts: ApiParts): Promise<Reply> {
  const { clock, printer } = parts
  return ok(hallView(hallOf(parts), { nowMs: clock.nowMs(), speed: clock.speed, printer: printer.kind }))
}

export async function readBoard(parts: ApiParts): Promise<Reply> {
  const hall = hallOf(parts)
  return ok(boardOf(hall, sayFrom(parts, hall, parts.clock.nowMs())))
}

export async function readQueue(parts: ApiParts): Promise<Reply> {
  const hall = hallOf(parts)
  return ok(queueNow(parts, hall, parts.clock.nowMs()))
}

export async function readSession(_parts: ApiParts, call: Call): Promise<Reply> {
  return ok({ roles: call.holder?.roles ?? [] })
}

interface ServiceParams {
  readonly id: string
}

export function openService(parts: ApiParts, call: Call<ServiceParams>): Promise<Reply> {
  return submit(parts, call, {
    command: { type: 'openService', service: serviceId(call.params.id) },
    answer: () => ({ open: true }),
  })
}

export function closeService(
  parts: ApiParts,
  call: Call<ServiceParams, unknown, z.infer<typeof closeServiceRequest>>,
): Promise<Reply> {
  return submit(parts, call, {
    command: { type: 'closeService', service: serviceId(call.params.id), reason: call.body.reason ?? null },
    answer: () => ({ open: false }),
  })
}

function dayAnswer({ hall, events }: Outcome): unknown {
  const { day } = hall
  return {
    day: day.status === 'never-opened' ? null : day.day,
    status: day.status,
    ended: events.filter(({ type }) => type === 'TicketExpired').length,
  }
}

export function openDay(
  parts: ApiParts,
  call: Call<unknown, unknown, z.infer<typeof openDayRequest>>,
): Promise<Reply> {
  const { day } = call.body
  return submit(parts, call, {
    command: { type: 'openDay', day: day === undefined ? null : businessDay(day) },
    answer: dayAnswer,
  })
}

export function closeDay(parts: ApiParts, call: Call): Promise<Reply> {
  return submit(parts, call, { command: { type: 'closeDay', reason: 'by-hand' }, answer: dayAnswer })
}

interface LogQuery {
  readonly after?: number
  readonly limit?: number
}

const pageLimit = 500

export async function readEvents(parts: ApiParts, call: Call<unknown, LogQuery>): Promise<Reply> {
  const { after = 0, limit = pageLimit } = call.query
  const page = await parts.store.eventsAfter(after, limit)
  const events = page.map(({ sequence, by, event }) => ({
    sequence,
    atMs: event.atMs,
    by,
    type: event.type,
    event,
  }))
  return ok({ events, next: page.length === limit ? (page.at(-1)?.sequence ?? null) : null })
}
