import { drawCentreDay, type Call, type CentreDay } from './call-centre-day.ts'
import { drawCentre, type CentreParameters } from './call-centre-parameters.ts'
import { dayName, Variates } from './variates.ts'

export interface CallRecord {
  readonly call: Call
  /** Null: nobody answered. */
  readonly answer: { readonly atS: number; readonly agent: number } | null
  readonly endedAtS: number
}

const wrapUpMeanS = 15
const pilotDays = 6
const pilotSteps = 8

/** One thing to come: an agent may take a call again, or a caller loses patience. */
interface Step {
  readonly atS: number
  readonly agent: number | null
  readonly call: Call | null
}

/** One day of a call centre as it goes: calls in order of arrival to whoever has been idle longest. */
class CentreRun {
  readonly records: CallRecord[] = []
  readonly #centre: CentreParameters
  readonly #day: CentreDay
  readonly #draw: Variates
  /** The latest first, so that the next one is taken from the end. */
  readonly #steps: Step[] = []
  /** Agents without a call, in the order in which they became idle. */
  #idle: number[] = []
  #waiting: Call[] = []

  constructor(centre: CentreParameters, day: CentreDay, draw: Variates) {
    this.#centre = centre
    this.#day = day
    this.#draw = draw
    for (const [agent, [first]] of day.presences.entries())
      if (first) this.#later({ atS: first.fromS, agent, call: null })
  }

  run(): void {
    for (const call of this.#day.calls) {
      this.#stepsUntil(call.arrivedAtS)
      this.#arrive(call)
    }
    this.#stepsUntil(Number.POSITIVE_INFINITY)
  }

  #later(step: Step): void {
    let at = this.#steps.length
    while (at > 0 && (this.#steps[at - 1]?.atS ?? 0) < step.atS) at -= 1
    this.#steps.splice(at, 0, step)
  }

  #stepsUntil(untilS: number): void {
    for (let step = this.#steps.at(-1); step && step.atS <= untilS; step = this.#steps.at(-1)) {
      this.#steps.pop()
      if (step.agent !== null) this.#getReady(step.agent, step.atS)
      else if (step.call) this.#hangUp(step.call, step.atS)
    }
  }

  #arrive(call: Call): void {
    const atS = call.arrivedAtS
    for (const agent of this.#idle) {
      if (!this.#centre.agents[agent]?.skills.has(call.queue)) continue
      this.#idle = this.#idle.filter((other) => other !== agent)
      if (this.#isPresent(agent, atS)) return this.#answer(call, agent, atS)
      this.#comeBack(agent, atS)
    }
    this.#waiting.push(call)
    this.#later({ atS: call.patientUntilS, agent: null, call })
  }

  #getReady(agent: number, atS: number): void {
    if (!this.#isPresent(agent, atS)) return this.#comeBack(agent, atS)
    const skills = this.#centre.agents[agent]?.skills
    const call = this.#waiting.find(({ queue }) => skills?.has(queue))
    if (!call) {
      this.#idle.push(agent)
      return
    }
    this.#waiting = this.#waiting.filter((other) => other !== call)
    this.#answer(call, agent, atS)
  }

  #hangUp(call: Call, atS: number): void {
    if (!this.#waiting.includes(call)) return
    this.#waiting = this.#waiting.filter((other) => other !== call)
    this.records.push({ call, answer: null, endedAtS: atS })
  }

  #isPresent(agent: number, atS: number): boolean {
    return this.#day.presences[agent]?.some(({ fromS, toS }) => fromS <= atS && atS < toS) ?? false
  }

  #comeBack(agent: number, afterS: number): void {
    const next = this.#day.presences[agent]?.find(({ fromS }) => fromS > afterS)
    if (next) this.#later({ atS: next.fromS, agent, call: null })
  }

  #answer(call: Call, agent: number, atS: number): void {
    const queue = this.#centre.queues[call.queue]
    const pace = (this.#centre.agents[agent]?.pace ?? 0) + this.#day.pace
    const spread = this.#draw.normal(0, queue?.talkDeviation ?? 0)
    const endedAtS = atS + (queue?.talkMedianS ?? 0) * Math.exp(pace + spread)
    this.records.push({ call, answer: { atS, agent }, endedAtS })
    this.#later({ atS: endedAtS + this.#draw.exponential(wrapUpMeanS), agent, call: null })
  }
}

function runCentreDay(centre: CentreParameters, draw: Variates): readonly CallRecord[] {
  const run = new CentreRun(centre, drawCentreDay(centre, draw), draw)
  run.run()
  return run.records.sort((a, b) => a.call.arrivedAtS - b.call.arrivedAtS)
}

function meanWaitS(centre: CentreParameters, seed: number): number {
  const draw = new Variates(seed)
  const waitsS = Array.from({ length: pilotDays }, () => runCentreDay(centre, draw))
    .flat()
    .flatMap(({ call, answer }) => (answer ? [answer.atS - call.arrivedAtS] : []))
  return waitsS.reduce((sum, waitS) => sum + waitS, 0) / waitsS.length
}

/** The call centre of a seed, with as many agents as let callers wait, in the mean, for half a minute or a minute. */
export function generateCentre(seed: number): CentreParameters {
  const drawn = drawCentre(seed)
  const wantedS = new Variates(seed * 37 + 1).between(30, 70)
  let [low, high] = [0.2, 1.2]
  for (let step = 0; step < pilotSteps; step += 1) {
    const staffing = (low + high) / 2
    if (meanWaitS({ ...drawn, staffing }, seed + 1) > wantedS) low = staffing
    else high = staffing
  }
  return { ...drawn, staffing: (low + high) / 2 }
}

/** Recorded days of a call centre in the format of a trace, without its header; the same for the same seed. */
export function* generateCentreDays(
  centre: CentreParameters,
  seed: number,
  days: number,
): Generator<string, void, undefined> {
  const draw = new Variates(seed * 104_723 + 7)
  for (let number = 0; number < days; number += 1)
    yield runCentreDay(centre, draw)
      .map(({ call, answer, endedAtS }) => {
        const [arrive, end] = [call.arrivedAtS, endedAtS].map((seconds) => seconds.toFixed(1))
        const said = answer
          ? `${arrive},${answer.atS.toFixed(1)},${end},Q${call.queue + 1},0,N${answer.agent + 1},served`
          : `${arrive},,${end},Q${call.queue + 1},0,,abandoned`
        return `${dayName(number)},${said}\n`
      })
      .join('')
}
