import type { CountedMessage } from './plurals.ts'

/** Everything the house says to a citizen. Clock times and dates arrive formatted by `time.ts`. */
export interface Messages {
  readonly common: CommonMessages
  readonly slip: SlipMessages
  readonly board: BoardMessages
  readonly phone: PhoneMessages
}

/** What slip, board and phone say in the same words (rule SAY-1). */
export interface CommonMessages {
  readonly minutes: CountedMessage
  readonly aboutMinutes: CountedMessage
  /** For waits of an hour and more; `minutes` may be 0, and is then not said. */
  readonly aboutHoursAndMinutes: (hours: number, minutes: number) => string
  readonly between: (from: string, to: string) => string
  readonly peopleAhead: CountedMessage
  readonly noEstimateYet: string
  readonly copy: string
  readonly rehearsal: string
}

export interface SlipMessages {
  readonly greeting: string
  readonly yourNumber: string
  /** Stands over the promised range. */
  readonly expectedCall: string
  readonly otherLettersMayBeCalledBefore: string
  readonly documentsToPrepare: string
  /** What to do after a missed call; the count is the minutes for which the place is kept. */
  readonly missedCall: CountedMessage
  readonly followOnPhone: string
  readonly code: string
  readonly issuedAt: (date: string, time: string) => string
}

export interface BoardMessages {
  readonly number: string
  readonly serviceWindow: string
  readonly waitForArrivingNow: string
  readonly peopleWaiting: CountedMessage
  readonly missedNumbers: string
  readonly hallClosed: string
  readonly opensAt: (time: string) => string
  readonly noServerConnection: string
  readonly lastCalls: string
  readonly noEstimateYet: string
  readonly between: (from: string, to: string) => string
  readonly aboutMinutes: CountedMessage
  readonly apologyRequote: (number: string, from: string, to: string) => string
}

export interface PhoneMessages {
  /** Above the field for the short code of a slip. */
  readonly typeCode: string
  readonly showTicket: string
  readonly yourNumber: string
  readonly peopleAhead: CountedMessage
  readonly proceedToWindow: (serviceWindow: string) => string
  readonly visitOver: string
  readonly expectedBetween: (from: string, to: string) => string
  readonly noEstimateYet: string
  readonly dataFromTime: (time: string) => string
  readonly unknownTicket: string
  readonly missedCall: string
  readonly heldAside: string
  readonly cancelled: string
  readonly apology: (from: string, to: string) => string
  readonly noConnection: string
}
