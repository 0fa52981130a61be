import type { ForecasterSettings } from '../forecast/hall-forecaster.ts'
import type { Quantiles } from '../forecast/quantiles.ts'
import type { Rounding } from '../forecast/range-maker.ts'
import type { HallEvent } from '../hall/event.ts'
import type { Leanings } from '../hall/promise.ts'

/** An event with its place in the log. */
export interface Numbered {
  readonly sequence: number
  readonly event: HallEvent
}

/** Where a forecaster begins: from what was kept, from a configuration and the days after it, or from nothing. */
export interface TrackStart {
  readonly settings: ForecasterSettings
  /** What was kept, as `keptBytes` made it; null: it begins knowing nothing. */
  readonly kept: Uint8Array | null
  /** The configuration that held where the log is entered in its middle; null at its beginning, or where one is kept. */
  readonly configured: HallEvent | null
  readonly afterSequence: number
}

/** What the forecaster says of someone who arrives now. */
export interface ArrivalForecast {
  readonly quantiles: Quantiles
  readonly rounding: Rounding
  readonly leanings: Leanings | null
  /** How many stood between her and a free window, when it was made. */
  readonly backlog: number
}

/** What is known of a service, whoever asks. */
export interface ServiceKnowledge {
  /** How long one citizen usually occupies a window; null where nobody knows. */
  readonly serviceMs: number | null
  readonly waitsLearned: number
}

/** What the forecaster says of one who waits. */
export interface WaitForecast {
  readonly quantiles: Quantiles
  readonly rounding: Rounding
  readonly leanings: Leanings | null
}

/** All that is forecast of the hall as it was after one event of its log. */
export interface LiveForecasts {
  readonly sequence: number
  readonly madeAtMs: number
  /** By service and priority class; what is not there has too little to go on (PROMISE-2). */
  readonly arriving: ReadonlyMap<string, ReadonlyMap<string, ArrivalForecast>>
  readonly waiting: ReadonlyMap<string, WaitForecast>
  /** By service and priority class: the chance of who arrives now to be called today at all, where it is known. */
  readonly chances: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly services: ReadonlyMap<string, ServiceKnowledge>
}

/** To the thread that forecasts. It answers each in its turn. */
export type ForecastRequest =
  | { readonly type: 'start'; readonly start: TrackStart }
  | { readonly type: 'learn'; readonly events: readonly Numbered[] }
  | { readonly type: 'forecast'; readonly nowMs: number }
  | { readonly type: 'keep' }

export type ForecastReply =
  | { readonly type: 'started' }
  | { readonly type: 'learned'; readonly sequence: number }
  /** Null where it could not be made; what went wrong was told before. */
  | { readonly type: 'forecasts'; readonly forecasts: LiveForecasts | null }
  | { readonly type: 'kept'; readonly sequence: number; readonly bytes: Uint8Array | null }
  /** Something went wrong, and it goes on. No answer to anything. */
  | { readonly type: 'failed'; readonly error: string }
