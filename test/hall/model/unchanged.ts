import type { ConfiguredHall } from '../../../server/hall/hall.ts'
import { itemsOf } from '../../../server/hall/persistent-list.ts'
import { hold } from './invariants.ts'

/** Makes any write to a ticket, queue or line of the state throw. */
export function freeze(hall: ConfiguredHall): void {
  for (const chunk of hall.tickets.chunks) Object.freeze(chunk)
  for (const ticket of itemsOf(hall.tickets)) {
    Object.freeze(ticket)
    Object.freeze(ticket.stays)
    Object.freeze(ticket.requotes)
  }
  for (const queue of hall.queues) {
    Object.freeze(queue)
    Object.freeze(queue.tickets)
  }
  Object.freeze(hall.queues)
  for (const line of hall.lines.values()) Object.freeze(line)
  Object.freeze(hall)
}

function entriesOf({ services, letters, serviceWindows, lines, undo }: ConfiguredHall): readonly unknown[] {
  return [services, letters, serviceWindows, lines, undo].flatMap((map) => [map.size, ...map].flat())
}

/** Runs something that is given the hall, and checks that it left the hall's maps alone. */
export function leavingAlone<Result>(hall: ConfiguredHall, run: () => Result): Result {
  const before = entriesOf(hall)
  const result = run()
  const after = entriesOf(hall)
  hold(
    before.length === after.length && before.every((entry, index) => Object.is(entry, after[index])),
    'a state is never changed in place',
  )
  return result
}
