import type { CountedMessage } from '../plurals.ts'
import type { CounterMessages } from './counter-messages.ts'
import type { ProblemMessages } from './problem-messages.ts'
import type { TicketMessages } from './ticket-messages.ts'
import type { TriageMessages } from './triage-messages.ts'
import type { WhyMessages } from './why-messages.ts'

/** What the screens of triage, counter and manager say to the people who work there. */
export interface StaffMessages {
  readonly common: StaffCommonMessages
  readonly access: AccessMessages
  readonly ticket: TicketMessages
  readonly triage: TriageMessages
  readonly counter: CounterMessages
  readonly problem: ProblemMessages
  readonly why: WhyMessages
}

export interface StaffCommonMessages {
  readonly undo: string
  readonly cancel: string
  readonly confirm: string
  readonly search: string
  readonly noServerConnection: string
  readonly close: string
  readonly back: string
  readonly screenLanguage: string
  readonly connected: string
  readonly connecting: string
  readonly linesDownPressesRefused: string
  readonly hallClosed: string
  readonly opensAt: (time: string) => string
  readonly closesAt: (time: string) => string
  readonly serviceWindow: string
  readonly serviceWindowNumber: (number: string) => string
  readonly waiting: CountedMessage
  readonly windowsOpen: CountedMessage
  /** A wait as a range of minutes; the range comes isolated. */
  readonly minutesRange: (range: string) => string
  readonly minutes: CountedMessage
  readonly noEstimateYet: string
  readonly undoneIn: (seconds: string) => string
  readonly more: string
}

/** Pages shown where a browser may not show the screen. */
export interface AccessMessages {
  readonly notEnrolled: string
  readonly notEnrolledText: string
  readonly managerRuns: string
  readonly notAllowed: string
  readonly notAllowedText: string
  readonly noServerText: string
}
