import { setTimeout as pause } from 'node:timers/promises'
import type { ApiClient } from './api-client.ts'
import type { DeskPlan } from './assign-desks.ts'
import type { AccountReader } from './collect-account.ts'
import { isExtra, unnamedAgent } from './desk.ts'
import type { DriveReport } from './drive-report.ts'
import type { DriveTiming } from './drive-timing.ts'
import type { ExpectedVisit } from './expected-visit.ts'
import type { FlatRow } from './hall-account.ts'
import { lagOf } from './lag.ts'
import type { DrivenDay } from './open-hall-day.ts'
import type { Operation } from './operation.ts'
import type { DriveOptions } from './options.ts'
import { qrOf, type Paper, type PaperSlip } from './paper.ts'
import { quantile } from './quantile.ts'
import { linkSlips } from './reconcile-paper.ts'
import { reconcile } from './reconcile.ts'
import type { Stage } from './stage.ts'
import type { TraceRow } from './trace-row.ts'

/** Wall time without a further slip after which no more are waited for, in milliseconds. */
const slipPatienceMs = 15_000
const paperPatienceMs = 5_000
const paperPollMs = 200

interface Played {
  readonly options: DriveOptions
  readonly whole: boolean
  readonly rows: readonly TraceRow[]
  readonly plan: DeskPlan
  readonly schedule: readonly Operation[]
  readonly timing: DriveTiming
  readonly visits: readonly ExpectedVisit[]
  readonly day: DrivenDay
  readonly reader: AccountReader
  readonly paper: Paper | null
  readonly printing: boolean
  readonly speed: number
  readonly wallSeconds: number
  readonly stage: Stage
  readonly client: ApiClient
}

/** What came out of the printer, once there is as much as there are tickets or nothing more comes. */
async function slipsOnPaper(paper: Paper, tickets: number): Promise<readonly PaperSlip[]> {
  const giveUpAt = performance.now() + paperPatienceMs
  for (;;) {
    const slips = await paper.slips()
    if (slips.length >= tickets || performance.now() > giveUpAt) return slips
    await pause(paperPollMs)
  }
}

function promisesOf(rows: readonly FlatRow[]): DriveReport['promises'] {
  const called = rows.filter((row) => row.first_called_at_ms !== null)
  const scored = (score: FlatRow['promise_score']): number =>
    called.filter((row) => row.promise_score === score).length
  return {
    kept: scored('kept'),
    early: scored('early'),
    late: scored('late'),
    none: scored(null),
    untested: rows.length - called.length,
  }
}

function desksOf({ desks }: DeskPlan): DriveReport['desks'] {
  return {
    own: desks.filter((desk) => !isExtra(desk)).length,
    further: desks.filter((desk) => desk.copy > 1 && desk.agent !== unnamedAgent).length,
    unnamed: desks.filter((desk) => desk.agent === unnamedAgent).length,
  }
}

function tally(texts: Iterable<string>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1
  return counts
}

/** Reads the hall's account of the day once it is complete, and holds it against the record. */
export async function judge(played: Played): Promise<DriveReport> {
  const { options, whole, rows, plan, schedule, timing, visits, day, reader, stage, client, printing } =
    played
  const wanted = (row: FlatRow): boolean => !printing || row.slip !== null
  const all = await reader.rowsOnce(day.day, wanted, whole ? slipPatienceMs : 0)
  const own = all.filter(({ id }) => !day.earlier.has(id))
  const rowOfTicket = new Map(own.map((row) => [row.id, row]))
  const slips = played.paper && (await slipsOnPaper(played.paper, stage.issuedCount))
  const urls = visits.flatMap(({ issued }) => (issued ? [issued.url] : []))
  const { events } = await reader.ticketEventsAfter(day.logBefore)
  const differences = whole
    ? reconcile({
        visits,
        rows: all,
        events,
        earlier: day.earlier,
        printing,
        paper: slips && linkSlips(slips, urls, qrOf),
      })
    : []
  const count = (outcome: TraceRow['outcome']): number => rows.filter((row) => row.outcome === outcome).length
  return {
    trace: options.trace,
    day: options.day,
    whole,
    speed: played.speed,
    wallSeconds: played.wallSeconds,
    asRecorded: timing.asRecorded,
    arrivals: { served: count('served'), abandoned: count('abandoned'), noShow: count('no-show') },
    desks: desksOf(plan),
    adjustments: plan.adjustments,
    tickets: own.length,
    calls: stage.calls,
    requests: {
      answered: client.answered,
      repeated: client.repeated,
      changeP50Ms: quantile(client.changeMs, 0.5),
      changeP99Ms: quantile(client.changeMs, 0.99),
    },
    lag: lagOf(schedule, (line) => rowOfTicket.get(stage.issuedTo(line)?.ticket ?? '') ?? null, timing),
    slips: tally(own.map(({ slip }) => slip ?? 'not recorded')),
    paper: slips === null ? null : slips.length,
    promises: promisesOf(own),
    differences: [...stage.refusals, ...differences],
  }
}
