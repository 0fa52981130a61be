import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import { deflateSync, inflateSync } from 'node:zlib'
import type { EvidenceState } from '../forecast/evidence.ts'
import {
  forecasterVersion,
  type ForecasterSettings,
  type ForecasterState,
} from '../forecast/hall-forecaster.ts'
import type { HallConfiguration } from '../hall/configuration.ts'

/** All that was learned up to an event of the log, and what is needed to go on after it. */
export interface KeptLearning {
  readonly sequence: number
  /** The hall's configuration then; the next event opens a day, so nothing else of the hall is needed. */
  readonly configuration: HallConfiguration
  readonly forecaster: ForecasterState
  readonly evidence: EvidenceState
}

/** The form in which states are written; another one is learned again from the log. */
const form = 1
const digestBytes = 32

/** What a state must have been made by to be gone on from. */
export function versionOf({ earlyShare, lateShare }: ForecasterSettings): string {
  return `${form} ${forecasterVersion} ${earlyShare} ${lateShare}`
}

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** A digest, then all that was learned, packed. */
export function keptBytes(learning: KeptLearning, settings: ForecasterSettings): Uint8Array {
  const body = deflateSync(serialize({ version: versionOf(settings), learning }))
  return new Uint8Array(Buffer.concat([digestOf(body), body]))
}

/** Whether the bytes are those that were kept. */
export function isSound(bytes: Uint8Array): boolean {
  return (
    bytes.length > digestBytes && digestOf(bytes.subarray(digestBytes)).equals(bytes.subarray(0, digestBytes))
  )
}

/** Reads what was kept; null where it is broken, or was made by another version or for other shares. */
export function readKept(bytes: Uint8Array, settings: ForecasterSettings): KeptLearning | null {
  if (!isSound(bytes)) return null
  const kept = deserialize(inflateSync(bytes.subarray(digestBytes))) as {
    readonly version: string
    readonly learning: KeptLearning
  }
  return kept.version === versionOf(settings) ? kept.learning : null
}
