import type { Estimate, Forecaster } from './forecaster.ts'

/** A forecaster whose failures are told and cost an estimate, never a ticket (ISSUE-3). */
export function carefulForecaster(forecaster: Forecaster, onError: (error: unknown) => void): Forecaster {
  const orNothing = (estimate: () => Estimate | null): Estimate | null => {
    try {
      return estimate()
    } catch (error) {
      onError(error)
      return null
    }
  }
  return {
    observe(event, hall) {
      try {
        forecaster.observe(event, hall)
      } catch (error) {
        onError(error)
      }
    },
    arrivingNow: (hall, service, priorityClass, nowMs) =>
      orNothing(() => forecaster.arrivingNow(hall, service, priorityClass, nowMs)),
    waiting: (hall, ticket, nowMs) => orNothing(() => forecaster.waiting(hall, ticket, nowMs)),
  }
}
