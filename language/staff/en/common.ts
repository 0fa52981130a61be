import { pluralsOf } from '../../plurals.ts'
import type { AccessMessages, StaffCommonMessages } from '../staff-messages.ts'

const plural = pluralsOf('en')

export const common: StaffCommonMessages = {
  undo: 'Undo',
  cancel: 'Cancel',
  confirm: 'Confirm',
  search: 'Search',
  noServerConnection: 'No connection to the server',
  close: 'Close',
  back: 'Back',
  screenLanguage: 'Language of this screen',
  connected: 'Connected',
  connecting: 'Connecting…',
  linesDownPressesRefused: 'What you see may be out of date. Nothing you press is sent until it is back',
  hallClosed: 'The hall is closed',
  opensAt: (time) => `Opens at ${time}`,
  closesAt: (time) => `Open until ${time}`,
  serviceWindow: 'Window',
  serviceWindowNumber: (number) => `Window ${number}`,
  waiting: plural({ none: 'No one waiting', one: '1 waiting', other: (n) => `${n} waiting` }),
  windowsOpen: plural({ none: 'No window open', one: '1 window open', other: (n) => `${n} windows open` }),
  minutesRange: (range) => `${range} min`,
  minutes: plural({ one: '1 min', other: (n) => `${n} min` }),
  noEstimateYet: 'No estimate yet',
  undoneIn: (seconds) => `${seconds} s`,
  more: 'More',
}

export const access: AccessMessages = {
  notEnrolled: 'This browser is not enrolled',
  notEnrolledText:
    'The hall does not know this browser yet. Ask the manager for a link, and open it here once. This page then goes on by itself.',
  managerRuns: 'The manager makes a link with:',
  notAllowed: 'This browser may not use this screen',
  notAllowedText: 'It is enrolled for another role. Ask the manager for a link for this one.',
  noServerText: 'The page goes on by itself as soon as the server answers.',
}
