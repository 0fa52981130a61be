import { io, type Socket } from 'socket.io-client'
import { pingEveryMs, protocolVersion } from '../../server/contract/socket-protocol.ts'
import type {
  Handshake,
  ScreenToServer,
  ServerToScreen,
  ViewOf,
  Watched,
} from '../../server/contract/socket-protocol.ts'
import { holdChange, holdSnapshot, type HeldView } from './fold-view.ts'
import { makeHallClock, type HallClock } from './hall-clock.ts'
import { reloadOnceFor } from './reload-once.ts'
import { serverAnswers } from './server-answers.ts'

/** Silence after which a connection is given up, whatever the transport believes. */
const silenceMsMax = 2 * pingEveryMs + 1_000
/** A screen that has never been connected says so after this long. */
const firstAnswerMsMax = 5_000
/** A short gap is not worth an alarm. */
const lostAfterMs = 1_200
const watchEveryMs = 500
const connectTimeoutMs = 2_500
const retryMsMin = 200
const retryMsSpread = 500

export type LiveStatus = 'connecting' | 'live' | 'lost'

export interface LiveState<View> {
  readonly status: LiveStatus
  /** The last view heard, kept while the line is down. */
  readonly view: View | null
  /** True where the server answers but does not let this screen watch. */
  readonly refused: boolean
  /** Grows with every new connection, so that what was read once can be read again. */
  readonly connections: number
}

export interface LiveView<View> {
  readonly clock: HallClock
  readonly state: () => LiveState<View>
  readonly subscribe: (listener: () => void) => () => void
  readonly close: () => void
}

/** Keeps a screen's view the same as the server's, over every loss of the line. */
export function openLiveView<Name extends keyof ViewOf>(
  watch: Extract<Watched, { view: Name }>,
): LiveView<ViewOf[Name]> {
  const clock = makeHallClock()
  const listeners = new Set<() => void>()
  const handshake: Handshake = { watch }
  const socket: Socket<ServerToScreen, ScreenToServer> = io({
    transports: ['websocket'],
    auth: handshake,
    reconnection: false,
    timeout: connectTimeoutMs,
    autoConnect: false,
    forceNew: true,
  })
  let state: LiveState<ViewOf[Name]> = { status: 'connecting', view: null, refused: false, connections: 0 }
  let held: HeldView | null = null
  let heardAtMs = performance.now()
  let downSinceMs: number | null = performance.now()
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let closed = false

  function set(next: Partial<LiveState<ViewOf[Name]>>): void {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  function hold(next: HeldView): void {
    held = next
    downSinceMs = null
    // The view is what the server's schema says: both sides have the same protocol version.
    const view = next.view as unknown as ViewOf[Name]
    set({ status: 'live', view, refused: false })
  }

  async function connect(): Promise<void> {
    if (closed || socket.connected) return
    if (await serverAnswers()) {
      heardAtMs = performance.now()
      if (!closed) socket.connect()
    } else retry()
  }

  function retry(): void {
    if (closed) return
    clearTimeout(retryTimer)
    retryTimer = setTimeout(() => void connect(), retryMsMin + Math.random() * retryMsSpread)
  }

  socket.on('snapshot', (message) => {
    heardAtMs = performance.now()
    if (message.protocol !== protocolVersion) return reloadOnceFor(message.protocol)
    clock.hear(message.nowMs, message.clockSpeed)
    hold(holdSnapshot(message))
  })
  socket.on('change', (message) => {
    heardAtMs = performance.now()
    clock.hear(message.nowMs)
    const next = holdChange(held, message)
    if (next === 'gap') socket.emit('resync')
    else if (next !== 'known') hold(next)
  })
  socket.on('connect', () => {
    heardAtMs = performance.now()
    set({ connections: state.connections + 1 })
  })
  socket.on('disconnect', () => {
    downSinceMs ??= performance.now()
    retry()
  })
  socket.on('connect_error', () => {
    // Not active: the server itself turned the connection down, as with a cookie that is gone.
    if (!socket.active) set({ refused: true })
    retry()
  })
  socket.io.on('ping', () => {
    heardAtMs = performance.now()
  })

  function watchSilence(): void {
    const nowMs = performance.now()
    if (socket.connected && nowMs - heardAtMs > silenceMsMax) socket.io.engine.close()
    if (downSinceMs === null || state.status === 'lost') return
    const patienceMs = state.view === null ? firstAnswerMsMax : lostAfterMs
    if (nowMs - downSinceMs > patienceMs) set({ status: 'lost' })
  }

  function hurry(): void {
    if (document.visibilityState !== 'visible') return
    watchSilence()
    if (!socket.connected) {
      clearTimeout(retryTimer)
      void connect()
    }
  }

  const watchTimer = setInterval(watchSilence, watchEveryMs)
  document.addEventListener('visibilitychange', hurry)
  addEventListener('online', hurry)
  void connect()

  return {
    clock,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      closed = true
      clearTimeout(retryTimer)
      clearInterval(watchTimer)
      document.removeEventListener('visibilitychange', hurry)
      removeEventListener('online', hurry)
      socket.disconnect()
    },
  }
}
