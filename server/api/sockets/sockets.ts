import { randomBytes } from 'node:crypto'
import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import {
  livePath,
  pingEveryMs,
  type ScreenToServer,
  type ServerToScreen,
} from '../../contract/socket-protocol.ts'
import type { Holder } from '../../engine/access.ts'
import type { ApiParts } from '../api-parts.ts'
import { holderOf } from '../auth/credentials.ts'
import { LiveView } from './live-view.ts'
import { watchedFrom, watchedView, type WatchedView } from './watched-views.ts'

type Screens = Server<ScreenToServer, ServerToScreen>
type Screen = Socket<ScreenToServer, ServerToScreen>

/** Estimates move with time alone, so views are folded anew this often even if nothing happens. */
const refreshEveryMs = 5_000
/** A message from a screen at most: they say next to nothing. */
const messageBytesMax = 4_096
/** Snapshots that one screen asks for are this far apart. */
const resyncEveryMs = 200
/** Messages that may wait for one slow screen; past that it is cut, comes back, and gets a snapshot. */
const waitingMessagesMax = 64

/** What engine.io and ws give of a connection. */
interface RawConnection {
  readonly transport: { readonly socket?: { terminate: () => void } }
  on: (event: 'close', listener: () => void) => void
}

interface Live {
  readonly watched: WatchedView
  readonly view: LiveView
}

function holderFor(socket: Screen, parts: ApiParts): Holder | null {
  const { token } = socket.handshake.auth
  return typeof token === 'string' ? parts.access.holderOf(token) : holderOf(socket.request, parts.access)
}

/** What a connection may watch; throws with a code that the screen can say in words. */
function admit(socket: Screen, parts: ApiParts): WatchedView {
  const watched = watchedFrom(socket.handshake.auth['watch'])
  const holder = holderFor(socket, parts)
  if (!holder) throw new Error('unauthenticated')
  const view = watched && watchedView(parts, watched)
  if (!view) throw new Error('unknown-view')
  if (!holder.roles.some((role) => view.roles.includes(role))) throw new Error('wrong-role')
  return view
}

/** Snapshots and changes for screens. One connection watches one view; views without watchers cost nothing. */
export class Sockets {
  readonly #parts: ApiParts
  readonly #io: Screens
  readonly #live = new Map<string, Live>()
  readonly #epoch = randomBytes(6).toString('hex')
  readonly #timer: NodeJS.Timeout
  #refreshing = false

  constructor(http: HttpServer, parts: ApiParts) {
    this.#parts = parts
    this.#io = new Server(http, {
      path: livePath,
      transports: ['websocket'],
      serveClient: false,
      pingInterval: pingEveryMs,
      pingTimeout: pingEveryMs,
      connectTimeout: 10_000,
      maxHttpBufferSize: messageBytesMax,
      perMessageDeflate: false,
    })
    this.#io.use((socket, next) => {
      try {
        socket.data = admit(socket, parts)
        next()
      } catch (error) {
        next(error instanceof Error ? error : new Error('unknown-view'))
      }
    })
    this.#io.on('connection', (socket) => this.#welcome(socket))
    // A connection that was given up is ended at once, and not after it has been asked politely for half a minute.
    this.#io.engine.on('connection', (connection: RawConnection) => {
      connection.on('close', () => connection.transport.socket?.terminate())
    })
    parts.engine.onPublished(() => this.#refreshSoon())
    parts.onForecast(() => this.#refreshSoon())
    this.#timer = setInterval(() => this.#refresh(), refreshEveryMs)
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#io.close()
  }

  #welcome(socket: Screen): void {
    const watched = socket.data as WatchedView
    const live = this.#live.get(watched.key) ?? { watched, view: new LiveView(this.#epoch, watched.fold) }
    this.#live.set(watched.key, live)
    // What has changed since the last message goes to those who were here before, so that all share one version.
    this.#send(live)
    void socket.join(watched.key)
    const greet = (): void => {
      const { clock } = this.#parts
      socket.emit('snapshot', live.view.snapshot({ nowMs: clock.nowMs(), clockSpeed: clock.speed }))
    }
    greet()
    let greeting = false
    // However often a screen asks, it gets a snapshot a few times a second at most.
    socket.on('resync', () => {
      if (greeting) return
      greeting = true
      setTimeout(() => {
        greeting = false
        if (socket.connected) greet()
      }, resyncEveryMs)
    })
  }

  #refreshSoon(): void {
    if (this.#refreshing) return
    this.#refreshing = true
    setImmediate(() => {
      this.#refreshing = false
      this.#refresh()
    })
  }

  #refresh(): void {
    // A view that nobody watches keeps its version for whoever comes back, and is not folded meanwhile.
    for (const [key, live] of this.#live) if (this.#io.sockets.adapter.rooms.has(key)) this.#send(live)
    this.#cutSlowScreens()
  }

  #send({ watched, view }: Live): void {
    try {
      const change = view.refresh(this.#parts.clock.nowMs())
      if (change) this.#io.to(watched.key).emit('change', change)
    } catch (err) {
      this.#parts.log.error({ err, view: watched.key }, 'a view could not be folded')
    }
  }

  #cutSlowScreens(): void {
    for (const [, socket] of this.#io.sockets.sockets) {
      const waiting: unknown = (socket.conn as unknown as { writeBuffer?: unknown }).writeBuffer
      if (Array.isArray(waiting) && waiting.length > waitingMessagesMax) socket.disconnect(true)
    }
  }
}
