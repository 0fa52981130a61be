import type { Adjustment } from './adjustment.ts'
import type { Difference } from './difference.ts'
import type { DriveReport } from './drive-report.ts'

const listedMax = 20

function count(adjustments: readonly Adjustment[], kind: Adjustment['kind']): number {
  return adjustments.filter((adjustment) => adjustment.kind === kind).length
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`
}

function millis(value: number | null): string {
  return value === null ? '-' : `${value.toFixed(1)} ms`
}

function lines(report: DriveReport): readonly (readonly [string, string])[] {
  const { arrivals, desks, adjustments, calls, requests, lag, promises } = report
  const all = arrivals.served + arrivals.abandoned + arrivals.noShow
  const called = calls.byNext + calls.byHand
  const slips = Object.entries(report.slips).map(([outcome, tickets]) => `${tickets} ${outcome}`)
  return [
    [
      'arrivals',
      `${all}: ${arrivals.served} served, ${arrivals.abandoned} left, ${arrivals.noShow} no-shows`,
    ],
    ['windows', `${desks.own} of agents, ${desks.further} further, ${desks.unnamed} unnamed`],
    ['shortened', `${count(adjustments, 'shortened')} visits, by a few seconds, for the agent’s next`],
    ['further desk', `${count(adjustments, 'further-desk')} visits at the same time as another of the agent`],
    ['unnamed desk', `${count(adjustments, 'unnamed-agent')} visits without an agent`],
    ['tickets', `${report.tickets}`],
    [
      'calls',
      `${called}: ${calls.byNext} by Next, ${calls.byHand} by hand; ${calls.completing} ended a visit`,
    ],
    ['requests', `${requests.answered} answered, ${requests.repeated} sent again`],
    ['a change took', `${millis(requests.changeP50Ms)}, 99 in 100 below ${millis(requests.changeP99Ms)}`],
    [
      'stamps behind',
      lag === null
        ? '-'
        : `${seconds(lag.medianS)} of hall time, 99 in 100 below ${seconds(lag.p99S)}, at most ${seconds(lag.maxS)}`,
    ],
    ['slips', slips.length === 0 ? '-' : slips.join(', ')],
    ['on paper', report.paper === null ? 'not looked at' : `${report.paper}`],
    [
      'promises',
      `${promises.kept} kept, ${promises.late} late, ${promises.early} early, ${promises.none} without, ${promises.untested} left before the call`,
    ],
  ]
}

function differenceText({ kind, line, ticket, detail }: Difference): string {
  const where = [line === null ? null : `line ${line}`, ticket].filter((part) => part !== null)
  return `  ${kind}${where.length === 0 ? '' : ` (${where.join(', ')})`}: ${detail}`
}

/** The report as people read it. */
export function reportText(report: DriveReport): string {
  const { differences } = report
  const clock = report.asRecorded ? 'at the recorded instants' : 'moved to the hall’s present clock'
  const head = `${report.day} of ${report.trace}, ${report.speed} times as fast, ${clock}, in ${report.wallSeconds.toFixed(0)} s`
  const table = lines(report).map(([name, value]) => `  ${name.padEnd(14)} ${value}`)
  const more = differences.length - listedMax
  const verdict = report.whole
    ? [
        `differences: ${differences.length}`,
        ...differences.slice(0, listedMax).map(differenceText),
        ...(more > 0 ? [`  and ${more} more`] : []),
      ]
    : [
        'ended before the day was over: nothing was compared, and the hall’s day is still open',
        ...differences.slice(0, listedMax).map(differenceText),
      ]
  return `${[head, ...table, ...verdict].join('\n')}\n`
}
