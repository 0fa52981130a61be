import { io, type Socket } from 'socket.io-client'
import { livePath, pingEveryMs, protocolVersion } from '../../server/contract/socket-protocol.ts'
import type {
  ChangeMessage,
  Handshake,
  ScreenToServer,
  ServerToScreen,
  SnapshotMessage,
  ViewOf,
  Watched,
} from '../../server/contract/socket-protocol.ts'
import { holdChange, holdSnapshot, type HeldView } from './fold-view.ts'
import { makeHallClock } from './hall-clock.ts'
import { reloadOnceFor } from './reload-once.ts'
import { serverAnswers } from './server-answers.ts'

/** Silence after which a connection is given up, whatever the transport believes. */
const silenceMsMax = 2 * pingEveryMs + 1_000
/** A screen that has never been connected says so after this long. */
const firstAnswerMsMax = 5_000
/** A shorter gap is not worth an alarm. */
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

/** Keeps a screen's view the same as the server's, over every loss of the line. */
export class LiveView<Name extends keyof ViewOf> {
  readonly clock = makeHallClock()
  readonly #socket: Socket<ServerToScreen, ScreenToServer>
  readonly #listeners = new Set<() => void>()
  #state: LiveState<ViewOf[Name]> = { status: 'connecting', view: null, refused: false, connections: 0 }
  #held: HeldView | null = null
  #heardAtMs = performance.now()
  #downSinceMs: number | null = performance.now()
  #retryTimer: ReturnType<typeof setTimeout> | undefined
  #watchTimer: ReturnType<typeof setInterval> | undefined
  #open = false

  constructor(watch: Extract<Watched, { view: Name }>) {
    const handshake: Handshake = { watch }
    this.#socket = io({
      path: livePath,
      transports: ['websocket'],
      auth: handshake,
      reconnection: false,
      timeout: connectTimeoutMs,
      autoConnect: false,
      forceNew: true,
    })
    this.#socket.on('snapshot', (message) => this.#onSnapshot(message))
    this.#socket.on('change', (message) => this.#onChange(message))
    this.#socket.on('connect', () => {
      this.#heardAtMs = performance.now()
      this.#set({ connections: this.#state.connections + 1 })
    })
    this.#socket.on('disconnect', () => {
      this.#downSinceMs ??= performance.now()
      this.#retry()
    })
    this.#socket.on('connect_error', () => {
      // Not active: the server itself turned the connection down, as with a cookie that is gone.
      if (!this.#socket.active) this.#set({ refused: true })
      this.#retry()
    })
    this.#socket.io.on('ping', () => {
      this.#heardAtMs = performance.now()
    })
  }

  readonly state = (): LiveState<ViewOf[Name]> => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  open(): void {
    this.#open = true
    this.#downSinceMs = performance.now()
    this.#watchTimer = setInterval(() => this.#watchSilence(), watchEveryMs)
    document.addEventListener('visibilitychange', this.#hurry)
    addEventListener('online', this.#hurry)
    void this.#connect()
  }

  close(): void {
    this.#open = false
    clearTimeout(this.#retryTimer)
    clearInterval(this.#watchTimer)
    document.removeEventListener('visibilitychange', this.#hurry)
    removeEventListener('online', this.#hurry)
    this.#socket.disconnect()
  }

  #set(next: Partial<LiveState<ViewOf[Name]>>): void {
    this.#state = { ...this.#state, ...next }
    for (const listener of this.#listeners) listener()
  }

  #hold(next: HeldView): void {
    this.#held = next
    this.#downSinceMs = null
    // The view is what the server's schema says: both sides have the same protocol version.
    this.#set({ status: 'live', view: next.view as unknown as ViewOf[Name], refused: false })
  }

  #onSnapshot(message: SnapshotMessage): void {
    this.#heardAtMs = performance.now()
    if (message.protocol !== protocolVersion) return reloadOnceFor(message.protocol)
    this.clock.hear(message.nowMs, message.clockSpeed)
    this.#hold(holdSnapshot(message))
  }

  #onChange(message: ChangeMessage): void {
    this.#heardAtMs = performance.now()
    this.clock.hear(message.nowMs)
    const next = holdChange(this.#held, message)
    if (next === 'gap') this.#socket.emit('resync')
    else if (next !== 'known') this.#hold(next)
  }

  async #connect(): Promise<void> {
    if (!this.#open || this.#socket.connected) return
    if (!(await serverAnswers())) return this.#retry()
    this.#heardAtMs = performance.now()
    if (this.#open) this.#socket.connect()
  }

  #retry(): void {
    clearTimeout(this.#retryTimer)
    if (!this.#open) return
    this.#retryTimer = setTimeout(() => void this.#connect(), retryMsMin + Math.random() * retryMsSpread)
  }

  #watchSilence(): void {
    const nowMs = performance.now()
    if (this.#socket.connected && nowMs - this.#heardAtMs > silenceMsMax) this.#socket.io.engine.close()
    if (this.#downSinceMs === null || this.#state.status === 'lost') return
    const patienceMs = this.#state.view === null ? firstAnswerMsMax : lostAfterMs
    if (nowMs - this.#downSinceMs > patienceMs) this.#set({ status: 'lost' })
  }

  readonly #hurry = (): void => {
    if (document.visibilityState !== 'visible') return
    this.#watchSilence()
    if (this.#socket.connected) return
    clearTimeout(this.#retryTimer)
    void this.#connect()
  }
}
