import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { boardView } from '../../server/contract/board-view.ts'
import { counterView } from '../../server/contract/counter-view.ts'
import { phoneView } from '../../server/contract/phone-view.ts'
import { queueView } from '../../server/contract/queue-view.ts'
import { ticketResource, type TicketResource } from '../../server/contract/ticket-resource.ts'
import { callingOrder, callingRuleOf } from '../../server/hall/calling-rule.ts'
import { callNext } from '../../server/hall/decide-call.ts'
import { knownTicket, windowStateOf, type ConfiguredHall } from '../../server/hall/hall.ts'
import { windowNumber } from '../../server/hall/ids.ts'
import { itemsOf } from '../../server/hall/persistent-list.ts'
import type { Ticket } from '../../server/hall/ticket.ts'
import { boardOf } from '../../server/views/board.ts'
import { counterOf } from '../../server/views/counter.ts'
import { phoneOf } from '../../server/views/phone.ts'
import { queueOf } from '../../server/views/queue.ts'
import type { Say } from '../../server/views/say.ts'
import { slipOf } from '../../server/views/slip.ts'
import { aheadNow, ticketView, type TicketExtras } from '../../server/views/ticket-view.ts'
import { arbitraryIntent } from '../hall/model/intent.ts'
import { PlayedHall } from '../support/played-hall.ts'

const extras: TicketExtras = {
  notesOf: () => [],
  shortCodeOf: ({ number }) => `${number}-BCDFGH`,
  urlOf: (id) => `http://hall/t/${id}`,
}

const say = (nowMs: number): Say => ({ nowMs, arrivingNow: () => null })

/** What a phone says of a promise: nothing once its end has passed. */
const open = (
  promise: { readonly notBeforeMs: number; readonly byMs: number } | null,
  nowMs: number,
): unknown => (promise && promise.byMs >= nowMs ? range(promise) : null)
const range = (promise: { readonly notBeforeMs: number; readonly byMs: number } | null): unknown =>
  promise && { notBeforeMs: promise.notBeforeMs, byMs: promise.byMs }

interface Screens {
  readonly hall: ConfiguredHall
  readonly nowMs: number
}

function counters({ hall, nowMs }: Screens) {
  return hall.configuration.serviceWindows.map(({ number }) => counterOf(hall, number, extras, nowMs))
}

/** Every line in which a screen names the ticket, in the words of the ticket's own view. */
function lines(screens: Screens, told: TicketResource): unknown[] {
  const { hall, nowMs } = screens
  const queue = queueOf(hall, say(nowMs), () => null)
  const all = counters(screens)
  const listed = [
    ...queue.waiting,
    ...all.flatMap(({ next, parked, missed }) => [...next, ...parked, ...missed]),
  ].filter(({ id }) => id === told.id)
  return [
    ...listed.map(({ number, status, serviceWindow, promise, service }) => ({
      number,
      status,
      serviceWindow,
      promise,
      service,
    })),
    ...queue.issued
      .filter(({ id }) => id === told.id)
      .map(({ number, status, promise, service }) => ({
        number,
        status,
        serviceWindow: told.serviceWindow,
        promise,
        service,
      })),
  ]
}

function ofTicket({ number, status, serviceWindow, promise, service }: TicketResource): unknown {
  return { number, status, serviceWindow, promise, service }
}

function checkTicket(screens: Screens, ticket: Ticket): void {
  const { hall, nowMs } = screens
  const told = ticketView(hall, ticket, extras, nowMs)
  for (const line of lines(screens, told)) expect(line).toEqual(ofTicket(told))
  const phone = phoneOf(hall, ticket, nowMs)
  const atWindow = told.status === 'called' || told.status === 'serving'
  expect(phone).toMatchObject({
    number: told.number,
    status: told.status,
    ahead: told.aheadNow,
    promise: open(told.promise, nowMs),
    requote: open(told.requotes.at(-1) ?? null, nowMs),
    serviceWindow: atWindow ? told.serviceWindow : null,
  })
  const call = boardOf(hall, say(nowMs)).calls.find((one) => one.ticket === told.id)
  expect(call && [call.number, call.state, call.serviceWindow, call.calledAtMs, call.recalls]).toEqual(
    atWindow ? [told.number, told.status, told.serviceWindow, told.calledAtMs, told.recalls] : undefined,
  )
  const here = counters(screens).filter(({ ticket: one }) => one?.id === told.id)
  expect(here.map((one) => one.ticket)).toEqual(atWindow ? [told] : [])
  expect(here.map((one) => one.serviceWindow.number)).toEqual(atWindow ? [told.serviceWindow] : [])
  const slip = slipOf(hall, ticket)
  expect([slip.number, slip.promise, slip.ahead]).toEqual([told.number, told.promise, told.ahead])
}

/** A window's list begins with the ticket that its Next would call. */
function checkNext(screens: Screens): void {
  const { hall, nowMs } = screens
  for (const counter of counters(screens)) {
    const serviceWindow = windowNumber(counter.serviceWindow.number)
    if (windowStateOf(hall, serviceWindow).status !== 'open') continue
    const decision = callNext(hall, { type: 'callNext', serviceWindow }, nowMs)
    const called = decision.accepted
      ? decision.events.find((event) => event.type === 'TicketCalled')?.ticket
      : undefined
    expect(counter.next[0]?.id).toBe(called)
  }
}

/** Among those who wait for one service, each has as many ahead of her as the calling rule would call before her. */
function checkAhead({ hall, nowMs }: Screens): void {
  const rule = callingRuleOf(hall.configuration)
  for (const { id: service } of hall.configuration.services) {
    const queued = hall.queues
      .filter((queue) => queue.service === service)
      .flatMap(({ tickets }) => tickets.map((id) => knownTicket(hall, id)))
    const inLines = [...hall.lines.values()].flat().filter((id) => knownTicket(hall, id).service === service)
    const order = callingOrder(queued, [{ service, rank: 1 }], rule, nowMs)
    const counted = order.map((ticket) => aheadNow(hall, ticket, nowMs))
    expect(counted).toEqual(order.map((_, place) => place + inLines.length))
  }
}

function checkSchemas(screens: Screens): void {
  const { hall, nowMs } = screens
  expect(boardView.safeParse(boardOf(hall, say(nowMs))).error).toBeUndefined()
  expect(queueView.safeParse(queueOf(hall, say(nowMs), () => null)).error).toBeUndefined()
  for (const counter of counters(screens)) expect(counterView.safeParse(counter).error).toBeUndefined()
  for (const ticket of itemsOf(hall.tickets)) {
    expect(ticketResource.safeParse(ticketView(hall, ticket, extras, nowMs)).error).toBeUndefined()
    expect(phoneView.safeParse(phoneOf(hall, ticket, nowMs)).error).toBeUndefined()
  }
}

test(
  'SAY-1 all screens tell the same story of every ticket, whatever was pressed',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(fc.array(arbitraryIntent, { minLength: 30, maxLength: 120, size: 'max' }), (intents) => {
        const played = new PlayedHall()
        for (const [at, intent] of intents.entries()) {
          played.follow(intent)
          if (at % 10 !== 0) continue
          for (const ticket of itemsOf(played.hall.tickets)) checkTicket(played, ticket)
          checkNext(played)
          checkAhead(played)
          checkSchemas(played)
        }
      }),
      { seed: 20_261_122, numRuns: 40 },
    )
  },
)

test('SAY-2 the board shows each window’s present call and no other', () => {
  fc.assert(
    fc.property(fc.array(arbitraryIntent, { minLength: 10, maxLength: 100, size: 'max' }), (intents) => {
      const played = new PlayedHall()
      for (const intent of intents) {
        played.follow(intent)
        const { hall, nowMs } = played
        const present = [...hall.serviceWindows].flatMap(([number, state]) =>
          state.status === 'open' && state.ticket !== null ? [`${state.ticket} at ${number}`] : [],
        )
        const shown = boardOf(hall, say(nowMs)).calls
        expect(shown.map(({ ticket, serviceWindow }) => `${ticket} at ${serviceWindow}`).sort()).toEqual(
          present.sort(),
        )
      }
    }),
    { seed: 20_261_123, numRuns: 40 },
  )
})
