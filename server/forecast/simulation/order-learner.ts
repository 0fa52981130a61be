/** What calls showed of one class: how well each head start over the common class explains them. */
export interface SeenClass {
  seen: number
  /** Log likelihood by step of `headStarts`, fading. */
  readonly likelihood: Float64Array
}

export interface OrderState {
  readonly classes: Map<string, SeenClass>
}

/** A head start that no wait makes up for. */
export const strictMs = 1e12
const stepsEachWay = 44
const firstStepMs = 4_000
const stepRatio = 1.25

/** Head starts that are told apart: equal steps of ratio each way from nothing, and strict priority. */
export const headStarts: readonly number[] = [
  -strictMs,
  ...Array.from({ length: stepsEachWay }, (_, step) => -firstStepMs * stepRatio ** (stepsEachWay - 1 - step)),
  0,
  ...Array.from({ length: stepsEachWay }, (_, step) => firstStepMs * stepRatio ** step),
  strictMs,
]
const nothing = stepsEachWay + 1

/** Now and then a clerk calls otherwise than the rule says. */
const logFollowed = Math.log(0.97)
const logBroken = Math.log(0.03)
const fading = 0.998
/** Head starts within this of the best likelihood explain the calls as well. */
const asGood = 1
/** A head start must explain the calls this much better than none. */
const evidenceNeeded = 3

export function emptyOrder(): OrderState {
  return { classes: new Map() }
}

export function seenClass(state: OrderState, name: string): SeenClass {
  const known = state.classes.get(name)
  if (known) return known
  const fresh = { seen: 0, likelihood: new Float64Array(headStarts.length) }
  state.classes.set(name, fresh)
  return fresh
}

/** The class of most citizens, over which the others have their head starts. */
export function commonClass(state: OrderState): string | null {
  let most: string | null = null
  let seen = 0
  for (const [name, found] of state.classes)
    if (found.seen > seen) {
      most = name
      seen = found.seen
    }
  return most
}

/**
 * Learns from one call at a window where heads of two classes of one service waited: one of the common class, one of
 * `name`, who came `laterMs` after the common one (negative: before), and was called first or was passed over.
 */
export function learnOrder(state: OrderState, name: string, laterMs: number, wasFirst: boolean): void {
  const { likelihood } = seenClass(state, name)
  for (let step = 0; step < headStarts.length; step += 1) {
    const ahead = (headStarts[step] as number) >= laterMs
    likelihood[step] = (likelihood[step] as number) * fading + (ahead === wasFirst ? logFollowed : logBroken)
  }
}

/** The head start of a class over the common one: the middle of those that explain the calls best; 0 without evidence. */
export function learnedHeadStart(state: OrderState, name: string): number {
  const found = state.classes.get(name)
  if (!found) return 0
  let best = Number.NEGATIVE_INFINITY
  for (const value of found.likelihood) best = Math.max(best, value)
  if (best - (found.likelihood[nothing] ?? 0) < evidenceNeeded) return 0
  let low = -1
  let high = -1
  for (let step = 0; step < headStarts.length; step += 1)
    if (best - (found.likelihood[step] as number) <= asGood) {
      if (low < 0) low = step
      high = step
    }
  if (high === headStarts.length - 1) return strictMs
  if (low === 0) return -strictMs
  return headStarts[(low + high) >> 1] ?? 0
}
