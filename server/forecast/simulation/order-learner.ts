/** Whom calls showed to go first, of one class against the common class. */
export interface SeenClass {
  /** How many of it were called who had to wait. */
  waited: number
  /** By how much later she came, in steps of `edgesMs`: how often she was called first, and how often passed over; fading. */
  readonly first: Float64Array
  readonly passed: Float64Array
}

export interface OrderState {
  readonly classes: Map<string, SeenClass>
}

/** A head start that no wait makes up for. */
export const strictMs = 1e12
const stepsEachWay = 40
const firstStepMs = 4_000
const stepRatio = 1.28

/** Edges of the steps: equal ratios each way from nothing. */
const edgesMs: readonly number[] = [
  ...Array.from({ length: stepsEachWay }, (_, step) => -firstStepMs * stepRatio ** (stepsEachWay - 1 - step)),
  0,
  ...Array.from({ length: stepsEachWay }, (_, step) => firstStepMs * stepRatio ** step),
]
const steps = edgesMs.length - 1
const nothing = stepsEachWay
const fading = 0.998
/** Each step begins with as many calls in the order of arrival. */
const firstInOrder = 1.5
/** Priority is strict where this share of calls went against the order of arrival, of at least so many. */
const strictShare = 0.8
const strictCalls = 8

export function emptyOrder(): OrderState {
  return { classes: new Map() }
}

export function seenClass(state: OrderState, name: string): SeenClass {
  const known = state.classes.get(name)
  if (known) return known
  const fresh = { waited: 0, first: new Float64Array(steps), passed: new Float64Array(steps) }
  state.classes.set(name, fresh)
  return fresh
}

/** The class of most of those who wait, over which the others have their head starts. */
export function commonClass(state: OrderState): string | null {
  let most: string | null = null
  let waited = 0
  for (const [name, found] of state.classes)
    if (found.waited > waited) {
      most = name
      waited = found.waited
    }
  return most
}

/**
 * Learns from one call at a window where heads of two classes of one service waited: one of the common class, one of
 * `name`, who came `laterMs` after the common one (negative: before), and was called first or was passed over.
 */
export function learnOrder(state: OrderState, name: string, laterMs: number, wasFirst: boolean): void {
  const { first, passed } = seenClass(state, name)
  let step = 0
  while (step < steps - 1 && laterMs > (edgesMs[step + 1] as number)) step += 1
  for (let other = 0; other < steps; other += 1) {
    first[other] = (first[other] as number) * fading
    passed[other] = (passed[other] as number) * fading
  }
  const counted = wasFirst ? first : passed
  counted[step] = (counted[step] as number) + 1
}

/** Share of calls, of those in which the order of arrival says otherwise (`from` to `until`), in which the class went against it. */
function shareAgainst(against: Float64Array, along: Float64Array, from: number, until: number): number {
  let broken = 0
  let all = 0
  for (let step = from; step < until; step += 1) {
    broken += against[step] as number
    all += (against[step] as number) + (along[step] as number)
  }
  return all >= strictCalls ? broken / all : 0
}

/**
 * The mean head start: the integral of the share that goes first, over how much later one came, less that of the share
 * that is passed over, over how much earlier. So the right number overtakes, also where not all of a class are treated alike.
 */
function meanHeadStart({ first, passed }: SeenClass): number {
  if (shareAgainst(first, passed, nothing, steps) >= strictShare) return strictMs
  if (shareAgainst(passed, first, 0, nothing) >= strictShare) return -strictMs
  let mean = 0
  for (let step = 0; step < steps; step += 1) {
    const width = (edgesMs[step + 1] as number) - (edgesMs[step] as number)
    const along = (step < nothing ? first : passed)[step] as number
    const against = (step < nothing ? passed : first)[step] as number
    mean += ((step < nothing ? -width : width) * against) / (against + along + firstInOrder)
  }
  return mean
}

/**
 * The head start of a class over the common one, or strict priority, as calls showed it. For a class that was never
 * seen to wait: the mean of all who wait.
 */
export function learnedHeadStart(state: OrderState, name: string): number {
  const found = state.classes.get(name)
  const common = commonClass(state)
  if (name === common || common === null) return 0
  if (found && found.waited > 0) return meanHeadStart(found)
  let waited = 0
  let sum = 0
  for (const [other, seen] of state.classes) {
    const headStartMs = other === common ? 0 : meanHeadStart(seen)
    if (Math.abs(headStartMs) >= strictMs) continue
    waited += seen.waited
    sum += seen.waited * headStartMs
  }
  return waited > 0 ? sum / waited : 0
}
