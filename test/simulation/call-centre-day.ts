import type { CentreParameters, TrueAgent } from './call-centre-parameters.ts'
import type { Variates } from './variates.ts'

export interface Call {
  readonly arrivedAtS: number
  readonly queue: number
  /** When the caller hangs up who is not answered. */
  readonly patientUntilS: number
}

/** A stretch in which an agent takes calls. */
export interface Presence {
  readonly fromS: number
  readonly toS: number
}

export interface CentreDay {
  readonly calls: readonly Call[]
  /** By agent; nobody tells them. */
  readonly presences: readonly (readonly Presence[])[]
  /** Log of how slow the day is. */
  readonly pace: number
}

const hourS = 3600
const opensAtH = 7
const closesAtH = 22
const stepS = 300
/** Calls an hour from opening to closing, as shares of the busiest. */
const profile = [0.25, 0.6, 0.9, 1, 0.97, 0.88, 0.8, 0.85, 0.9, 0.85, 0.72, 0.55, 0.45, 0.32, 0.2]

function drawPresences(agent: TrueAgent, staffing: number, draw: Variates): Presence[] {
  if (!draw.happens(Math.min(0.98, agent.presence * staffing))) return []
  const comesAtS = agent.startsAtH * hourS + draw.normal(0, 300)
  const goesAtS = Math.min(closesAtH * hourS, comesAtS + agent.hours * hourS + draw.normal(0, 600))
  const presences: Presence[] = []
  for (let fromS = comesAtS; fromS < goesAtS;) {
    const toS = Math.min(goesAtS, fromS + draw.between(1, 2.4) * hourS)
    presences.push({ fromS, toS })
    fromS = toS + (presences.length % 3 === 2 ? draw.between(1500, 2700) : draw.between(240, 900))
  }
  return presences
}

/** Arrivals more uneven than Poisson's: the rate itself wanders (Avramidis, Deslauriers and L'Ecuyer 2004). */
function drawCalls(centre: CentreParameters, draw: Variates): Call[] {
  const hours = profile.reduce((sum, share) => sum + share, 0)
  const perHour = (centre.callsADay * draw.factor(0.1)) / hours
  const badHour = draw.happens(0.35) ? draw.between(8, 19) : null
  const calls: Call[] = []
  let drift = 0
  for (let fromS = opensAtH * hourS; fromS < closesAtH * hourS; fromS += stepS) {
    const hour = fromS / hourS
    drift = 0.9 * drift + draw.normal(0, 0.04)
    const bad = badHour !== null && Math.abs(hour - badHour) < 0.6 ? 1.3 : 1
    for (const [queue, { share, laterH, patienceMedianS }] of centre.queues.entries()) {
      const at = Math.min(profile.length - 1, Math.max(0, Math.floor(hour - opensAtH - laterH)))
      const betweenS = hourS / (perHour * share * (profile[at] ?? 0) * bad * Math.exp(drift))
      for (let afterS = draw.exponential(betweenS); afterS < stepS; afterS += draw.exponential(betweenS)) {
        const arrivedAtS = fromS + afterS
        calls.push({ arrivedAtS, queue, patientUntilS: arrivedAtS + patienceMedianS * draw.factor(1) })
      }
    }
  }
  return calls.sort((a, b) => a.arrivedAtS - b.arrivedAtS)
}

export function drawCentreDay(centre: CentreParameters, draw: Variates): CentreDay {
  const isBad = draw.happens(0.12)
  const staffing = centre.staffing * (1 - (isBad ? draw.between(0.1, 0.22) : draw.between(0, 0.08)))
  return {
    presences: centre.agents.map((agent) => drawPresences(agent, staffing, draw)),
    calls: drawCalls(centre, draw),
    pace: draw.normal(0, 0.04),
  }
}
