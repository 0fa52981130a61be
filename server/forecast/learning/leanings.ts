import type { Leanings } from '../../hall/promise.ts'
import { expertCount, expertNames, type ExpertName } from './experts.ts'
import { weightsOf } from './mixer.ts'
import type { Said, WaitMixture } from './wait-mixture.ts'

type Ground = keyof Leanings

/** Experts that go by waits of the past in a like state; all others but the simulation go by the pace of calls. */
const bySimilarWaits: ReadonlySet<string> = new Set<ExpertName>(['stateMedian', 'recentMean'])

function groundOf(name: ExpertName): Ground {
  if (name === 'simulated50') return 'simulation'
  return bySimilarWaits.has(name) ? 'similarWaits' : 'recentCalls'
}

/**
 * What the middle of a forecast leans on, as shares of one: the weights of the experts by their grounds. Trees
 * that were grown from past waits by all that was known when each began count as similar waits, those that
 * correct the simulation count as it.
 */
export function leaningsOf(mixture: WaitMixture, said: Said): Leanings | null {
  const full = weightsOf(mixture.full, said.bucket, said.full)
  const simple = weightsOf(mixture.simple, said.bucket, said.simple)
  if (!full || !simple) return null
  const shares = { simulation: 0, similarWaits: 0, recentCalls: 0 }
  // First the trees, then the mixture of the simple experts, then each of these by itself.
  const simpleAt = full.length - expertCount - 1
  for (let tree = 0; tree < simpleAt; tree += 1)
    shares[tree < simpleAt / 2 ? 'similarWaits' : 'simulation'] += full[tree] ?? 0
  const scales = simple.length / expertCount
  for (const [one, name] of expertNames.entries()) {
    let ofSimple = 0
    for (let scale = 0; scale < scales; scale += 1) ofSimple += simple[one * scales + scale] ?? 0
    shares[groundOf(name)] += (full[simpleAt] ?? 0) * ofSimple + (full[simpleAt + 1 + one] ?? 0)
  }
  return shares
}
