import { businessDayAt, nextDate, rolloverOf } from './calendar.ts'
import type { HallCommand } from './command.ts'
import type { HallConfiguration } from './configuration.ts'
import { accept, refuse, type Decision } from './decision.ts'
import type { HallEvent } from './event.ts'
import type { ConfiguredHall, Hall } from './hall.ts'
import { itemsOf } from './persistent-list.ts'
import { isEnded } from './ticket.ts'

type CommandOf<Type extends HallCommand['type']> = Extract<HallCommand, { readonly type: Type }>

/** What the present day still needs and a new configuration leaves out; null where nothing. */
function missingFrom(configuration: HallConfiguration, hall: ConfiguredHall): string | null {
  for (const [number, state] of hall.serviceWindows)
    if (state.status !== 'closed' && !configuration.serviceWindows.some((one) => one.number === number))
      return `service window ${number}`
  for (const ticket of itemsOf(hall.tickets)) {
    if (isEnded(ticket)) continue
    if (!configuration.services.some(({ id }) => id === ticket.service)) return `service ${ticket.service}`
    if (!configuration.priorityClasses.some(({ id }) => id === ticket.priorityClass))
      return `priority class ${ticket.priorityClass}`
  }
  return null
}

/** A configuration may not take away what an open ticket or an open window still stands on. */
export function configureHall(hall: Hall, command: CommandOf<'configureHall'>, nowMs: number): Decision {
  const { configuration } = command
  if (hall.status === 'configured') {
    const what = missingFrom(configuration, hall)
    if (what !== null) return refuse({ code: 'configuration-in-use', what })
  }
  const atMs = hall.status === 'configured' ? Math.max(nowMs, hall.lastEventAtMs) : nowMs
  return accept({ type: 'HallConfigured', configuration, atMs })
}

/** A day can be opened under its own name or, by hand, under the name of the day after or before. */
export function openDay(hall: ConfiguredHall, command: CommandOf<'openDay'>, nowMs: number): Decision {
  if (hall.day.status === 'open') return refuse({ code: 'day-already-open' })
  const today = businessDayAt(nowMs, hall.configuration)
  const day = command.day ?? today
  const near = [nextDate(today, -1), today, nextDate(today, 1)].includes(day)
  const goesBack = hall.day.status === 'closed' && day < hall.day.day
  if (!near || goesBack) return refuse({ code: 'day-is-over', day })
  const rollsOverAtMs = rolloverOf(day, hall.configuration)
  if (rollsOverAtMs !== null && rollsOverAtMs <= nowMs) return refuse({ code: 'day-is-over', day })
  return accept({ type: 'DayOpened', day, rollsOverAtMs, atMs: nowMs })
}

/** DAY-1: each open ticket is ended by name, each window is closed, then the day. */
export function closeDay(hall: ConfiguredHall, command: CommandOf<'closeDay'>, nowMs: number): Decision {
  if (hall.day.status !== 'open') return refuse({ code: 'day-not-open' })
  const events: HallEvent[] = []
  for (const ticket of itemsOf(hall.tickets))
    if (!isEnded(ticket)) events.push({ type: 'TicketExpired', ticket: ticket.id, atMs: nowMs })
  for (const [serviceWindow, state] of hall.serviceWindows)
    if (state.status !== 'closed') events.push({ type: 'WindowClosed', serviceWindow, atMs: nowMs })
  return accept(...events, { type: 'DayClosed', reason: command.reason, atMs: nowMs })
}
