import type { CommonMessages, Messages } from '../citizen-messages.ts'
import { pluralsOf } from '../plurals.ts'

const plural = pluralsOf('en')

const hours = plural({ one: 'about an hour', other: (n) => `about ${n} hours` })
const minutes = plural({ one: '1 minute', other: (n) => `${n} minutes` })

const common: CommonMessages = {
  minutes,
  aboutMinutes: plural({ one: 'about a minute', other: (n) => `about ${n} minutes` }),
  aboutHoursAndMinutes: (h, m) => (m === 0 ? hours(h) : `${hours(h)} and ${minutes(m)}`),
  between: (from, to) => `between ${from} and ${to}`,
  peopleAhead: plural({
    none: 'No one is ahead of you',
    one: '1 person is ahead of you',
    other: (n) => `${n} people are ahead of you`,
  }),
  noEstimateYet: 'No time estimate yet',
  copy: 'COPY',
  rehearsal: 'REHEARSAL',
}

export const en: Messages = {
  common,
  slip: {
    greeting: 'Happy to serve you',
    yourNumber: 'Your number',
    expectedCall: 'We expect to call you',
    otherLettersMayBeCalledBefore: 'Numbers with other letters may be called before you',
    documentsToPrepare: 'Please have ready',
    missedCall: plural({
      one: 'Missed your call? Your place is kept for 1 minute. Please go to reception',
      other: (n) => `Missed your call? Your place is kept for ${n} minutes. Please go to reception`,
    }),
    followOnPhone: 'Follow your turn on your phone',
    code: 'Code',
    issuedAt: (date, time) => `Issued on ${date} at ${time}`,
  },
  board: {
    number: 'Number',
    serviceWindow: 'Window',
    waitForArrivingNow: 'Wait for those arriving now',
    peopleWaiting: plural({
      none: 'No one is waiting',
      one: '1 person waiting',
      other: (n) => `${n} people waiting`,
    }),
    missedNumbers: 'Called and not here',
    hallClosed: 'The hall is closed',
    opensAt: (time) => `Opens at ${time}`,
    noServerConnection: 'No connection to the server. What you see may be out of date',
    lastCalls: 'Last calls',
    noEstimateYet: common.noEstimateYet,
    between: common.between,
    aboutMinutes: common.aboutMinutes,
    apologyRequote: (number, from, to) =>
      `Number ${number}: we are sorry for the delay. We now expect to call you ${common.between(from, to)}`,
  },
  phone: {
    typeCode: 'Type the code on your slip',
    showTicket: 'Show',
    yourNumber: 'Your number',
    peopleAhead: common.peopleAhead,
    proceedToWindow: (serviceWindow) => `Please go to window ${serviceWindow}`,
    visitOver: 'Your visit is over. Thank you for coming',
    expectedBetween: (from, to) => `We expect to call you ${common.between(from, to)}`,
    noEstimateYet: common.noEstimateYet,
    dataFromTime: (time) => `As of ${time}`,
    unknownTicket: 'This number was not found. Please ask at reception',
    missedCall: 'You were called and were not there. Please go to reception',
    heldAside: 'Your place is kept. Please come back to the window when you are ready',
    cancelled: 'This number was cancelled',
    apology: (from, to) =>
      `We are sorry for the delay. We now expect to call you ${common.between(from, to)}`,
    noConnection: 'No connection just now. Trying again',
  },
}
