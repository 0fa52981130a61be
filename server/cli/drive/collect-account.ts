import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { eventPage, ticketPage } from '../../contract/routes.ts'
import type { ApiClient } from './api-client.ts'
import { flatRow, ticketEvent, type FlatRow, type TicketEvent } from './hall-account.ts'

const pageRows = 1000
const pollMs = 300

/** Reads what a manager can read: the day's flat rows and the log. */
export class AccountReader {
  readonly #client: ApiClient
  readonly #token: string

  constructor(client: ApiClient, token: string) {
    this.#client = client
    this.#token = token
  }

  async rowsOf(day: string): Promise<readonly FlatRow[]> {
    const rows: FlatRow[] = []
    for (let after: string | null = ''; after !== null;) {
      const path = `/tickets?day=${day}&limit=${pageRows}${after === '' ? '' : `&after=${after}`}`
      const page: z.infer<typeof ticketPage> = await this.#read(path, ticketPage)
      rows.push(...z.array(flatRow).parse(page.tickets))
      after = page.next
    }
    return rows
  }

  /** The events of tickets after a sequence of the log, and the sequence of the last event of any kind. */
  async ticketEventsAfter(
    sequence: number,
  ): Promise<{ readonly events: readonly TicketEvent[]; readonly last: number }> {
    const events: TicketEvent[] = []
    let last = sequence
    for (let after: number | null = sequence; after !== null;) {
      const page: z.infer<typeof eventPage> = await this.#read(
        `/events?after=${after}&limit=${pageRows}`,
        eventPage,
      )
      for (const { type, event, sequence: own } of page.events) {
        last = own
        const parsed = ticketEvent.safeParse({ ...event, type })
        if (parsed.success) events.push(parsed.data)
      }
      after = page.next
    }
    return { events, last }
  }

  /** Waits until every row is as wanted, or none has become so for `patienceMs` of wall time. */
  async rowsOnce(
    day: string,
    isWanted: (row: FlatRow) => boolean,
    patienceMs: number,
  ): Promise<readonly FlatRow[]> {
    let giveUpAt = performance.now() + patienceMs
    for (let wantedBefore = -1; ;) {
      const rows = await this.rowsOf(day)
      const wanted = rows.filter(isWanted).length
      if (wanted === rows.length || performance.now() > giveUpAt) return rows
      if (wanted > wantedBefore) giveUpAt = performance.now() + patienceMs
      wantedBefore = wanted
      await pause(pollMs)
    }
  }

  #read<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> {
    return this.#client.send({ method: 'GET', path, token: this.#token, schema })
  }
}
