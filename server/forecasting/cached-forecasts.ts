import type { Outlook, PromiseSource } from '../engine/ports.ts'
import type { ForecasterSettings } from '../forecast/hall-forecaster.ts'
import { forecasterVersion } from '../forecast/hall-forecaster.ts'
import { windowOutlook } from '../forecast/promise-inputs.ts'
import { ordered, type Quantiles } from '../forecast/quantiles.ts'
import { rangeOf, type SaidRange } from '../forecast/range-maker.ts'
import { shareAfter } from '../forecast/wait-distribution.ts'
import { backlogOf, workAheadOf, type WorkAhead } from '../forecast/work-ahead.ts'
import { arrival as someoneArriving, peopleAhead, peopleAheadOf } from '../hall/ahead.ts'
import type { ConfiguredHall } from '../hall/hall.ts'
import type { PriorityClassId, ServiceId } from '../hall/ids.ts'
import type { PromiseInputs, Promised } from '../hall/promise.ts'
import type { WaitingTicket } from '../hall/ticket.ts'
import type { ArrivalForecast, LiveForecasts, ServiceKnowledge, WaitForecast } from './messages.ts'

/** Real time after which a forecast is too old to say minutes from. */
export const goodForMs = 60_000
/** How far the edges move with each person who has joined since: the earlier one less than the middle, the later one more. */
const earlierPart = 0.5
const laterPart = 1.5

/** A forecast as it stands at this instant. */
interface Standing<Made extends WaitForecast> {
  readonly forecast: Made
  readonly quantiles: Quantiles
  readonly work: WorkAhead
}

/**
 * The newest forecasts, answered from at once: shifted by their age, and by those who have joined since they
 * were made. Says nothing from what is too old, so a forecaster that is slow, hangs or is gone costs minutes on
 * slips and nothing else (ISSUE-3).
 */
export class CachedForecasts implements PromiseSource {
  readonly #settings: ForecasterSettings
  readonly #goodForMs: number
  #forecasts: LiveForecasts | null = null

  /** `speed` is that of the hall's clock. */
  constructor(settings: ForecasterSettings, speed: number) {
    this.#settings = settings
    this.#goodForMs = goodForMs * speed
  }

  take(forecasts: LiveForecasts): void {
    this.#forecasts = forecasts
  }

  /** The range that a slip would carry if it were issued now. */
  rangeFor(
    hall: ConfiguredHall,
    service: ServiceId,
    priorityClass: PriorityClassId,
    nowMs: number,
  ): SaidRange | null {
    const arrival = this.#arrival(hall, service, priorityClass, nowMs)
    return arrival && rangeOf(arrival.quantiles, nowMs, arrival.forecast.rounding, this.#settings)
  }

  /** The same as a wait from now: the range of a slip issued just on a step of the clock. */
  waitFor(
    hall: ConfiguredHall,
    service: ServiceId,
    priorityClass: PriorityClassId,
    nowMs: number,
  ): { readonly fromMs: number; readonly toMs: number } | null {
    const arrival = this.#arrival(hall, service, priorityClass, nowMs)
    if (!arrival) return null
    const { notBeforeMs, byMs } = rangeOf(arrival.quantiles, 0, arrival.forecast.rounding, this.#settings)
    return { fromMs: notBeforeMs, toMs: byMs }
  }

  promiseFor(
    hall: ConfiguredHall,
    service: ServiceId,
    priorityClass: PriorityClassId,
    nowMs: number,
  ): Promised | null {
    const arrival = this.#arrival(hall, service, priorityClass, nowMs)
    const ahead = peopleAhead(hall, service, priorityClass, nowMs)
    const chance = this.chanceFor(service, priorityClass, nowMs)
    return arrival && this.#promise(hall, service, arrival, { ahead, calledShare: chance }, nowMs)
  }

  /** The chance of someone who arrives now to be called today at all; null where it is not known. */
  chanceFor(service: ServiceId, priorityClass: PriorityClassId, nowMs: number): number | null {
    return this.#fresh(nowMs)?.chances.get(service)?.get(priorityClass) ?? null
  }

  outlookOf(hall: ConfiguredHall, ticket: WaitingTicket, toldByMs: number, nowMs: number): Outlook | null {
    const made = this.#fresh(nowMs)
    const forecast = made?.waiting.get(ticket.id)
    if (!made || !forecast) return null
    const quantiles = aged(forecast.quantiles, nowMs - made.madeAtMs)
    const standing = { forecast, quantiles, work: workAheadOf(hall, ticket, nowMs) }
    const promise = (): Promised =>
      this.#promise(
        hall,
        ticket.service,
        standing,
        { ahead: peopleAheadOf(hall, ticket, nowMs), calledShare: null },
        nowMs,
      )
    return { promise, lateChance: shareAfter(quantiles, this.#settings, toldByMs - nowMs) }
  }

  #fresh(nowMs: number): LiveForecasts | null {
    const made = this.#forecasts
    return made && nowMs - made.madeAtMs <= this.#goodForMs ? made : null
  }

  #arrival(
    hall: ConfiguredHall,
    service: ServiceId,
    priorityClass: PriorityClassId,
    nowMs: number,
  ): Standing<ArrivalForecast> | null {
    const made = this.#fresh(nowMs)
    const forecast = made?.arriving.get(service)?.get(priorityClass)
    if (!made || !forecast) return null
    const work = workAheadOf(hall, someoneArriving(service, priorityClass, nowMs), nowMs)
    const quantiles = aged(forecast.quantiles, nowMs - made.madeAtMs)
    const joined = backlogOf(work) - forecast.backlog
    if (joined <= 0) return { forecast, quantiles, work }
    const eachMs = eachMsOf(made.services.get(service), forecast, work)
    if (eachMs === null) return null
    return { forecast, quantiles: after(quantiles, joined * eachMs), work }
  }

  #promise(
    hall: ConfiguredHall,
    service: ServiceId,
    { forecast, quantiles, work }: Standing<WaitForecast>,
    { ahead, calledShare }: Pick<PromiseInputs, 'ahead' | 'calledShare'>,
    nowMs: number,
  ): Promised {
    const range = rangeOf(quantiles, nowMs, forecast.rounding, this.#settings)
    const known = this.#forecasts?.services.get(service)
    const span = { nowMs, middleMs: nowMs + quantiles.p50Ms, byMs: range.byMs }
    const { workAhead, windowsOpen } = work
    const serviceMs = known?.serviceMs ?? null
    const madeFrom: PromiseInputs = {
      forecaster: forecasterVersion,
      ahead,
      workAhead: Math.max(ahead, workAhead),
      windowsOpen,
      ...windowOutlook(hall, service, span),
      serviceMs: serviceMs === null ? null : Math.round(serviceMs),
      leanings: forecast.leanings,
      calledShare,
      waitsLearned: known?.waitsLearned ?? 0,
      p10Ms: Math.round(quantiles.p10Ms),
      p50Ms: Math.round(quantiles.p50Ms),
      p90Ms: Math.round(quantiles.p90Ms),
    }
    return { ...range, aboutMs: Math.round(quantiles.p50Ms), madeFrom }
  }
}

/** What is left of a wait after some of it has passed. */
function aged({ p10Ms, p50Ms, p90Ms }: Quantiles, ageMs: number): Quantiles {
  const passedMs = Math.max(0, ageMs)
  return ordered({ p10Ms: p10Ms - passedMs, p50Ms: p50Ms - passedMs, p90Ms: p90Ms - passedMs })
}

function after({ p10Ms, p50Ms, p90Ms }: Quantiles, moreMs: number): Quantiles {
  return ordered({
    p10Ms: p10Ms + earlierPart * moreMs,
    p50Ms: p50Ms + moreMs,
    p90Ms: p90Ms + laterPart * moreMs,
  })
}

/** What each one ahead costs those behind: her service, shared by the windows. Null where nothing tells it. */
function eachMsOf(
  known: ServiceKnowledge | undefined,
  { quantiles, backlog }: ArrivalForecast,
  { windowsOpen }: WorkAhead,
): number | null {
  if (known?.serviceMs) return known.serviceMs / Math.max(1, windowsOpen)
  return backlog > 0 ? quantiles.p50Ms / backlog : null
}
