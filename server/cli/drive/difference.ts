export const differenceKinds = [
  'refused',
  'wrong-next',
  'not-issued',
  'issued-twice',
  'not-in-log',
  'in-log-twice',
  'not-in-table',
  'in-table-twice',
  'extra-ticket',
  'number-twice',
  'wrong-service',
  'wrong-class',
  'wrong-order',
  'not-called',
  'called-twice',
  'called-after-all',
  'wrong-window',
  'wrong-clerk',
  'not-started',
  'not-ended',
  'ended-twice',
  'wrong-ending',
  'slip-not-printed',
  'slip-printed-twice',
  'not-on-paper',
  'on-paper-twice',
  'paper-of-nobody',
] as const

export type DifferenceKind = (typeof differenceKinds)[number]

/** One way in which the hall's account of the day is not the record's. */
export interface Difference {
  readonly kind: DifferenceKind
  /** Line of the trace; null where no visit is behind it. */
  readonly line: number | null
  /** Id of the ticket; null where there is none. */
  readonly ticket: string | null
  readonly detail: string
}
