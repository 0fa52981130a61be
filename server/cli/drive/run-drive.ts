import { randomUUID } from 'node:crypto'
import { ApiClient } from './api-client.ts'
import { assignDesks } from './assign-desks.ts'
import { buildSchedule } from './build-schedule.ts'
import { CannotBeginError } from './cannot-begin.ts'
import { AccountReader } from './collect-account.ts'
import type { DriveReport } from './drive-report.ts'
import { recordedInstant, timingFor } from './drive-timing.ts'
import { enterHall } from './enter-hall.ts'
import { expectedVisits } from './expected-visits.ts'
import { fitHall } from './hall-fit.ts'
import { HallStaff } from './hall-staff.ts'
import { InFlightLimit } from './in-flight-limit.ts'
import { judge } from './judge.ts'
import { openHallDay } from './open-hall-day.ts'
import type { DriveOptions } from './options.ts'
import { openPaper } from './open-paper.ts'
import { play } from './play.ts'
import { showProgress } from './progress.ts'
import { readTrace } from './read-trace.ts'
import { Stage } from './stage.ts'

/** Requests on the way at once: the staff of a busy hall. */
const inFlightMax = 16
/** A server may be away this long, in milliseconds of wall time: a restart takes less. */
const patienceMs = 60_000
/** Before the drive begins a server that does not answer is taken to be elsewhere. */
const firstPatienceMs = 5_000
const attemptMs = 15_000
/** Wall time between the opening of the day and the first arrival, in milliseconds. */
const leadMs = 300

/**
 * Plays a recorded day through a server and compares what came of it with the record.
 * After `signal` it sends nothing more and reports how far it came.
 */
export async function runDrive(options: DriveOptions, signal: AbortSignal): Promise<DriveReport> {
  const rows = await readTrace(options.trace, options.day)
  const plan = assignDesks(rows)
  const schedule = buildSchedule(rows, plan)
  const { manager } = options.tokens
  const { url } = options
  const door = new ApiClient({ url, patienceMs: firstPatienceMs, attemptMs })
  const { hall, clock } = await enterHall(door, manager, options.speed)
  const client = new ApiClient({ url, patienceMs, attemptMs })
  const fit = fitHall(hall, rows, plan)
  if (!fit.fits)
    throw new CannotBeginError(
      `the hall is not one for this day, it has no ${fit.missing.slice(0, 5).join(', no ')}; ` +
        'make one with --make-hall and start the server with it',
    )
  if (options.paper && hall.printer === 'none')
    throw new CannotBeginError('the server has no printer, so there is no paper to look at')
  const paper = await openPaper(options.paper)
  try {
    const staff = new HallStaff(client, options.tokens, randomUUID().slice(0, 8))
    const reader = new AccountReader(client, manager)
    const first = { day: options.day, atS: schedule[0]?.atS ?? 0 }
    const { timeZone } = hall
    const early = timingFor(first, { nowMs: hall.clock.nowMs, timeZone, leadMs: 0 })
    const name = early.asRecorded ? options.day : null
    const day = await openHallDay({ client, token: manager, hall, staff, reader, name, join: options.join })
    const nowMs = clock.nowMs()
    const timing = timingFor(first, { nowMs, timeZone, leadMs: leadMs * clock.speed })
    const stage = new Stage(staff, fit.windows, day.earlier.size === 0)
    const limit = new InFlightLimit(inFlightMax)
    const progress = options.quiet
      ? null
      : showProgress(process.stderr, () => ({
          firstS: first.atS,
          lastS: schedule.at(-1)?.atS ?? first.atS,
          atS: recordedInstant(timing, clock.nowMs()),
          tickets: stage.issuedCount,
          waiting: stage.waiting,
          inFlight: limit.running,
        }))
    const beganAt = performance.now()
    try {
      await play({
        schedule,
        timing,
        clock,
        limit,
        signal,
        perform: (operation) => stage.perform(operation),
      })
    } finally {
      progress?.stop()
    }
    const wallSeconds = (performance.now() - beganAt) / 1000
    if (!signal.aborted) await staff.closeDay()
    const visits = expectedVisits(rows, plan, fit.windows, (line) => stage.issuedTo(line))
    return await judge({
      options,
      whole: !signal.aborted,
      rows,
      plan,
      schedule,
      timing,
      visits,
      day,
      reader,
      paper,
      printing: hall.printer !== 'none',
      speed: clock.speed,
      wallSeconds,
      stage,
      client,
    })
  } finally {
    await paper?.close()
  }
}
