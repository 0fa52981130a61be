/**
 * Citizens who came at the very instant at which a stay ended. Where transfers are not told, that is how one who was
 * sent on to another window looks; whether she keeps the place of her first arrival is learned from calls.
 */
export interface SentOnState {
  /** By ticket: the arrival of the citizen whose stay ended at that instant. */
  readonly firstArrivalMs: Map<string, number>
  lastEndMs: number
  lastEndArrivalMs: number
  /** Calls that only a kept place explains, and those that speak against it. */
  kept: number
  lost: number
  /** Mean time from the first arrival to the second one. */
  meanAgeMs: number
  count: number
}

/** Believed before anything is seen: as if two calls had spoken against it. */
const firstLost = 2
const memory = 200

export function emptySentOn(): SentOnState {
  return {
    firstArrivalMs: new Map(),
    lastEndMs: Number.NEGATIVE_INFINITY,
    lastEndArrivalMs: 0,
    kept: 0,
    lost: firstLost,
    meanAgeMs: 0,
    count: 0,
  }
}

export function noteEnd(state: SentOnState, ticket: string, arrivedAtMs: number, atMs: number): void {
  state.lastEndMs = atMs
  state.lastEndArrivalMs = state.firstArrivalMs.get(ticket) ?? arrivedAtMs
  state.firstArrivalMs.delete(ticket)
}

export function noteArrival(state: SentOnState, ticket: string, atMs: number): void {
  if (atMs !== state.lastEndMs) return
  state.firstArrivalMs.set(ticket, state.lastEndArrivalMs)
  state.count = Math.min(memory, state.count + 1)
  state.meanAgeMs += (atMs - state.lastEndArrivalMs - state.meanAgeMs) / state.count
}

export function keepsPlace({ kept, lost }: SentOnState): boolean {
  return kept > lost
}

/**
 * Learns from one call where one who was sent on and another of her service and class waited. It tells something
 * where the other came between her two arrivals.
 */
export function learnPlace(
  state: SentOnState,
  sentOn: { readonly ticket: string; readonly arrivedAtMs: number },
  otherArrivedAtMs: number,
  wasFirst: boolean,
): void {
  const firstMs = state.firstArrivalMs.get(sentOn.ticket)
  if (firstMs === undefined || otherArrivedAtMs <= firstMs || otherArrivedAtMs >= sentOn.arrivedAtMs) return
  if (wasFirst) state.kept += 1
  else {
    state.lost += 1
    // She came at that instant by chance.
    state.firstArrivalMs.delete(sentOn.ticket)
  }
  if (state.kept + state.lost > memory) {
    state.kept /= 2
    state.lost /= 2
  }
}

/** From when on a waiting ticket counts. */
export function countsFrom(
  state: SentOnState,
  waiting: { readonly ticket: string; readonly arrivedAtMs: number },
): number {
  if (!keepsPlace(state)) return waiting.arrivedAtMs
  return state.firstArrivalMs.get(waiting.ticket) ?? waiting.arrivedAtMs
}
