import { calledBefore, callingRuleOf, isOverdue, type Candidate } from '../hall/calling-rule.ts'
import { knownTicket, type ConfiguredHall, type WindowState } from '../hall/hall.ts'
import type { ServiceId, TicketId } from '../hall/ids.ts'

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

/** How many of one queue are called before her, by how the window ranks her service and theirs. */
interface Before {
  readonly ranked: number
  readonly alike: number
  readonly outranked: number
}

function beforeIn(hall: ConfiguredHall, tickets: readonly TicketId[], own: Candidate, nowMs: number): Before {
  const rule = callingRuleOf(hall.configuration)
  const isBefore = calledBefore(own, rule, nowMs)
  let alike = 0
  let overdue = 0
  for (const id of tickets) {
    const ticket = knownTicket(hall, id)
    if (!isBefore(ticket)) continue
    alike += 1
    if (isOverdue(ticket.issuedAtMs, rule.overdueAfterMs, nowMs)) overdue += 1
  }
  const ranked = isOverdue(own.issuedAtMs, rule.overdueAfterMs, nowMs) ? overdue : tickets.length
  return { ranked, alike, outranked: overdue }
}

function rankIn({ workProfile }: OpenState, service: ServiceId): number | undefined {
  return workProfile.find((entry) => entry.service === service)?.rank
}

export function workAheadOf(hall: ConfiguredHall, candidate: Candidate, nowMs: number): WorkAhead {
  const { service } = candidate
  const windows = openWindowsFor(hall, service)
  let workAhead = 0
  let share = 0
  for (const queue of hall.queues) {
    if (queue.tickets.length === 0) continue
    const before = beforeIn(hall, queue.tickets, candidate, nowMs)
    if (queue.service === service) {
      workAhead += before.alike
      share += before.alike
      continue
    }
    const counts = windows.flatMap((state) => {
      const [theirs, own] = [rankIn(state, queue.service), rankIn(state, service)]
      if (theirs === undefined || own === undefined) return []
      if (theirs === own) return [before.alike]
      return [theirs < own ? before.ranked : before.outranked]
    })
    workAhead += Math.max(0, ...counts)
    const others = openWindowsFor(hall, queue.service).length
    share += counts.reduce((sum, count) => sum + count, 0) / Math.max(1, others)
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
