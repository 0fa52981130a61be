import type { Names } from '../hall/configuration.ts'
import type { ConfiguredHall } from '../hall/hall.ts'
import type { ClerkId } from '../hall/ids.ts'

/** The name on the clerk's tag; null for a window that was opened without one. */
export function clerkNames(hall: ConfiguredHall, clerk: ClerkId | null): Names | null {
  if (clerk === null) return null
  return hall.configuration.clerks.find(({ id }) => id === clerk)?.names ?? null
}
