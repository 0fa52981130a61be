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

const shortCode = /^\p{L}\d{3,5}-[A-Z]{6}$/u

/**
 * A citizen's own page. Wrong short codes are counted for each address, so that they cannot be tried out;
 * a link's 128 bits cannot, and open the page however many wrong codes came from the same address.
 */
export function phoneHandler(): (parts: ApiParts, call: Call<PhoneParams>) => Promise<Reply> {
  const tries = new TryLimit({ triesMax: 30, withinMs: 10 * 60_000, addressesMax: 10_000 })

  const byCode = (parts: ApiParts, code: string, address: string): Ticket | null => {
    if (!shortCode.test(code)) return null
    if (tries.isSpent(address)) throw new ProblemError(commonProblems['too-many-tries'])
    const ticket = byShortCode(parts, code)
    if (!ticket) tries.count(address)
    return ticket
  }

  return async (parts, call) => {
    const hall = hallOf(parts)
    const { secret } = call.params
    const id = parts.links.ticketOf(secret)
    const address = call.request.socket.remoteAddress ?? ''
    const ticket = id === null ? byCode(parts, secret.toUpperCase(), address) : ticketOf(hall, id)
    if (!ticket) throw new ProblemError(problemOf(404, 'unknown-ticket', 'There is no such ticket today'))
    return ok(phoneOf(hall, ticket, parts.clock.nowMs()))
  }
}
