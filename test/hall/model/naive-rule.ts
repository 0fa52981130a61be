import type { CallingRule, Candidate } from '../../../server/hall/calling-rule.ts'
import type { WorkProfile } from '../../../server/hall/configuration.ts'

/** Sorts by the first difference that is not 0. */
function byAll<Item>(...keys: readonly ((item: Item) => number)[]) {
  return (a: Item, b: Item): number => {
    for (const key of keys) {
      const difference = key(a) - key(b)
      if (difference !== 0) return difference
    }
    return 0
  }
}

/** The calling rule as its words say it: everyone who fits, sorted. `waiting` is in order of issue. */
export function naiveOrder<Kind extends Candidate>(
  waiting: readonly Kind[],
  profile: WorkProfile,
  rule: CallingRule,
  nowMs: number,
): readonly Kind[] {
  const rankOf = ({ service }: Kind): number | undefined =>
    profile.find((entry) => entry.service === service)?.rank
  const classOf = ({ priorityClass }: Kind) => rule.classes.find(({ id }) => id === priorityClass)
  const isOverdue = ({ issuedAtMs }: Kind): boolean => nowMs - issuedAtMs >= rule.overdueAfterMs
  const score = (one: Kind): number => {
    const priorityClass = classOf(one)
    if (!priorityClass) return 0
    return priorityClass.headStartMs + priorityClass.rate * Math.max(0, nowMs - one.issuedAtMs)
  }
  const arrival = ({ issuedAtMs }: Kind): number => issuedAtMs
  const fitting = waiting.filter((one) => rankOf(one) !== undefined && classOf(one) !== undefined)
  return [
    ...fitting.filter(isOverdue).toSorted(byAll(arrival)),
    ...fitting
      .filter((one) => !isOverdue(one))
      .toSorted(
        byAll(
          (one) => rankOf(one) ?? 0,
          (one) => -score(one),
          arrival,
        ),
      ),
  ]
}
