import type { CountedMessage } from '../plurals.ts'

export interface TriageMessages {
  readonly title: string
  readonly citizenLanguage: string
  readonly purpose: string
  readonly searchServices: string
  readonly noServiceFound: string
  readonly moreServices: string
  readonly serviceClosed: string
  readonly priority: string
  readonly proof: string
  readonly documents: string
  readonly documentsHint: string
  /** Goes into the note to the window, before the documents that were marked. */
  readonly missingDocuments: string
  readonly noteToWindow: string
  readonly notePlaceholder: string
  readonly citizenWillHear: string
  readonly chooseService: string
  readonly aheadInService: CountedMessage
  readonly noWindowOpen: string
  /** Instead of a forecast, which is made for the ordinary class. */
  readonly issue: string
  readonly startAgain: string
  readonly mayNotBeServedTitle: string
  readonly mayNotBeCalledText: (closesAt: string) => string
  readonly mayNotBeServedText: (closesAt: string, expectedAt: string) => string
  readonly issueAnyway: string
  readonly issuedJustNow: string
  readonly promised: string
  readonly promisedNothing: string
  readonly showSlip: string
  readonly slipPicture: (number: string) => string
  readonly slipNotOnPaper: string
  readonly reprint: string
  readonly reprintSent: (number: string) => string
  readonly cancelTicket: string
  readonly cancelled: (number: string) => string
  readonly undone: (number: string) => string
  readonly lastSlips: string
  readonly noSlipsYet: string
  readonly issuedToday: CountedMessage
  readonly windows: string
  readonly notIssuing: string
  readonly lookAtLastSlips: string
}
