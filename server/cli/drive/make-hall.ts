import type { HallFileText } from '../hall-file/schema.ts'
import { weekdays } from '../hall-file/schema.ts'
import { assignDesks } from './assign-desks.ts'
import { deskKey, isExtra, type Desk, type DeskKey } from './desk.ts'
import { classOf, serviceOf } from './hall-key.ts'
import { TraceError } from './parse-trace.ts'
import { isCalled, type TraceRow } from './trace-row.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const windowsMax = 200
const classesMax = 12
const targetWaitMinutes = 5
const secondsInMinute = 60

type ServiceText = HallFileText['services'][number]

/** The mean service of the record in whole minutes, at least one, as an office would type it in; left out without any. */
function typicalMinutes(rows: readonly TraceRow[], service: string): number | undefined {
  const servedS = rows.flatMap((row) =>
    row.service === service && row.outcome === 'served' ? [row.endS - row.startS] : [],
  )
  if (servedS.length === 0) return undefined
  const meanS = servedS.reduce((sum, oneS) => sum + oneS, 0) / servedS.length
  return Math.max(1, Math.round(meanS / secondsInMinute))
}

/** The codes in order of first appearance; fails where two of them would be one name in a hall file. */
function distinct(
  codes: Iterable<string>,
  keyOf: (code: string) => string,
  what: string,
  file: string,
): string[] {
  const byKey = new Map<string, string>()
  for (const code of codes) {
    const other = byKey.get(keyOf(code))
    if (other !== undefined && other !== code)
      throw new TraceError(
        `${file}: ${what} ${other} and ${code} are too much alike to be told apart in a hall`,
      )
    byKey.set(keyOf(code), code)
  }
  return [...byKey.values()]
}

function limit(count: number, max: number, what: string, file: string): void {
  if (count > max) throw new TraceError(`${file}: ${count} ${what}, and a hall has at most ${max}`)
}

function servicesOf(rows: readonly TraceRow[], file: string): ServiceText[] {
  const codes = distinct(
    rows.map(({ service }) => service),
    serviceOf,
    'the services',
    file,
  )
  limit(codes.length, letters.length, 'services, each with a letter', file)
  return codes.map((code, at) => ({
    id: serviceOf(code),
    letter: letters.charAt(at),
    names: { he: code, en: code },
    documents: [],
    targetWaitMinutes,
    typicalServiceMinutes: typicalMinutes(rows, code),
  }))
}

interface DeskOfHall {
  readonly key: DeskKey
  readonly desk: Desk
  readonly services: Set<string>
}

/** Every desk that any day of the trace needs, in the order of their windows, with what it served. */
function desksOf(rows: readonly TraceRow[], file: string): readonly DeskOfHall[] {
  distinct(
    rows.flatMap((row) => (isCalled(row) ? [row.agent] : [])),
    (agent) => deskKey({ agent, copy: 1 }),
    'the agents',
    file,
  )
  const known = new Map<DeskKey, DeskOfHall>()
  for (const [, ofDay] of Map.groupBy(rows, ({ day }) => day)) {
    const plan = assignDesks(ofDay)
    for (const desk of plan.desks) {
      const key = deskKey(desk)
      if (!known.has(key)) known.set(key, { key, desk, services: new Set() })
    }
    for (const { desk, row } of plan.visits) known.get(deskKey(desk))?.services.add(serviceOf(row.service))
  }
  const all = [...known.values()]
  if (all.length === 0) throw new TraceError(`${file}: nobody was ever called, so there is no window`)
  limit(all.length, windowsMax, 'windows', file)
  return [...all.filter(({ desk }) => !isExtra(desk)), ...all.filter(({ desk }) => isExtra(desk))]
}

/** Services that only people who left ever came for; some window must call them all the same. */
function neverCalled(rows: readonly TraceRow[]): ReadonlySet<string> {
  const unserved = new Set(rows.map(({ service }) => serviceOf(service)))
  for (const row of rows) if (isCalled(row)) unserved.delete(serviceOf(row.service))
  return unserved
}

function classesOf(rows: readonly TraceRow[], file: string): HallFileText['priorityClasses'] {
  const codes = distinct(
    rows.map(({ priority }) => priority),
    classOf,
    'the priorities',
    file,
  ).sort()
  limit(codes.length, classesMax, 'priority classes', file)
  return codes.map((code) => ({
    id: classOf(code),
    names: { he: `עדיפות ${code}`, en: `Priority ${code}` },
    headStartMinutes: 0,
    rate: 1,
  }))
}

function nameOf({ agent, copy }: Desk): string {
  return copy > 1 ? `${agent} (${copy})` : agent
}

/**
 * The hall in which the recorded days could have happened: the trace's services, a window and a clerk for
 * each desk (the nth clerk sits at the nth window), its priority codes as classes without any privilege, so
 * that the calling rule is that of arrival; open round the clock. Throws a `TraceError` where there is none.
 */
export function makeHall(rows: readonly TraceRow[], file: string): HallFileText {
  const desks = desksOf(rows, file)
  const services = servicesOf(rows, file)
  const unserved = neverCalled(rows)
  return {
    id: 'recorded',
    names: { he: 'אולם מוקלט', en: 'Recorded hall' },
    timeZone: 'Asia/Jerusalem',
    languages: ['he', 'en'],
    hours: Object.fromEntries(weekdays.map((day) => [day, ['00:00-24:00']])),
    closedDates: [],
    outsideHours: 'allow',
    rollover: 'by-hand',
    services,
    serviceWindows: desks.map(({ services: served }, at) => ({
      number: at + 1,
      calls: services
        .filter(({ id }) => served.has(id) || (at === 0 && unserved.has(id)))
        .map(({ id }) => ({ service: id, rank: 1 })),
    })),
    clerks: desks.map(({ key, desk }) => ({ id: key, names: { he: nameOf(desk), en: nameOf(desk) } })),
    priorityClasses: classesOf(rows, file),
    overdueAfterMinutes: 24 * 60,
    noShow: { recalls: 0, reinstateWithinMinutes: 10 },
    lastNumber: 9_999,
    promises: { early: 10, late: 10 },
    plan: [],
  }
}
