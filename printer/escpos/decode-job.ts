import type { Bitmap } from '../raster/bitmap.ts'
import { JobDecoder } from './job-decoder.ts'
import type { PrinterEvent } from './printer-event.ts'

/** What a printer makes of a whole job. */
export interface DecodedJob {
  /** One bitmap for each cut. */
  readonly slips: readonly Bitmap[]
  readonly events: readonly PrinterEvent[]
  /** How many bytes belonged to no known command. */
  readonly garbageBytes: number
  /** Whether the job ends inside a command. */
  readonly isCutShort: boolean
}

/** Decodes the bytes of a job as a printer with paper of that many dots does. Never throws. */
export function decodeJob(bytes: Uint8Array, paperDots: number): DecodedJob {
  const events: PrinterEvent[] = []
  const decoder = new JobDecoder(paperDots, (event) => events.push(event))
  decoder.push(bytes)
  return {
    slips: events.flatMap((event) => (event.kind === 'cut' ? [event.bitmap] : [])),
    events,
    garbageBytes: events.filter(({ kind }) => kind === 'garbage').length,
    isCutShort: decoder.isInsideCommand,
  }
}
