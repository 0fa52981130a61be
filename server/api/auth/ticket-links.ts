import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto'
import type { TicketId } from '../../hall/ids.ts'

/** Letters that are not mistaken for one another or for digits. */
const alphabet = 'BCDFGHJKLMNPQRSTVWXZ'
const shortLength = 6
const macBytes = 16

/**
 * The secrets of citizens' own pages: nothing is stored, each follows from the hall's key and the ticket.
 * A link carries 128 bits; the short code, for typing, 26 bits, and only together with the number.
 */
export class TicketLinks {
  readonly #key: KeyObject

  constructor(hallKey: string) {
    this.#key = createSecretKey(hallKey, 'hex')
  }

  secretOf(ticket: TicketId): string {
    return `${ticket}-${this.#mac('link', ticket).subarray(0, macBytes).toString('base64url')}`
  }

  shortCodeOf(ticket: TicketId, number: string): string {
    const mac = this.#mac('code', ticket)
    let code = ''
    for (let at = 0; at < shortLength; at += 1) code += alphabet[(mac[at] ?? 0) % alphabet.length]
    return `${number}-${code}`
  }

  /** The ticket that a link's secret opens; null for any other text. */
  ticketOf(secret: string): TicketId | null {
    const match = /^(\d{8}-\d{5})-([\w-]{22})$/.exec(secret)
    if (!match?.[1] || !match[2]) return null
    const ticket = match[1] as TicketId
    const given = Buffer.from(match[2], 'base64url')
    const right = this.#mac('link', ticket).subarray(0, macBytes)
    return given.length === macBytes && timingSafeEqual(given, right) ? ticket : null
  }

  #mac(use: 'link' | 'code', ticket: TicketId): Buffer {
    return createHmac('sha256', this.#key).update(`${use}:${ticket}`).digest()
  }
}
