import { io, type Socket } from 'socket.io-client'
import { applyChange, type Json } from '../../server/contract/change.ts'
import type {
  ChangeMessage,
  ScreenToServer,
  ServerToScreen,
  SnapshotMessage,
  Watched,
} from '../../server/contract/socket-protocol.ts'

interface Options {
  readonly token?: string
  readonly cookie?: string
  readonly origin?: string
}

/** A screen as a browser would be one, over a real connection, that keeps all it was sent. */
export class Screen {
  readonly snapshots: SnapshotMessage[] = []
  readonly changes: ChangeMessage[] = []
  readonly socket: Socket<ServerToScreen, ScreenToServer>
  /** Versions that did not follow the one before. */
  readonly gaps: number[] = []
  version = 0
  view: Json = {}
  /** What it held just before its last snapshot: the fold of all changes since the one before. */
  held: { readonly version: number; readonly view: Json } | null = null

  constructor(url: string, watch: unknown, { token, cookie, origin }: Options = {}) {
    const extraHeaders = {
      ...(cookie === undefined ? {} : { Cookie: cookie }),
      ...(origin === undefined ? {} : { Origin: origin }),
    }
    this.socket = io(url, {
      path: '/live',
      transports: ['websocket'],
      auth: { watch, ...(token === undefined ? {} : { token }) },
      extraHeaders,
      reconnection: false,
      forceNew: true,
    })
    this.socket.on('snapshot', (message) => {
      this.snapshots.push(message)
      this.held = { version: this.version, view: this.view }
      this.version = message.version
      this.view = message.view
    })
    this.socket.on('change', (message) => {
      this.changes.push(message)
      if (message.version !== this.version + 1) this.gaps.push(message.version)
      this.version = message.version
      this.view = applyChange(this.view, message.change)
    })
  }

  static watching(url: string, watch: Watched, token: string): Promise<Screen> {
    return new Screen(url, watch, { token }).ready()
  }

  /** Resolves at the first snapshot; rejects with the code of the refusal. */
  ready(): Promise<this> {
    return new Promise((resolve, reject) => {
      this.socket.once('snapshot', () => resolve(this))
      this.socket.once('connect_error', (error) => {
        this.socket.close()
        reject(error)
      })
    })
  }

  /** Asks for a snapshot and resolves when it is there; all that was sent before it has come by then. */
  resync(): Promise<SnapshotMessage> {
    return new Promise((resolve) => {
      this.socket.once('snapshot', resolve)
      this.socket.emit('resync')
    })
  }

  close(): void {
    this.socket.close()
  }
}
