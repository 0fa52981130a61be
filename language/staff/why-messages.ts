import type { CountedMessage } from '../plurals.ts'

/** Why a citizen was told this time: what the promise was made from, in words. Times and ranges come formatted. */
export interface WhyMessages {
  /** On the button, and over the answer. */
  readonly title: string
  readonly ofNumber: (number: string) => string
  readonly promised: string
  readonly toldLater: (range: string) => string
  readonly ahead: string
  readonly aheadInService: CountedMessage
  /** After `aheadInService`, where others are called before her too. */
  readonly aheadInAll: CountedMessage
  readonly windows: string
  readonly windowsOpen: CountedMessage
  /** After `windowsOpen`, where the plan makes it another number. */
  readonly windowsExpected: CountedMessage
  readonly change: Readonly<
    Record<
      'opens' | 'closes' | 'break-begins' | 'break-ends',
      (time: string, serviceWindow: string) => string
    >
  >
  readonly closesAt: (time: string) => string
  /** Where it is not certain that she is called today. */
  readonly calledChance: (percent: string) => string
  readonly service: string
  /** The duration comes in words, as 'about 6 minutes'. */
  readonly serviceTakes: (about: string) => string
  readonly serviceUnknown: string
  readonly leansOn: string
  readonly leaning: Readonly<Record<'simulation' | 'similarWaits' | 'recentCalls', string>>
  readonly learnedFrom: CountedMessage
  readonly beforeRounding: string
  /** The range and the middle in minutes. */
  readonly quantiles: (range: string, middle: string) => string
  /** Instead of a range of nothing but zeros. */
  readonly atOnce: string
  readonly madeBy: (forecaster: string) => string
  /** For promises of a version that kept less. */
  readonly saysNoMore: string
}
