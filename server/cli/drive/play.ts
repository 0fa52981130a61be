import { setTimeout as pause } from 'node:timers/promises'
import { hallInstant, type DriveTiming } from './drive-timing.ts'
import type { HallClock } from './hall-clock.ts'
import type { InFlightLimit } from './in-flight-limit.ts'
import type { Operation } from './operation.ts'

export interface Performance {
  readonly schedule: readonly Operation[]
  readonly timing: DriveTiming
  readonly clock: HallClock
  readonly limit: InFlightLimit
  /** Ends the performance: what is on its way is waited for, nothing more is sent. */
  readonly signal: AbortSignal
  readonly perform: (operation: Operation) => Promise<void>
}

/**
 * Sends each operation when its time has come and all that it follows has been answered.
 * Resolves when everything is answered, or what was sent is after the signal; rejects with the first failure.
 */
export async function play(performance: Performance): Promise<void> {
  const { schedule, timing, clock, limit, signal, perform } = performance
  const failed = new AbortController()
  const ended = AbortSignal.any([signal, failed.signal])
  const done: Promise<void>[] = []
  let failure: { readonly error: unknown } | null = null

  const run = async (operation: Operation): Promise<void> => {
    await Promise.all(operation.after.map((index) => done[index] ?? Promise.resolve()))
    await limit.run(async () => {
      if (ended.aborted) return
      try {
        await perform(operation)
      } catch (error) {
        failure ??= { error }
        failed.abort()
      }
    })
  }

  for (const operation of schedule) {
    await waitUntil(clock, hallInstant(timing, operation.atS), ended)
    if (ended.aborted) break
    done[operation.index] = run(operation)
  }
  await Promise.all(done)
  if (failure) throw (failure as { readonly error: unknown }).error
}

/** Timers cannot wait longer than this, in milliseconds of wall time. */
const longestPauseMs = 60_000

async function waitUntil(clock: HallClock, hallMs: number, signal: AbortSignal): Promise<void> {
  for (let waitMs = clock.wallMsUntil(hallMs); waitMs > 0.5; waitMs = clock.wallMsUntil(hallMs)) {
    if (signal.aborted) return
    // An aborted pause only ends the waiting; the caller looks at the signal.
    await pause(Math.min(waitMs, longestPauseMs), undefined, { signal }).catch(() => undefined)
  }
}
