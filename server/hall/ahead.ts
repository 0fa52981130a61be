import { scoreOf } from './calling-rule.ts'
import { knownTicket, priorityClassOf, type ConfiguredHall } from './hall.ts'
import type { PriorityClassId, ServiceId } from './ids.ts'

/**
 * How many who wait for the same service would be called before someone of this class who arrives now.
 * Other services of the same windows are not counted; the slip says so where it matters.
 */
export function peopleAhead(
  hall: ConfiguredHall,
  service: ServiceId,
  priorityClass: PriorityClassId,
  nowMs: number,
): number {
  const own = priorityClassOf(hall, priorityClass)?.headStartMs ?? 0
  let ahead = 0
  for (const queue of hall.queues) {
    const other = queue.service === service ? priorityClassOf(hall, queue.priorityClass) : undefined
    if (!other) continue
    for (const id of queue.tickets) {
      const { issuedAtMs } = knownTicket(hall, id)
      const overdue = nowMs - issuedAtMs >= hall.configuration.overdueAfterMs
      if (overdue || scoreOf(other, issuedAtMs, nowMs) >= own) ahead += 1
    }
  }
  for (const [, line] of hall.lines)
    for (const id of line) if (knownTicket(hall, id).service === service) ahead += 1
  return ahead
}
