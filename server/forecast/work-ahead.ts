import { calledBefore, callingRuleOf, type Candidate } from '../hall/calling-rule.ts'
import { knownTicket, type ConfiguredHall, type WindowState } from '../hall/hall.ts'
import type { ServiceId } from '../hall/ids.ts'

type OpenState = Extract<WindowState, { readonly status: 'open' }>

/** What stands before someone who waits, or arrives now. */
export interface WorkAhead {
  /** Waiting in all services that her windows call, and called before her. */
  readonly workAhead: number
  /** Of those, the part that falls to her windows, since other windows call some of them too. */
  readonly share: number
  readonly windowsOpen: number
  /** Open windows for the service at which nobody is. */
  readonly windowsFree: number
}

function openWindowsFor(hall: ConfiguredHall, service: ServiceId): OpenState[] {
  const open: OpenState[] = []
  for (const [, state] of hall.serviceWindows)
    if (state.status === 'open' && state.workProfile.some((entry) => entry.service === service))
      open.push(state)
  return open
}

export function workAheadOf(hall: ConfiguredHall, candidate: Candidate, nowMs: number): WorkAhead {
  const { service } = candidate
  const isBefore = calledBefore(candidate, callingRuleOf(hall.configuration), nowMs)
  const windows = openWindowsFor(hall, service)
  const called = new Set(windows.flatMap(({ workProfile }) => workProfile.map((entry) => entry.service)))
  called.add(service)
  let workAhead = 0
  let share = 0
  for (const queue of hall.queues) {
    if (!called.has(queue.service) || queue.tickets.length === 0) continue
    const before = queue.tickets.filter((id) => isBefore(knownTicket(hall, id))).length
    const others = openWindowsFor(hall, queue.service)
    const common = others.filter((state) => windows.includes(state)).length
    workAhead += before
    share += queue.service === service ? before : (before * common) / Math.max(1, others.length)
  }
  return {
    workAhead,
    share,
    windowsOpen: windows.length,
    windowsFree: windows.filter(({ ticket }) => ticket === null).length,
  }
}

/** How many must be taken before a window is free for one more: 0 where one is free for her. */
export function backlogOf({ share, windowsFree }: WorkAhead): number {
  return Math.max(0, share + 1 - windowsFree)
}
