import type { Json } from '../../contract/change.ts'
import type { Watched } from '../../contract/socket-protocol.ts'
import type { Role } from '../../contract/primitives.ts'
import { serviceWindowOf } from '../../hall/hall.ts'
import { windowNumber } from '../../hall/ids.ts'
import { boardOf } from '../../views/board.ts'
import { counterOf } from '../../views/counter.ts'
import { hallOf, queueNow, sayFrom, type ApiParts } from '../api-parts.ts'
import { extrasFrom } from '../ticket-answer.ts'

/** A view that a screen may ask for: who may watch it, and how it is folded from the hall of the moment. */
export interface WatchedView {
  readonly key: string
  readonly roles: readonly Role[]
  readonly fold: () => Json
}

/** What a handshake asks to watch; null for anything that is not there. */
export function watchedFrom(value: unknown): Watched | null {
  if (typeof value !== 'object' || value === null || !('view' in value)) return null
  if (value.view === 'board' || value.view === 'queue') return { view: value.view }
  if (value.view !== 'counter' || !('serviceWindow' in value)) return null
  const { serviceWindow } = value
  return typeof serviceWindow === 'number' && Number.isInteger(serviceWindow)
    ? { view: 'counter', serviceWindow }
    : null
}

/** Null where the hall has no such service window. */
export function watchedView(parts: ApiParts, watched: Watched): WatchedView | null {
  const now = (): number => parts.clock.nowMs()
  switch (watched.view) {
    case 'board':
      return {
        key: 'board',
        roles: ['screen', 'triage', 'clerk', 'manager'],
        fold: () => boardOf(hallOf(parts), sayFrom(parts, hallOf(parts), now())),
      }
    case 'queue':
      return {
        key: 'queue',
        roles: ['triage', 'clerk', 'manager'],
        fold: () => queueNow(parts, hallOf(parts), now()),
      }
    case 'counter': {
      const number = windowNumber(watched.serviceWindow)
      if (!serviceWindowOf(hallOf(parts), number)) return null
      const extras = extrasFrom(parts, (ticket) => parts.engine.notesOf(ticket))
      return {
        key: `counter:${number}`,
        roles: ['clerk', 'manager'],
        fold: () => counterOf(hallOf(parts), number, extras, now()),
      }
    }
    default:
      return watched satisfies never
  }
}
