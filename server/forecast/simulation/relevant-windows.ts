import type { WindowInMaking } from './window-scene.ts'

/** Halls up to this size are run whole; of larger ones, only the windows that bear on the question. */
const windowsWhole = 40
const windowsDirect = 60

const isPresent = ({ floorWindow }: WindowInMaking): boolean =>
  floorWindow !== null && (floorWindow.stays.length > 0 || floorWindow.lastSignMs !== null)

/**
 * The windows that call the service, those present first, then those that share other work with them, as far as there
 * is room: an approximation that bounds the work in halls of hundreds of windows.
 */
export function relevantWindows(all: readonly WindowInMaking[], service: number): readonly WindowInMaking[] {
  if (all.length <= windowsWhole) return all
  const calls = (one: WindowInMaking, services: ReadonlySet<number>): boolean =>
    one.profile.some((entry) => services.has(entry.service))
  const own = new Set([service])
  const direct = all.filter((one) => calls(one, own))
  const chosen = [...direct.filter(isPresent), ...direct.filter((one) => !isPresent(one))].slice(
    0,
    windowsDirect,
  )
  const shared = new Set(chosen.flatMap(({ profile }) => profile.map((entry) => entry.service)))
  for (const one of all) {
    if (chosen.length >= windowsWhole) break
    if (isPresent(one) && !calls(one, own) && calls(one, shared)) chosen.push(one)
  }
  return chosen
}
