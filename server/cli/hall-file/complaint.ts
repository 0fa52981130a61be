export interface Complaint {
  /** Where in the file, as keys and places. */
  readonly path: readonly (string | number)[]
  readonly message: string
}
