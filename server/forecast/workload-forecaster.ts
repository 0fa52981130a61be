import { arrival } from '../hall/ahead.ts'
import { calledBefore, callingRuleOf, type Candidate } from '../hall/calling-rule.ts'
import type { HallEvent } from '../hall/event.ts'
import { knownTicket, serviceOf, ticketOf, type ConfiguredHall, type WindowState } from '../hall/hall.ts'
import type { PriorityClassId, ServiceId, TicketId } from '../hall/ids.ts'
import type { Promised } from '../hall/promise.ts'
import { isAtWindow, type Stay, type WaitingTicket } from '../hall/ticket.ts'
import type { Estimate, Forecaster } from './forecaster.ts'
import { emptyRecent, meanOf, quantileOf, withValue, type Recent } from './recent.ts'

const version = 'workload 2'
const minuteMs = 60_000

/** Completed stays that a service must have before its own record counts without a configured time. */
const staysNeeded = 5
const staysKept = 40
/** Configured service times count as this many completed stays. */
const priorStays = 5
/** A stay longer than this is a forgotten press, not a service. */
const longestStayMs = 120 * minuteMs
/** Scored promises before the record's own errors replace the first guess of a log-normal one. */
const errorsNeeded = 20
const errorsKept = 200
const normalTenth = 1.2816
/** Standard deviation of the log of actual ÷ forecast: what the model itself misses, and one service time's own. */
const modelSpread = 0.25
const serviceSpread = 0.7
/** Forecasts below this are compared as if they were this long, so that ratios of tiny waits do not rule. */
const ratioFloorMs = 2 * minuteMs

type OpenState = Extract<WindowState, { readonly status: 'open' }>

/**
 * The first forecaster: work ahead over the capacity that is open.
 *
 * For someone who arrives now: the service times of all who will be called before her in the services that
 * her windows call, plus what is left of those in service, divided by those windows. Service times are means
 * of the recent record of each service, shrunk to the configured time.
 *
 * The range: the log of actual ÷ forecast has the standard deviation √(0.25² + 0.7² ÷ services to wait for), since
 * the chances of many services even out; its 10 % and 90 % points are those of the last errors, each divided by
 * the deviation that held for it.
 */
export class WorkloadForecaster implements Forecaster {
  readonly #stays = new Map<ServiceId, Recent>()
  readonly #forecasts = new Map<TicketId, Promised>()
  #errors: Recent = emptyRecent(errorsKept)

  observe(event: HallEvent, hall: ConfiguredHall): void {
    if (event.type === 'DayOpened') this.#forecasts.clear()
    if (event.type === 'TicketIssued' && event.promise) this.#forecasts.set(event.ticket, event.promise)
    if (event.type === 'TicketCalled') this.#learnWait(event.ticket, hall)
    if (event.type === 'TicketCompleted' || event.type === 'TicketTransferred')
      this.#learnStay(event.ticket, event.atMs, hall)
  }

  arrivingNow(
    hall: ConfiguredHall,
    service: ServiceId,
    priorityClass: PriorityClassId,
    nowMs: number,
  ): Estimate | null {
    return this.#estimate(hall, arrival(service, priorityClass, nowMs), nowMs)
  }

  waiting(hall: ConfiguredHall, ticket: WaitingTicket, nowMs: number): Estimate | null {
    return this.#estimate(hall, ticket, nowMs)
  }

  #estimate(hall: ConfiguredHall, candidate: Candidate, nowMs: number): Estimate | null {
    const { service } = candidate
    const isBefore = calledBefore(candidate, callingRuleOf(hall.configuration), nowMs)
    const windows = openWindowsFor(hall, service)
    const serviceMs = this.#meanMs(hall, service)
    if (windows.length === 0 || serviceMs === null) return null
    const shared = new Set(windows.flatMap(({ workProfile }) => workProfile.map((entry) => entry.service)))
    let workMs = 0
    let ahead = 0
    for (const queue of hall.queues) {
      if (!shared.has(queue.service)) continue
      // Only the part of another service's work falls to these windows that their share of its windows is.
      const others = openWindowsFor(hall, queue.service)
      const share = others.filter((state) => windows.includes(state)).length / Math.max(1, others.length)
      const before = queue.tickets.filter((id) => isBefore(knownTicket(hall, id))).length
      workMs += before * share * (this.#meanMs(hall, queue.service) ?? serviceMs)
      ahead += before
    }
    const free = windows.filter((state) => state.ticket === null).length
    const leftMs = windows.map((state) => this.#leftMs(hall, state, serviceMs, nowMs))
    const busyMs = (workMs + leftMs.reduce((sum, left) => sum + left, 0)) / windows.length
    return this.#spread(free > ahead ? 0 : busyMs, {
      forecaster: version,
      workAhead: ahead,
      windowsOpen: windows.length,
      serviceMs: Math.round(serviceMs),
    })
  }

  #spread(p50Ms: number, madeFrom: Estimate['madeFrom']): Estimate {
    const known = this.#errors.values.length >= errorsNeeded
    const low = known ? (quantileOf(this.#errors, 0.1) ?? -normalTenth) : -normalTenth
    const high = known ? (quantileOf(this.#errors, 0.9) ?? normalTenth) : normalTenth
    const deviation = deviationOf(madeFrom.workAhead)
    const scaleMs = Math.max(p50Ms, ratioFloorMs)
    const p10Ms = Math.min(p50Ms, scaleMs * Math.exp(low * deviation))
    const p90Ms = Math.max(p50Ms, scaleMs * Math.exp(high * deviation))
    return { p10Ms, p50Ms, p90Ms, madeFrom }
  }

  /** Mean time that one citizen of a service occupies a window; null where nothing is known of it. */
  #meanMs(hall: ConfiguredHall, service: ServiceId): number | null {
    const recent = this.#stays.get(service)
    const typicalMs = serviceOf(hall, service)?.typicalServiceMs ?? null
    const count = recent?.values.length ?? 0
    if (typicalMs === null) return recent && count >= staysNeeded ? meanOf(recent) : null
    const sum = (recent?.values ?? []).reduce((total, value) => total + value, 0)
    return (sum + priorStays * typicalMs) / (count + priorStays)
  }

  /** What is left of the service at a window: its mean less what has passed, never less than a third of it. */
  #leftMs(hall: ConfiguredHall, state: OpenState, serviceMs: number, nowMs: number): number {
    const ticket = state.ticket === null ? undefined : ticketOf(hall, state.ticket)
    if (!ticket || !isAtWindow(ticket)) return 0
    const meanMs = this.#meanMs(hall, ticket.service) ?? serviceMs
    return Math.max(meanMs / 3, meanMs - (nowMs - ticket.calledAtMs))
  }

  #learnStay(id: TicketId, endedAtMs: number, hall: ConfiguredHall): void {
    const stays: readonly Stay[] = ticketOf(hall, id)?.stays ?? []
    const stay = stays.at(-1)
    // A ticket that is transferred while it waits ends no stay; its last one was learned before.
    if (stay?.endedAtMs !== endedAtMs) return
    // Half of a service that two clerks shared says nothing of how long one takes.
    if (stays.at(-2)?.endedBy === 'taken-over') return
    const lengthMs = stay.endedAtMs - stay.calledAtMs
    if (lengthMs <= 0 || lengthMs > longestStayMs) return
    this.#stays.set(
      stay.service,
      withValue(this.#stays.get(stay.service) ?? emptyRecent(staysKept), lengthMs),
    )
  }

  #learnWait(id: TicketId, hall: ConfiguredHall): void {
    const promise = this.#forecasts.get(id)
    const ticket = ticketOf(hall, id)
    if (promise === undefined || !ticket?.firstCall) return
    this.#forecasts.delete(id)
    const actualMs = Math.max(ticket.firstCall.atMs - ticket.issuedAtMs, 1)
    const logRatio = Math.log(actualMs / Math.max(promise.aboutMs, ratioFloorMs))
    this.#errors = withValue(this.#errors, logRatio / deviationOf(promise.madeFrom.workAhead))
  }
}

/** Deviation of the log of actual ÷ forecast where this many are called before. */
function deviationOf(workAhead: number): number {
  return Math.hypot(modelSpread, serviceSpread / Math.sqrt(workAhead + 1))
}

function openWindowsFor(hall: ConfiguredHall, service: ServiceId): OpenState[] {
  const open: OpenState[] = []
  for (const [, state] of hall.serviceWindows)
    if (state.status === 'open' && state.workProfile.some((entry) => entry.service === service))
      open.push(state)
  return open
}
