import type { Request } from 'express'
import type { Holder } from '../../engine/access.ts'

/** A request after its route has checked it: parsed by the schemas, its caller known and allowed. */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  readonly request: Request
  /** Null only on routes that anyone may use. */
  readonly holder: Holder | null
  readonly params: Params
  readonly query: Query
  readonly body: Body
}

export interface Reply {
  readonly status: number
  readonly body: unknown
  /** True where this is the first answer to a request that came again. */
  readonly repeated?: boolean
  /** Given where the body is bytes and not JSON. */
  readonly mediaType?: string
}

export const ok = (body: unknown): Reply => ({ status: 200, body })
