/** What the screens of triage, counter and manager say to the people who work there. */
export interface StaffMessages {
  readonly common: StaffCommonMessages
}

export interface StaffCommonMessages {
  readonly undo: string
  readonly cancel: string
  readonly confirm: string
  readonly search: string
  readonly noServerConnection: string
}
