import escpos from 'escpos'
import type { Bitmap } from '../raster/bitmap.ts'
import { processIdRequest } from './process-id.ts'
import type { Band } from './raster-bands.ts'
import { rasterBands } from './raster-bands.ts'
import { withoutRealTimeCommands } from './real-time-bytes.ts'

/** `GS v 0`, normal size; then bytes a row and rows, each as 16 bits with the low byte first. */
const rasterCommand = [0x1d, 0x76, 0x30, 0x00]
/** `GS V 66 0`: feed to the cutter, whose distance only the printer knows, and cut all but a point. */
const feedAndCut = Buffer.of(0x1d, 0x56, 0x42, 0x00)

/**
 * The bytes that print one bitmap and cut the paper after it, then ask for the process id.
 * Throws RangeError unless the process id is four printable ASCII characters.
 */
export function encodeSlip(bitmap: Bitmap, processId: string): Uint8Array {
  const request = processIdRequest(processId)
  return build((printer) => {
    printer.hardware('init')
    for (const band of rasterBands(withoutRealTimeCommands(bitmap))) printer.raw(bandBytes(band))
    printer.raw(feedAndCut).raw(Buffer.from(request))
  })
}

function bandBytes(band: Band): Buffer {
  const header = [...rasterCommand, band.bytesPerRow & 0xff, band.bytesPerRow >> 8, band.rowCount, 0]
  return Buffer.concat([Buffer.from(header), band.data])
}

/** Lets `escpos` put the commands together; its adapters are not used, only its buffer. */
function build(add: (printer: InstanceType<typeof escpos.Printer>) => void): Uint8Array {
  const parts: Buffer[] = []
  const printer = new escpos.Printer({
    write: (data, callback) => {
      parts.push(data)
      callback?.()
    },
  })
  add(printer)
  printer.flush()
  return new Uint8Array(Buffer.concat(parts))
}
