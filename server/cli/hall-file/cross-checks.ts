import type { Complaint } from './complaint.ts'
import { planChecks } from './plan-checks.ts'
import { weekdays, type HallFileText } from './schema.ts'

export type { Complaint } from './complaint.ts'

function repeated(
  values: readonly (string | number)[],
  path: (at: number) => Complaint['path'],
  what: string,
): Complaint[] {
  const seen = new Set<string | number>()
  return values.flatMap((value, at) => {
    if (seen.has(value)) return [{ path: path(at), message: `${what} ${value} is there twice` }]
    seen.add(value)
    return []
  })
}

function unknownServices(file: HallFileText): Complaint[] {
  const known = new Set(file.services.map(({ id }) => id))
  return file.serviceWindows.flatMap(({ calls }, at) =>
    calls.flatMap(({ service }, place) =>
      known.has(service)
        ? []
        : [
            {
              path: ['serviceWindows', at, 'calls', place, 'service'],
              message: `there is no service “${service}”`,
            },
          ],
    ),
  )
}

function uncalledServices(file: HallFileText): Complaint[] {
  const called = new Set(file.serviceWindows.flatMap(({ calls }) => calls.map(({ service }) => service)))
  return file.services.flatMap(({ id }, at) =>
    called.has(id) ? [] : [{ path: ['services', at, 'id'], message: `no service window calls “${id}”` }],
  )
}

function missingOwnLanguage(file: HallFileText): Complaint[] {
  const own = file.languages[0]
  if (own === undefined) return []
  const missing = (names: Partial<Record<string, string>>, path: Complaint['path']): Complaint[] =>
    names[own] === undefined
      ? [{ path, message: `the text in the hall’s own language (${own}) is missing` }]
      : []
  return [
    ...missing(file.names, ['names']),
    ...file.services.flatMap(({ names }, at) => missing(names, ['services', at, 'names'])),
    ...file.priorityClasses.flatMap(({ names }, at) => missing(names, ['priorityClasses', at, 'names'])),
  ]
}

function overlapping(hours: HallFileText['hours'] | undefined, path: Complaint['path']): Complaint[] {
  return weekdays.flatMap((day) => {
    const spans = (hours?.[day] ?? []).toSorted()
    const clash = spans.find((span, at) => at > 0 && span.slice(0, 5) < (spans[at - 1] ?? '').slice(6))
    return clash === undefined
      ? []
      : [{ path: [...path, day], message: `${clash} begins before the hours before it end` }]
  })
}

/** What no single field shows: names used twice, services that nobody calls, missing texts. */
export function crossChecks(file: HallFileText): readonly Complaint[] {
  return [
    ...repeated(
      file.services.map(({ id }) => id),
      (at) => ['services', at, 'id'],
      'the service',
    ),
    ...repeated(
      file.services.map(({ letter }) => letter),
      (at) => ['services', at, 'letter'],
      'the letter',
    ),
    ...repeated(
      file.serviceWindows.map(({ number }) => number),
      (at) => ['serviceWindows', at, 'number'],
      'service window',
    ),
    ...repeated(
      file.clerks.map(({ id }) => id),
      (at) => ['clerks', at, 'id'],
      'the clerk',
    ),
    ...repeated(
      file.priorityClasses.map(({ id }) => id),
      (at) => ['priorityClasses', at, 'id'],
      'the priority class',
    ),
    ...repeated(file.languages, (at) => ['languages', at], 'the language'),
    ...unknownServices(file),
    ...uncalledServices(file),
    ...missingOwnLanguage(file),
    ...overlapping(file.hours, ['hours']),
    ...file.services.flatMap(({ hours }, at) => overlapping(hours, ['services', at, 'hours'])),
    ...planChecks(file),
  ]
}
