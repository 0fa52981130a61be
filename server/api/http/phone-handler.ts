import { ticketOf } from '../../hall/hall.ts'
import { itemsOf } from '../../hall/persistent-list.ts'
import type { Ticket } from '../../hall/ticket.ts'
import { phoneOf } from '../../views/phone.ts'
import { hallOf, shortCodeOf, type ApiParts } from '../api-parts.ts'
import { ok, type Call, type Reply } from './handler.ts'
import { commonProblems, problemOf, ProblemError } from './problems.ts'
import { TryLimit } from './try-limit.ts'

interface PhoneParams {
  readonly secret: string
}

function byShortCode(parts: ApiParts, code: string): Ticket | null {
  const [number] = code.split('-')
  for (const ticket of itemsOf(hallOf(parts).tickets))
    if (ticket.number === number && shortCodeOf(parts, ticket) === code) return ticket
  return null
}

function ticketFor(parts: ApiParts, secret: string): Ticket | null {
  const id = parts.links.ticketOf(secret)
  if (id !== null) return ticketOf(hallOf(parts), id) ?? null
  const code = secret.toUpperCase()
  return /^\p{L}\d{3,5}-[A-Z]{6}$/u.test(code) ? byShortCode(parts, code) : null
}

/** A citizen's own page. Wrong codes are counted for each address, so that short codes cannot be tried out. */
export function phoneHandler(): (parts: ApiParts, call: Call<PhoneParams>) => Promise<Reply> {
  const tries = new TryLimit({ triesMax: 30, withinMs: 10 * 60_000, addressesMax: 10_000 })
  return async (parts, call) => {
    const address = call.request.socket.remoteAddress ?? ''
    if (tries.isSpent(address)) throw new ProblemError(commonProblems['too-many-tries'])
    const ticket = ticketFor(parts, call.params.secret)
    if (!ticket) {
      tries.count(address)
      throw new ProblemError(problemOf(404, 'unknown-ticket', 'There is no such ticket today'))
    }
    return ok(phoneOf(hallOf(parts), ticket, parts.clock.nowMs()))
  }
}
