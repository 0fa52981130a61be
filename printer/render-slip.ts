import { encodeSlip } from './escpos/encode-slip.ts'
import { withoutRealTimeCommands } from './escpos/real-time-bytes.ts'
import type { Bitmap } from './raster/bitmap.ts'
import { drawSlip } from './raster/draw-slip.ts'
import type { PaperDots } from './raster/paper.ts'
import { bitmapPng } from './raster/slip-png.ts'
import type { SlipContent } from './slip/slip-content.ts'

/** The slip as a printer prints it, dot for dot. `dots` is 576 for 80 mm paper and 384 for 58 mm. */
export function renderSlip(content: SlipContent, dots: PaperDots): Bitmap {
  return withoutRealTimeCommands(drawSlip(content, dots))
}

/** The same slip as a PNG file, for the preview on a screen. */
export function slipPng(content: SlipContent, dots: PaperDots): Buffer {
  return bitmapPng(renderSlip(content, dots))
}

/** What a job needs to know beside the slip. */
export interface SlipJobOptions {
  readonly dots: PaperDots
  /** Four printable ASCII characters, different from those of the last jobs of the same printer. */
  readonly processId: string
}

/** The bytes that print the slip. Throws RangeError for a process id that is not four printable characters. */
export function slipJob(content: SlipContent, options: SlipJobOptions): Uint8Array {
  return encodeSlip(renderSlip(content, options.dots), options.processId)
}
