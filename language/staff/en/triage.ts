import { pluralsOf } from '../../plurals.ts'
import type { TriageMessages } from '../triage-messages.ts'

const plural = pluralsOf('en')

export const triage: TriageMessages = {
  title: 'Triage',
  citizenLanguage: 'Citizen’s language',
  purpose: 'What for?',
  searchServices: 'Search services',
  noServiceFound: 'No service matches',
  moreServices: 'More services',
  serviceClosed: 'Closed now',
  priority: 'Priority',
  proof: 'To be shown',
  documents: 'Documents',
  documentsHint: 'Mark what is missing; the window will know',
  missingDocuments: 'Missing',
  noteToWindow: 'Note to the window',
  notePlaceholder: 'What the clerk should know beforehand',
  citizenWillHear: 'The citizen will be told',
  chooseService: 'Choose a service: touch it, or type its letter',
  aheadInService: plural({
    none: 'No one ahead',
    one: '1 person ahead',
    other: (n) => `${n} people ahead`,
  }),
  noWindowOpen: 'No window is open for this service',
  issue: 'Issue',
  startAgain: 'Clear',
  mayNotBeServedTitle: 'May not be served before closing',
  mayNotBeCalledText: (closesAt) =>
    `The citizen will probably not be called before ${closesAt}, when calling ends. Was she told, and wants the ticket all the same?`,
  mayNotBeServedText: (closesAt, expectedAt) =>
    `The call is expected at about ${expectedAt}, and the hall closes at ${closesAt}. Was the citizen told, and wants the ticket all the same?`,
  issueAnyway: 'Told – issue all the same',
  issuedJustNow: 'Issued',
  promised: 'Promised',
  promisedNothing: 'No time promised yet',
  showSlip: 'Show the slip',
  slipPicture: (number) => `The slip of number ${number}`,
  slipNotOnPaper: 'There is no paper slip. Show this picture to the citizen',
  reprint: 'Print again',
  reprintSent: (number) => `The slip of ${number} is printed again, marked as a copy`,
  cancelTicket: 'Cancel ticket',
  cancelled: (number) => `${number} is cancelled`,
  undone: (number) => `${number} is back in line`,
  lastSlips: 'Last slips',
  noSlipsYet: 'No slip yet today',
  issuedToday: plural({ none: 'None today', one: '1 today', other: (n) => `${n} today` }),
  windows: 'Windows',
  notIssuing: 'No tickets are issued now',
  lookAtLastSlips: 'Look at the last slips before pressing again',
}
