import { Evidence } from '../forecast/evidence.ts'
import { HallForecaster, type Forecast, type ForecasterSettings } from '../forecast/hall-forecaster.ts'
import { ObservedHall } from '../forecast/hall-observations.ts'
import { backlogOf, workAheadOf } from '../forecast/work-ahead.ts'
import { arrival } from '../hall/ahead.ts'
import type { HallEvent } from '../hall/event.ts'
import type { ConfiguredHall } from '../hall/hall.ts'
import type { ServiceId } from '../hall/ids.ts'
import { keptBytes, readKept } from './kept-state.ts'
import type {
  ArrivalForecast,
  LiveForecasts,
  Numbered,
  ServiceKnowledge,
  TrackStart,
  WaitForecast,
} from './messages.ts'

/**
 * One forecaster on its way along the log: it learns from each event in order, forecasts the hall as it then
 * stands, and gives what it has learned to be kept. Where it begins decides nothing of what it comes to know:
 * kept and gone on from, or learned from the whole log, it says the same.
 */
export class ForecastTrack {
  readonly #settings: ForecasterSettings
  readonly #observed = new ObservedHall()
  readonly #forecaster: HallForecaster
  readonly #evidence: Evidence
  #sequence: number

  /** Throws where what was kept cannot be read. */
  constructor({ settings, kept, configured, afterSequence }: TrackStart) {
    this.#settings = settings
    const learning = kept && readKept(kept, settings)
    if (kept && !learning) throw new Error('what was kept of the forecast is broken, or of another version')
    this.#forecaster = new HallForecaster(settings, learning?.forecaster)
    this.#evidence = new Evidence(learning?.evidence)
    this.#sequence = learning?.sequence ?? afterSequence
    if (learning)
      this.#observed.follow({ type: 'HallConfigured', configuration: learning.configuration, atMs: 0 })
    else if (configured) this.#observe(configured)
  }

  /** The last event that it has learned from. */
  get sequence(): number {
    return this.#sequence
  }

  /** Learns from the next events of the log; those it has had already are passed over. Throws at a gap. */
  learn(events: readonly Numbered[], onError: (error: unknown) => void): void {
    for (const { sequence, event } of events) {
      if (sequence <= this.#sequence) continue
      if (sequence !== this.#sequence + 1)
        throw new Error(`event ${sequence} does not follow ${this.#sequence}, which the forecast has learned`)
      this.#sequence = sequence
      try {
        this.#observe(event)
      } catch (error) {
        onError(error)
      }
    }
  }

  /** The hall of this moment; nothing is learned by it. */
  forecasts(nowMs: number): LiveForecasts {
    const { hall } = this.#observed
    const { floor } = this.#forecaster
    const made = this.#forecaster.forecasts(nowMs)
    const arriving = new Map<string, ReadonlyMap<string, ArrivalForecast>>()
    const services = new Map<string, ServiceKnowledge>()
    const waiting = new Map<string, WaitForecast>()
    const chances = new Map<string, ReadonlyMap<string, number>>()
    if (hall.status === 'unconfigured')
      return { sequence: this.#sequence, madeAtMs: nowMs, arriving, waiting, chances, services }
    for (const { id } of hall.configuration.services) {
      const service = floor.serviceOf(id)
      services.set(id, {
        serviceMs: this.#evidence.serviceMs(service, floor),
        waitsLearned: this.#evidence.waitsOf(service),
      })
      if (!this.#evidence.isEnough(service, floor)) continue
      chances.set(id, made.chances.get(id) ?? new Map())
      arriving.set(id, arrivals(hall, id, made.arriving.get(id) ?? new Map(), nowMs))
      for (const { ticket } of floor.waitersFor(service)) {
        const forecast = made.waiting.get(ticket)
        if (forecast) waiting.set(ticket, said(forecast))
      }
    }
    return { sequence: this.#sequence, madeAtMs: made.madeAtMs, arriving, waiting, chances, services }
  }

  /** All that was learned so far, as bytes. To be taken where the next event opens a day. */
  kept(): Uint8Array {
    const { hall } = this.#observed
    if (hall.status === 'unconfigured') throw new Error('nothing was learned that could be kept')
    return keptBytes(
      {
        sequence: this.#sequence,
        configuration: hall.configuration,
        forecaster: this.#forecaster.state,
        evidence: this.#evidence.state,
      },
      this.#settings,
    )
  }

  #observe(event: HallEvent): void {
    for (const observation of this.#observed.follow(event)) {
      this.#evidence.observe(observation, this.#forecaster.floor)
      this.#forecaster.observe(observation)
    }
  }
}

function said({ quantiles, rounding, leanings }: Forecast): WaitForecast {
  // Only the quantiles: whatever else came with them stays in the thread.
  const { p10Ms, p50Ms, p90Ms } = quantiles
  return {
    quantiles: { p10Ms, p50Ms, p90Ms },
    rounding,
    leanings: leanings ?? null,
  }
}

function arrivals(
  hall: ConfiguredHall,
  service: ServiceId,
  made: ReadonlyMap<string, Forecast>,
  nowMs: number,
): ReadonlyMap<string, ArrivalForecast> {
  const byClass = new Map<string, ArrivalForecast>()
  for (const { id } of hall.configuration.priorityClasses) {
    const forecast = made.get(id)
    if (forecast)
      byClass.set(id, {
        ...said(forecast),
        backlog: backlogOf(workAheadOf(hall, arrival(service, id, nowMs), nowMs)),
      })
  }
  return byClass
}
