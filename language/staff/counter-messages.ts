import type { CountedMessage } from '../plurals.ts'

export interface CounterMessages {
  readonly title: string
  readonly chooseWindow: string
  readonly chooseClerk: string
  readonly withoutName: string
  readonly openWindow: string
  readonly otherWindow: string
  readonly windowTaken: (clerk: string) => string
  readonly windowTakenText: string
  readonly joinWindow: string
  readonly windowFree: string
  readonly onBreak: string
  readonly closeWindow: string
  readonly closeWindowText: string
  readonly next: string
  readonly recall: string
  readonly arrived: string
  readonly park: string
  readonly transfer: string
  readonly end: string
  readonly endWith: string
  readonly noShow: string
  readonly startBreak: string
  readonly endBreak: string
  readonly noTicket: string
  readonly nobodyWaits: string
  readonly pressNext: string
  readonly sinceCall: string
  readonly sinceStart: string
  readonly waited: string
  readonly target: (minutes: string) => string
  readonly overTarget: string
  readonly promised: string
  readonly priority: string
  readonly recalls: CountedMessage
  readonly noShowAfterRecalls: CountedMessage
  readonly notes: string
  readonly addNote: string
  readonly noteFor: string
  readonly saveNote: string
  readonly history: string
  readonly documents: string
  readonly nextInLine: string
  readonly parked: string
  readonly missed: string
  readonly otherWindows: string
  readonly nobodyParked: string
  readonly nobodyMissed: string
  readonly call: string
  readonly callByHand: (number: string) => string
  readonly reasonOfCall: string
  readonly reasonOptional: string
  readonly resume: string
  readonly reinstate: string
  readonly until: (time: string) => string
  readonly since: (time: string) => string
  readonly takeOver: string
  readonly takeOverText: (number: string, serviceWindow: string) => string
  readonly parkReason: string
  readonly parkReasons: readonly string[]
  readonly breakReason: string
  readonly breakReasons: readonly string[]
  readonly backIn: string
  readonly backAt: (time: string) => string
  readonly transferWhere: string
  readonly toService: string
  readonly toWindow: string
  readonly transferTo: (place: string) => string
  readonly noteForNext: string
  readonly undoOf: (press: string) => string
  readonly closedWindow: string
  readonly waitingInAll: CountedMessage
  readonly longestWait: string
  readonly dayNotOpen: string
  readonly notesCount: CountedMessage
}
