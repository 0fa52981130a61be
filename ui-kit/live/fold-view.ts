import { applyChange, type Json } from '../../server/contract/change.ts'
import type { ChangeMessage, SnapshotMessage } from '../../server/contract/socket-protocol.ts'

/** A view as a screen holds it. */
export interface HeldView {
  readonly epoch: string
  readonly version: number
  readonly view: Json
}

export function holdSnapshot(message: SnapshotMessage): HeldView {
  return { epoch: message.epoch, version: message.version, view: message.view }
}

/** The view after a change; `gap` where the change does not follow on what is held. */
export function holdChange(held: HeldView | null, message: ChangeMessage): HeldView | 'gap' | 'known' {
  if (held === null || held.epoch !== message.epoch || message.version > held.version + 1) return 'gap'
  if (message.version <= held.version) return 'known'
  return { ...held, version: message.version, view: applyChange(held.view, message.change) }
}
