import { Variates } from './variates.ts'

export interface TrueQueue {
  readonly share: number
  /** Of the time on the telephone, which is log-normal. */
  readonly talkMedianS: number
  readonly talkDeviation: number
  readonly patienceMedianS: number
  /** How much later than the others' its busy hours are. */
  readonly laterH: number
}

export interface TrueAgent {
  readonly skills: ReadonlySet<number>
  /** Log of the time that the agent takes against others. */
  readonly pace: number
  /** Share of days worked, before it is scaled by `staffing`. */
  readonly presence: number
  readonly startsAtH: number
  readonly hours: number
}

/** All that is true of a call centre on every day. */
export interface CentreParameters {
  readonly queues: readonly TrueQueue[]
  readonly agents: readonly TrueAgent[]
  readonly callsADay: number
  readonly staffing: number
}

/** Added to a queue's share of the calls to give its share of the agents. */
const smallestTeam = 0.015

function drawQueues(draw: Variates, number: number): TrueQueue[] {
  const weights = Array.from({ length: number }, (_queue, at) => draw.factor(0.5) / (1 + at * 0.45))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => ({
    share: weight / sum,
    talkMedianS: 290 * draw.factor(0.35),
    talkDeviation: draw.between(0.7, 1),
    patienceMedianS: 420 * draw.factor(0.3),
    laterH: draw.between(-0.6, 0.6),
  }))
}

/** Most of an agent's queues are neighbours, as those of one team are; the smallest queues have a team too. */
function drawAgent(draw: Variates, queues: readonly TrueQueue[]): TrueAgent {
  const team = draw.weighted(queues.map(({ share }) => share + smallestTeam))
  const skills = new Set([team])
  const wanted = draw.whole(2, 6)
  while (skills.size < Math.min(wanted, queues.length))
    skills.add(
      draw.happens(0.75) ? (team + draw.whole(1, 5)) % queues.length : draw.whole(0, queues.length - 1),
    )
  return {
    skills,
    pace: draw.normal(0, 0.15),
    presence: draw.between(0.6, 1.2),
    startsAtH: draw.oneOf([7, 7.5, 8, 8, 8.5, 9, 9, 10, 12, 13, 14, 15]),
    hours: draw.oneOf([4, 5, 6, 8, 8, 8]),
  }
}

/** A call centre of its own for each seed. */
export function drawCentre(seed: number): CentreParameters {
  const draw = new Variates(seed * 15_485_863 + 11)
  const queues = drawQueues(draw, 27)
  return {
    queues,
    agents: Array.from({ length: 300 }, () => drawAgent(draw, queues)),
    callsADay: draw.between(5200, 6800),
    staffing: 0.5,
  }
}
