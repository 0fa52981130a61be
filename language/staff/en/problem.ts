import { pluralsOf } from '../../plurals.ts'
import type { ProblemMessages } from '../problem-messages.ts'

const plural = pluralsOf('en')

export const problem: ProblemMessages = {
  text: {
    'not-sent': 'Not sent: there is no connection to the server',
    'no-answer': 'The server did not answer. Whether it was done is not known',
    'not-enrolled': 'This browser is no longer enrolled',
    'not-allowed': 'This browser may not do that',
    'hall-not-configured': 'The hall is not set up yet',
    'day-not-open': 'The day is not open',
    'hall-closed': 'The hall is closed',
    'unknown-service': 'The hall has no such service',
    'unknown-service-window': 'The hall has no such window',
    'unknown-clerk': 'The hall does not know this clerk',
    'unknown-ticket': 'There is no such ticket today',
    'service-closed': 'This service is closed for new tickets',
    'service-outside-hours': 'This service has no hours now',
    'daily-limit-reached': 'The daily limit of this service is reached',
    'numbers-used-up': 'The numbers of this service are used up',
    'day-is-full': 'The day cannot take more tickets',
    'may-not-be-served': 'May not be served before closing',
    'window-not-open': 'The window is not open',
    'window-already-open': 'The window is already open',
    'window-already-paused': 'The window is already on a break',
    'window-has-ticket': 'There is still a ticket at the window. End it first',
    'window-has-no-ticket': 'There is no ticket at the window',
    'already-started': 'The service has already started',
    'reinstate-too-late': 'Too late to reinstate: a new ticket is needed',
    'ticket-not-fitting': 'The ticket has moved on meanwhile',
    'transfer-nowhere': 'Choose a service or a window',
    'return-in-the-past': 'The return must be later than now',
    'nothing-to-undo': 'There is nothing to undo',
    'undo-too-late': 'Too late to undo',
    'storage-full': 'The server’s disk is full: no new tickets until the manager makes room',
  },
  clerkElsewhere: (serviceWindow) => `This clerk is at window ${serviceWindow}. Close that one first`,
  noShowTooEarly: plural({
    one: 'No-show is possible after 1 recall',
    other: (n) => `No-show is possible after ${n} recalls`,
  }),
  opensAt: (time) => `opens at ${time}`,
  other: (code) => `That did not work (${code})`,
}
