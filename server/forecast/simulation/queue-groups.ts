import type { SceneQueue, SceneWindow } from './scene.ts'

/**
 * Queues of a window with the same rank, head start and rate. Of those the calling rule takes the one whose head came
 * first, whatever the time is; so nothing but the first heads of groups has to be compared by it.
 */
export interface Group {
  readonly rank: number
  readonly members: number[]
}

/** The groups of a window, without queues that nobody is in or will join. */
export function groupsOf(window: SceneWindow, queues: readonly SceneQueue[]): Group[] {
  const groups = new Map<string, Group>()
  for (const [place, queue] of window.queues.entries()) {
    const described = queues[queue]
    if (!described || (described.arrivedMs.length === 0 && !described.toComePerHour)) continue
    const { headStartMs, rate } = described
    const rank = window.ranks[place] ?? 0
    // Where scores fall with time, the first to come is not the first to be called.
    const key = rate >= 0 ? `${rank} ${headStartMs} ${rate}` : `queue ${queue}`
    const group = groups.get(key)
    if (group) group.members.push(queue)
    else groups.set(key, { rank, members: [queue] })
  }
  return [...groups.values()]
}
