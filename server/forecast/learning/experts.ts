import { featureAt, type FeatureName } from './features.ts'

/** Simple forecasts of the wait that are features of the moment; the running log ratio corrects each. */
export const expertNames = [
  'headOfLine',
  'headExtrapolated',
  'lastWait',
  'byHead5',
  'byHead20',
  'byUsualHead',
  'byTodayHead',
  'stateMedian',
  'recentMean',
  'byHeadPace',
  'byPace5',
  'byPace20',
  'byPaceToday',
  'byUsualPace',
  'byWalk',
  'byFeed',
  'byWork',
  'byWindows',
  'byPool',
  'simulated50',
] as const satisfies readonly FeatureName[]

export type ExpertName = (typeof expertNames)[number]

export const expertCount = expertNames.length
const places = expertNames.map((name) => featureAt[name])

/** What the simulation says is learned from the same record already. */
const uncorrected = expertNames.indexOf('simulated50')

/** Running medians of log((wait + slack) ÷ (forecast + slack)), by service and expert. Plain data. */
export interface Corrections {
  readonly ofService: { readonly ratios: Float64Array; count: number }[]
}

export function emptyCorrections(): Corrections {
  return { ofService: [] }
}

function correctionOf(corrections: Corrections, service: number): Corrections['ofService'][number] {
  while (corrections.ofService.length <= service)
    corrections.ofService.push({ ratios: new Float64Array(expertCount), count: 0 })
  return corrections.ofService[service] as Corrections['ofService'][number]
}

/** What each expert says, uncorrected; below zero where it says nothing. */
export function rawForecasts(values: Float64Array): Float64Array {
  return Float64Array.from(places, (place) => values[place] as number)
}

export function corrected(
  corrections: Corrections,
  service: number,
  raw: Float64Array,
  slack: number,
): Float64Array {
  const { ratios } = correctionOf(corrections, service)
  return raw.map((one, at) =>
    one < 0 ? one : Math.max(0, (one + slack) * Math.exp(ratios[at] as number) - slack),
  )
}

/** Steps of the running log ratio: long at first, then a fixed share of what it missed by. */
const shortestStep = 1 / 120
const longestError = 0.5

export function learnCorrection(
  corrections: Corrections,
  service: number,
  raw: Float64Array,
  slack: number,
  waitMs: number,
): void {
  const correction = correctionOf(corrections, service)
  correction.count += 1
  const step = Math.max(shortestStep, 1 / (correction.count + 4))
  for (let one = 0; one < expertCount; one += 1) {
    const said = raw[one] as number
    if (said < 0 || one === uncorrected) continue
    const ratio = correction.ratios[one] as number
    const error = Math.log((waitMs + slack) / (said + slack)) - ratio
    const heavy = Math.min(1, (said + slack) / (20 * slack))
    const next = ratio + step * heavy * Math.max(-longestError, Math.min(longestError, error))
    correction.ratios[one] = Math.max(-1.5, Math.min(1.5, next))
  }
}
