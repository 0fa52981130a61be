/** Why a request came to nothing: the server's own code, or one of the line's. */
export interface Failure {
  /**
   * `not-sent`: the screen was offline, and nothing left it. `no-answer`: it left, and what came of it is
   * not known. `not-enrolled` and `not-allowed`: 401 and 403. Others are the server's.
   */
  readonly code: string
  readonly data: Readonly<Record<string, unknown>>
}

export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure }

export function failed(code: string, data: Readonly<Record<string, unknown>> = {}): Answer<never> {
  return { ok: false, failure: { code, data } }
}
