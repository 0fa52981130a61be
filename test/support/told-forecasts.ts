import { CachedForecasts } from '../../server/forecasting/cached-forecasts.ts'
import { ForecastTrack } from '../../server/forecasting/forecast-track.ts'
import { defaultSettings } from '../../server/forecast/hall-forecaster.ts'
import type { HallEvent } from '../../server/hall/event.ts'

/** The forecaster of a test, in the same thread: told of events, it forecasts when the test says so. */
export class ToldForecasts {
  readonly cached = new CachedForecasts(defaultSettings, 1)
  readonly track = new ForecastTrack({
    settings: defaultSettings,
    kept: null,
    configured: null,
    afterSequence: 0,
  })

  tell(events: readonly HallEvent[]): void {
    const numbered = events.map((event, at) => ({ sequence: this.track.sequence + 1 + at, event }))
    this.track.learn(numbered, (error) => {
      throw error
    })
  }

  refresh(nowMs: number): void {
    this.cached.take(this.track.forecasts(nowMs))
  }
}
