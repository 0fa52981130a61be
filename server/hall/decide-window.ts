import { findOpenWindow } from './at-window.ts'
import type { HallCommand } from './command.ts'
import { accept, refuse, type Decision } from './decision.ts'
import { lineOf, serviceOf, serviceWindowOf, windowStateOf, type ConfiguredHall } from './hall.ts'
import type { ClerkId, WindowNumber } from './ids.ts'

type CommandOf<Type extends HallCommand['type']> = Extract<HallCommand, { readonly type: Type }>

export function openService(
  hall: ConfiguredHall,
  command: CommandOf<'openService'>,
  nowMs: number,
): Decision {
  const { service } = command
  if (!serviceOf(hall, service)) return refuse({ code: 'unknown-service', service })
  if (hall.services.get(service)?.open) return accept()
  return accept({ type: 'ServiceOpened', service, atMs: nowMs })
}

/** Closes a service for new tickets; those that wait for it are still called. */
export function closeService(
  hall: ConfiguredHall,
  command: CommandOf<'closeService'>,
  nowMs: number,
): Decision {
  const { service, reason } = command
  if (!serviceOf(hall, service)) return refuse({ code: 'unknown-service', service })
  if (!hall.services.get(service)?.open) return accept()
  return accept({ type: 'ServiceClosed', service, reason, atMs: nowMs })
}

/** The other window at which a clerk sits, open or on a break. */
function windowOfClerk(hall: ConfiguredHall, clerk: ClerkId, besides: WindowNumber): WindowNumber | null {
  for (const [number, state] of hall.serviceWindows)
    if (number !== besides && state.status !== 'closed' && state.clerk === clerk) return number
  return null
}

/** Opens a closed window, or ends the break of a paused one. */
export function openWindow(hall: ConfiguredHall, command: CommandOf<'openWindow'>, nowMs: number): Decision {
  const { serviceWindow, clerk } = command
  const known = serviceWindowOf(hall, serviceWindow)
  if (!known) return refuse({ code: 'unknown-service-window', serviceWindow })
  if (clerk !== null && !hall.configuration.clerks.some(({ id }) => id === clerk))
    return refuse({ code: 'unknown-clerk', clerk })
  for (const { service } of command.workProfile ?? [])
    if (!serviceOf(hall, service)) return refuse({ code: 'unknown-service', service })
  const state = windowStateOf(hall, serviceWindow)
  if (state.status === 'open') return refuse({ code: 'window-already-open', serviceWindow })
  const elsewhere = clerk === null ? null : windowOfClerk(hall, clerk, serviceWindow)
  if (clerk !== null && elsewhere !== null)
    return refuse({ code: 'clerk-elsewhere', clerk, serviceWindow: elsewhere })
  const sameClerkBack = state.status === 'paused' && (clerk === null || clerk === state.clerk)
  if (sameClerkBack && command.workProfile === null)
    return accept({ type: 'WindowResumed', serviceWindow, atMs: nowMs })
  const workProfile = command.workProfile ?? known.workProfile
  const seated = sameClerkBack ? state.clerk : clerk
  return accept({ type: 'WindowOpened', serviceWindow, clerk: seated, workProfile, atMs: nowMs })
}

/** A window with a ticket does not close (CALL-3); those sent to its line go back to the common queue (MOVE-3). */
export function closeWindow(
  hall: ConfiguredHall,
  command: CommandOf<'closeWindow'>,
  nowMs: number,
): Decision {
  const { serviceWindow } = command
  if (!serviceWindowOf(hall, serviceWindow)) return refuse({ code: 'unknown-service-window', serviceWindow })
  const state = windowStateOf(hall, serviceWindow)
  if (state.status === 'closed') return refuse({ code: 'window-not-open', serviceWindow })
  if (state.status === 'open' && state.ticket !== null)
    return refuse({ code: 'window-has-ticket', serviceWindow, ticket: state.ticket })
  const released = lineOf(hall, serviceWindow).map(
    (ticket) => ({ type: 'TicketReleased', ticket, atMs: nowMs }) as const,
  )
  return accept(...released, { type: 'WindowClosed', serviceWindow, atMs: nowMs })
}

export function pauseWindow(
  hall: ConfiguredHall,
  command: CommandOf<'pauseWindow'>,
  nowMs: number,
): Decision {
  const { serviceWindow, reason, expectedReturnAtMs } = command
  if (windowStateOf(hall, serviceWindow).status === 'paused')
    return refuse({ code: 'window-already-paused', serviceWindow })
  const open = findOpenWindow(hall, serviceWindow)
  if ('refused' in open) return open.refused
  if (open.found.ticket !== null)
    return refuse({ code: 'window-has-ticket', serviceWindow, ticket: open.found.ticket })
  if (expectedReturnAtMs !== null && expectedReturnAtMs < nowMs)
    return refuse({ code: 'return-in-the-past', expectedReturnAtMs })
  return accept({ type: 'WindowPaused', serviceWindow, reason, expectedReturnAtMs, atMs: nowMs })
}
