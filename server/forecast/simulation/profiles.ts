import type { Floor } from '../floor.ts'

/** Calls of each window by service, fading by the day. */
export interface ProfilesState {
  readonly windows: Map<string, Map<string, number>>
}

const fading = 0.85
/** A service belongs to a window's work where it makes up this share of its calls, and more than one call. */
const shareNeeded = 0.01
const callsNeeded = 1.5

export function emptyProfiles(): ProfilesState {
  return { windows: new Map() }
}

export function beginProfileDay(state: ProfilesState): void {
  for (const [name, calls] of state.windows) {
    for (const [service, count] of calls)
      if (count < 0.05) calls.delete(service)
      else calls.set(service, count * fading)
    if (calls.size === 0) state.windows.delete(name)
  }
}

export function countCall(state: ProfilesState, serviceWindow: string, service: string): void {
  const calls = state.windows.get(serviceWindow) ?? new Map<string, number>()
  calls.set(service, (calls.get(service) ?? 0) + 1)
  state.windows.set(serviceWindow, calls)
}

/** What a window was seen to call on recent days. All ranks are equal. */
export function inferredProfile(
  state: ProfilesState,
  floor: Floor,
  serviceWindow: string,
): { service: number; rank: number }[] {
  const calls = state.windows.get(serviceWindow)
  if (!calls) return []
  let total = 0
  for (const count of calls.values()) total += count
  const profile: { service: number; rank: number }[] = []
  for (const [service, count] of calls) {
    const number = floor.services.find(service)
    if (number === null) continue
    if (total < 10 || (count >= callsNeeded && count >= shareNeeded * total))
      profile.push({ service: number, rank: 1 })
  }
  return profile
}
