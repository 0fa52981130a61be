export type Ending = 'completed' | 'cancelled' | 'no-show'

/** What must be found of one visit after the drive. */
export interface ExpectedVisit {
  /** Line of the trace. */
  readonly line: number
  readonly service: string
  readonly priorityClass: string
  readonly ending: Ending
  /** Where it was called; null for those who left before. */
  readonly at: { readonly serviceWindow: number; readonly clerk: string } | null
  /** The ticket that the server answered; null where it answered none. */
  readonly issued: { readonly ticket: string; readonly url: string } | null
}
