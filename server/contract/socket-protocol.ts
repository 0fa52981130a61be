import type { Change, Json } from './change.ts'
import type { BoardView } from './board-view.ts'
import type { CounterView } from './counter-view.ts'
import type { QueueView } from './queue-view.ts'

/** Grows with every change that an older screen would not understand; a screen that differs reloads itself. */
export const protocolVersion = 1

/** What a connection watches. One connection has one role and watches one view. */
export type Watched =
  | { readonly view: 'board' }
  | { readonly view: 'queue' }
  | { readonly view: 'counter'; readonly serviceWindow: number }

export interface ViewOf {
  readonly board: BoardView
  readonly queue: QueueView
  readonly counter: CounterView
}

/** A whole view. Versions count up by one within an epoch, which is one run of the server. */
export interface SnapshotMessage {
  readonly protocol: number
  readonly epoch: string
  readonly version: number
  readonly nowMs: number
  readonly clockSpeed: number
  readonly view: Json
}

/** The change from `version - 1` to `version`. */
export interface ChangeMessage {
  readonly epoch: string
  readonly version: number
  readonly nowMs: number
  readonly change: Change
}

export interface ServerToScreen {
  snapshot: (message: SnapshotMessage) => void
  change: (message: ChangeMessage) => void
}

export interface ScreenToServer {
  /** The screen has seen a gap in the versions, or cannot apply a change: the server sends a snapshot. */
  resync: () => void
}

/** Sent by a screen when it connects; `token` where it has no cookie. */
export interface Handshake {
  readonly watch: Watched
  readonly token?: string
}

/** Where the server listens for sockets. */
export const livePath = '/live'

/** The server pings this often, and takes a connection as lost after as long again without an answer. */
export const pingEveryMs = 4_000
