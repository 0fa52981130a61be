import { z } from 'zod'
import {
  pressAnswer,
  ticketResource,
  type PressAnswer,
  type TicketResource,
} from '../../contract/ticket-resource.ts'
import type { ApiClient } from './api-client.ts'

export interface Tokens {
  readonly triage: string
  readonly clerk: string
  readonly manager: string
}

/** The reason given for a call that is not the next in line. */
export const recordedOrder = 'recorded order'

const anything = z.unknown()

/** What triage, clerks and the manager can press, each with a token of their own. Keys make repeats harmless. */
export class HallStaff {
  readonly #client: ApiClient
  readonly #tokens: Tokens
  readonly #run: string

  /** `run` tells this drive's keys from those of any other. */
  constructor(client: ApiClient, tokens: Tokens, run: string) {
    this.#client = client
    this.#tokens = tokens
    this.#run = run
  }

  issue(line: number, service: string, priority: string): Promise<TicketResource> {
    return this.#client.send({
      method: 'POST',
      path: '/tickets',
      token: this.#tokens.triage,
      schema: ticketResource,
      body: { service, priority },
      key: this.#key(line, 'issue'),
    })
  }

  /** The citizen has left. */
  cancel(line: number, ticket: string): Promise<TicketResource> {
    return this.#client.send({
      method: 'POST',
      path: `/tickets/${ticket}/cancel`,
      token: this.#tokens.triage,
      schema: ticketResource,
      body: { renege: true },
      key: this.#key(line, 'cancel'),
    })
  }

  callNext(line: number, serviceWindow: number): Promise<PressAnswer> {
    return this.#press(line, serviceWindow, 'call-next', {})
  }

  call(line: number, serviceWindow: number, ticket: string): Promise<PressAnswer> {
    return this.#press(line, serviceWindow, 'call', { ticket, reason: recordedOrder })
  }

  atWindow(
    verb: 'start' | 'complete' | 'no-show',
    line: number,
    serviceWindow: number,
  ): Promise<PressAnswer> {
    return this.#press(line, serviceWindow, verb, {})
  }

  /** `place` is that of the operation in its schedule: a window may open more than once a day. */
  openWindow(place: number, serviceWindow: number, clerk: string): Promise<PressAnswer> {
    return this.#press(`window-${place}`, serviceWindow, 'open', { clerk })
  }

  closeWindow(place: number, serviceWindow: number): Promise<PressAnswer> {
    return this.#press(`window-${place}`, serviceWindow, 'close', {})
  }

  /** `day` null: the calendar's own. */
  async openDay(day: string | null): Promise<void> {
    await this.#manage('/day/open', 'open-day', day === null ? {} : { day })
  }

  async closeDay(): Promise<void> {
    await this.#manage('/day/close', 'close-day', {})
  }

  async #manage(path: string, verb: string, body: Readonly<Record<string, unknown>>): Promise<void> {
    const { manager: token } = this.#tokens
    await this.#client.send({
      method: 'POST',
      path,
      token,
      schema: anything,
      body,
      key: this.#key('day', verb),
    })
  }

  #press(
    what: number | string,
    serviceWindow: number,
    verb: string,
    body: Readonly<Record<string, unknown>>,
  ): Promise<PressAnswer> {
    return this.#client.send({
      method: 'POST',
      path: `/service-windows/${serviceWindow}/${verb}`,
      token: this.#tokens.clerk,
      schema: pressAnswer,
      body,
      key: this.#key(what, verb),
    })
  }

  #key(what: number | string, verb: string): string {
    return `drive-${this.#run}-${what}-${verb}`
  }
}
