import type { Belief } from './belief.ts'
import { longShares, workedStep } from './gap-habits.ts'
import { tabulate } from './length-record.ts'
import type { Random } from './random.ts'
import { factorAt, shareBelow, tableSteps } from './stay-table.ts'
import type { WindowHabitsState } from './window-habits.ts'

const gapSteps = 1024

/** Draws how long stays and the gaps after them last. What is uncertain of services and clerks is drawn once a run. */
export class StayDraws {
  readonly longShares: Float64Array
  readonly #belief: Belief
  readonly #habits: WindowHabitsState
  readonly #random: Random
  readonly #normals: Float64Array
  readonly #serviceFactors: Float64Array
  readonly #clerkFactors: Float64Array
  readonly #shortGaps = new Float64Array(gapSteps)
  readonly #longGaps = new Float64Array(gapSteps)
  readonly #noShowShare: number

  constructor(belief: Belief, habits: WindowHabitsState, random: Random) {
    this.#belief = belief
    this.#habits = habits
    this.#random = random
    this.#normals = new Float64Array(belief.services)
    this.#serviceFactors = new Float64Array(belief.services)
    this.#clerkFactors = new Float64Array(belief.clerkMean.length)
    this.#noShowShare = habits.noShowShare
    this.longShares = longShares(habits.gaps)
    tabulate(habits.gaps.short, this.#shortGaps)
    tabulate(habits.gaps.long, this.#longGaps)
  }

  /** Draws what one run takes for granted of services and clerks. */
  beginRun(): void {
    const belief = this.#belief
    const random = this.#random
    const size = belief.services
    for (let service = 0; service < size; service += 1) this.#normals[service] = random.normal()
    for (let service = 0; service < size; service += 1) {
      let log = belief.serviceMean[service] as number
      for (let inner = 0; inner <= service; inner += 1)
        log += (belief.serviceRoot[service * size + inner] as number) * (this.#normals[inner] as number)
      this.#serviceFactors[service] = Math.exp(log)
    }
    for (let clerk = 0; clerk < belief.clerkMean.length; clerk += 1)
      this.#clerkFactors[clerk] = Math.exp(
        (belief.clerkMean[clerk] as number) + (belief.clerkDeviation[clerk] as number) * random.normal(),
      )
  }

  /** How long one stay of the service lasts with this clerk. */
  stay(service: number, clerk: number): number {
    const share = this.#noShowShare
    const drawn = this.#random.next()
    if (drawn < share) return this.#noShowLength()
    return (
      (this.#serviceFactors[service] as number) *
      (this.#clerkFactors[clerk] as number) *
      factorAt(this.#belief.factors, service * (tableSteps + 1), (drawn - share) / (1 - share))
    )
  }

  /** How long a stay that has lasted `forMs` goes on. */
  remainingStay(service: number, clerk: number, forMs: number): number {
    const { factors, tails } = this.#belief
    const random = this.#random
    const scale = (this.#serviceFactors[service] as number) * (this.#clerkFactors[clerk] as number)
    const from = service * (tableSteps + 1)
    const below = shareBelow(factors, from, forMs / scale)
    const share = this.#noShowShare
    const noShowMs = this.#noShowLength()
    if (noShowMs > forMs && random.next() * (share + (1 - share) * (1 - below)) < share)
      return noShowMs - forMs
    if (below >= 1) return forMs * (Math.exp((tails[service] as number) * random.exponential()) - 1)
    return Math.max(0, scale * factorAt(factors, from, below + (1 - below) * random.next()) - forMs)
  }

  /** The gap after a stay; negative where it is a long one. */
  gap(workedMs: number): number {
    const longShare = this.longShares[workedStep(workedMs)] as number
    const drawn = this.#random.next()
    return drawn >= longShare
      ? (this.#shortGaps[(((drawn - longShare) / (1 - longShare)) * gapSteps) | 0] as number)
      : -(this.#longGaps[((drawn / longShare) * gapSteps) | 0] as number)
  }

  #noShowLength(): number {
    const { values, count } = this.#habits.noShowLengths
    return values[(this.#random.next() * count) | 0] as number
  }
}
