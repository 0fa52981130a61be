import { pluralsOf } from '../../plurals.ts'
import type { WhyMessages } from '../why-messages.ts'

const plural = pluralsOf('en')

export const why: WhyMessages = {
  title: 'Why this time?',
  ofNumber: (number) => `Why this time? ${number}`,
  promised: 'Promised',
  toldLater: (range) => `Later told, with an apology: ${range}`,
  ahead: 'People ahead',
  aheadInService: plural({
    none: 'No one was ahead for this service',
    one: '1 person was ahead for this service',
    other: (n) => `${n} people were ahead for this service`,
  }),
  aheadInAll: plural({
    one: '1 in all at the same windows',
    other: (n) => `${n} in all at the same windows`,
  }),
  windows: 'Windows',
  windowsOpen: plural({
    none: 'No window was open for it',
    one: '1 window was open for it',
    other: (n) => `${n} windows were open for it`,
  }),
  windowsExpected: plural({
    none: 'none expected by then',
    one: '1 expected by then',
    other: (n) => `${n} expected by then`,
  }),
  change: {
    opens: (time, serviceWindow) => `${time} window ${serviceWindow} opens`,
    closes: (time, serviceWindow) => `${time} window ${serviceWindow} closes`,
    'break-begins': (time, serviceWindow) => `${time} window ${serviceWindow} goes on a break`,
    'break-ends': (time, serviceWindow) => `${time} window ${serviceWindow} is back from its break`,
  },
  closesAt: (time) => `${time} the service closes`,
  calledChance: (percent) => `Chance of being called today: ${percent}`,
  service: 'One service',
  serviceTakes: (about) => `Usually takes ${about}`,
  serviceUnknown: 'How long it takes is not known yet',
  leansOn: 'Based on',
  leaning: {
    simulation: 'the hall run forward from where it stood',
    similarWaits: 'past waits that began alike',
    recentCalls: 'how fast people were being called',
  },
  learnedFrom: plural({
    none: 'No wait for this service was seen before; the set-up of the hall stands in',
    one: 'Learned from 1 wait for this service',
    other: (n) => `Learned from ${n} waits for this service`,
  }),
  beforeRounding: 'Before rounding',
  quantiles: (range, middle) => `${range} minutes, the middle ${middle}`,
  atOnce: 'called at once',
  madeBy: (forecaster) => `Forecaster: ${forecaster}`,
  saysNoMore: 'This promise was made by an older version, which kept no more than this',
}
