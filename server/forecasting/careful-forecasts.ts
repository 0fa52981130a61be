import type { Outlook } from '../engine/ports.ts'
import type { CachedForecasts } from './cached-forecasts.ts'

/** All that the hall asks of its forecasts. */
export type Forecasts = Pick<
  CachedForecasts,
  'promiseFor' | 'chanceFor' | 'outlookOf' | 'rangeFor' | 'waitFor'
>

/** Forecasts whose failures are told and cost minutes, never a ticket (ISSUE-3). */
export function carefulForecasts(forecasts: Forecasts, onError: (error: unknown) => void): Forecasts {
  const orNothing = <Value>(ask: () => Value | null): Value | null => {
    try {
      return ask()
    } catch (error) {
      onError(error)
      return null
    }
  }
  return {
    promiseFor: (...about) => orNothing(() => forecasts.promiseFor(...about)),
    chanceFor: (...about) => orNothing(() => forecasts.chanceFor(...about)),
    outlookOf: (...about): Outlook | null => orNothing(() => forecasts.outlookOf(...about)),
    rangeFor: (...about) => orNothing(() => forecasts.rangeFor(...about)),
    waitFor: (...about) => orNothing(() => forecasts.waitFor(...about)),
  }
}
