/** The longest wait of each service, of which a little is forgotten every day. Plain data. */
export interface LongestWaits {
  readonly byService: { waits: number; longestMs: number }[]
  all: number
}

/** Waits of a service from which on its own longest one counts, and not that of the hall. */
const waitsNeeded = 20
const keptADay = 0.97

export function emptyLongestWaits(): LongestWaits {
  return { byService: [], all: 0 }
}

export function fadeLongest(longest: LongestWaits): void {
  for (const one of longest.byService) one.longestMs *= keptADay
}

export function noteLongest(longest: LongestWaits, service: number, waitMs: number): void {
  while (longest.byService.length <= service) longest.byService.push({ waits: 0, longestMs: 0 })
  const own = longest.byService[service]
  if (own) {
    own.waits += 1
    own.longestMs = Math.max(own.longestMs, waitMs)
  }
  longest.all = Math.max(longest.all, waitMs)
}

/** The longest wait that a service is known to have; 0 where nothing is known. */
export function longestOf(longest: LongestWaits, service: number): number {
  const own = longest.byService[service]
  return own && own.waits >= waitsNeeded ? own.longestMs : longest.all
}
