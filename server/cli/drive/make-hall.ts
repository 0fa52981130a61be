import type { HallConfiguration, MinuteRange, Service } from '../../hall/configuration.ts'
import { clerkId, priorityClassId, serviceId, windowNumber, type PriorityClassId } from '../../hall/ids.ts'
import { assignDesks } from './assign-desks.ts'
import { deskKey, isExtra, type Desk, type DeskKey } from './desk.ts'
import { TraceError } from './parse-trace.ts'
import { isCalled, type TraceRow } from './trace-row.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const windowsMax = 999
const minuteMs = 60_000
const roundTheClock: MinuteRange = { fromMinute: 0, toMinute: 1440 }

/** The hall's name for a priority code of the trace. */
export function classOf(priority: string): PriorityClassId {
  return priorityClassId(`priority-${priority}`)
}

/** The mean service of the record in whole minutes, at least one, as an office would type it in; null without any. */
function typicalServiceMs(rows: readonly TraceRow[], service: string): number | null {
  const servedS = rows.flatMap((row) =>
    row.service === service && row.outcome === 'served' ? [row.endS - row.startS] : [],
  )
  if (servedS.length === 0) return null
  const meanMs = (servedS.reduce((sum, one) => sum + one, 0) / servedS.length) * 1000
  return Math.max(1, Math.round(meanMs / minuteMs)) * minuteMs
}

function servicesOf(rows: readonly TraceRow[], file: string): readonly Service[] {
  const codes = [...new Set(rows.map(({ service }) => service))]
  if (codes.length > letters.length)
    throw new TraceError(
      `${file}: ${codes.length} services, and a hall has at most ${letters.length} letters`,
    )
  return codes.map((code, at) => ({
    id: serviceId(code),
    letter: letters.charAt(at),
    names: { he: code, en: code },
    documents: [],
    targetWaitMs: 5 * minuteMs,
    typicalServiceMs: typicalServiceMs(rows, code),
    hours: null,
    dailyLimit: null,
  }))
}

interface DeskOfHall {
  readonly desk: Desk
  readonly services: Set<string>
}

/** Every desk that any day of the trace needs, in the order of their windows, with what it served. */
function desksOf(rows: readonly TraceRow[], file: string): readonly (readonly [DeskKey, DeskOfHall])[] {
  const known = new Map<DeskKey, DeskOfHall>()
  for (const [, ofDay] of Map.groupBy(rows, ({ day }) => day)) {
    const plan = assignDesks(ofDay)
    for (const desk of plan.desks) {
      const same = known.get(deskKey(desk))
      if (same && same.desk.agent !== desk.agent)
        throw new TraceError(
          `${file}: the agents ${same.desk.agent} and ${desk.agent} have names too much alike`,
        )
      if (!same) known.set(deskKey(desk), { desk, services: new Set() })
    }
    for (const { desk, row } of plan.visits) known.get(deskKey(desk))?.services.add(row.service)
  }
  const all = [...known]
  if (all.length > windowsMax)
    throw new TraceError(`${file}: ${all.length} windows needed, and a hall has at most ${windowsMax}`)
  return [...all.filter(([, { desk }]) => !isExtra(desk)), ...all.filter(([, { desk }]) => isExtra(desk))]
}

/** Services that only people who left ever came for; some window must call them all the same. */
function neverCalled(rows: readonly TraceRow[]): ReadonlySet<string> {
  const unserved = new Set(rows.map(({ service }) => service))
  for (const row of rows) if (isCalled(row)) unserved.delete(row.service)
  return unserved
}

/**
 * The hall in which the recorded days could have happened: the trace's services, a window and a clerk for
 * each desk (the nth clerk sits at the nth window), its priority codes as classes without any privilege, so
 * that the calling rule is that of arrival; open round the clock.
 */
export function makeHall(rows: readonly TraceRow[], file: string): HallConfiguration {
  const desks = desksOf(rows, file)
  if (desks.length === 0) throw new TraceError(`${file}: nobody was ever called, so there is no window`)
  const services = servicesOf(rows, file)
  const unserved = neverCalled(rows)
  const priorities = [...new Set(rows.map(({ priority }) => priority))].sort()
  return {
    id: 'recorded',
    names: { he: 'אולם מוקלט', en: 'Recorded hall' },
    timeZone: 'Asia/Jerusalem',
    languages: ['he', 'en'],
    hours: Array.from({ length: 7 }, () => [roundTheClock]),
    closedDates: [],
    outsideHours: 'allow',
    rolloverMinute: null,
    services,
    serviceWindows: desks.map(([, { services: served }], at) => ({
      number: windowNumber(at + 1),
      workProfile: services
        .filter(({ id }) => served.has(id) || (at === 0 && unserved.has(id)))
        .map(({ id }) => ({ service: id, rank: 1 })),
    })),
    clerks: desks.map(([key, { desk }]) => {
      const name = desk.copy > 1 ? `${desk.agent} (${desk.copy})` : desk.agent
      return { id: clerkId(key), names: { he: name, en: name } }
    }),
    priorityClasses: priorities.map((priority) => ({
      id: classOf(priority),
      names: { he: `עדיפות ${priority}`, en: `Priority ${priority}` },
      headStartMs: 0,
      rate: 1,
      proof: null,
    })),
    overdueAfterMs: 240 * minuteMs,
    recallsBeforeNoShow: 0,
    reinstateWithinMs: 10 * minuteMs,
    lastNumber: 9999,
  }
}
