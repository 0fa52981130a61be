import { changeBetween, type Json } from '../../contract/change.ts'
import { protocolVersion, type ChangeMessage, type SnapshotMessage } from '../../contract/socket-protocol.ts'

interface Times {
  readonly nowMs: number
  readonly clockSpeed: number
}

/** One view that screens watch, with its version. Versions count up by one within an epoch. */
export class LiveView {
  readonly #epoch: string
  readonly #fold: () => Json
  #version = 1
  #view: Json

  constructor(epoch: string, fold: () => Json) {
    this.#epoch = epoch
    this.#fold = fold
    this.#view = fold()
  }

  /** The whole view as of the last change that was sent. */
  snapshot({ nowMs, clockSpeed }: Times): SnapshotMessage {
    return {
      protocol: protocolVersion,
      epoch: this.#epoch,
      version: this.#version,
      nowMs,
      clockSpeed,
      view: this.#view,
    }
  }

  /** Folds the view anew; null where nothing in it has changed. */
  refresh(nowMs: number): ChangeMessage | null {
    const next = this.#fold()
    const change = changeBetween(this.#view, next)
    if (!change) return null
    this.#view = next
    this.#version += 1
    return { epoch: this.#epoch, version: this.#version, nowMs, change }
  }
}
