import type { Bitmap } from '../raster/bitmap.ts'
import { bytesPerRow } from '../raster/bitmap.ts'

const dle = 0x10
const eot = 0x04
const enq = 0x05
const dc4 = 0x14

/**
 * Whether two bytes in a row begin a command that printers obey at once, wherever it stands: a status
 * request (DLE EOT), a recovery (DLE ENQ), or a pulse, power-off or clearing of the buffer (DLE DC4).
 */
export function beginsRealTimeCommand(first: number, second: number): boolean {
  return first === dle && (second === eot || second === enq || second === dc4)
}

/**
 * The bitmap without real-time commands inside its rows: where a row holds one, the single dot that makes
 * up its first byte is drawn one dot wider. Gives back the same object where there is nothing to change.
 */
export function withoutRealTimeCommands(bitmap: Bitmap): Bitmap {
  const stride = bytesPerRow(bitmap.width)
  let rows: Uint8Array | undefined
  for (let index = 0; index + 1 < bitmap.rows.length; index += 1) {
    const withinRow = (index + 1) % stride !== 0
    if (!withinRow || !beginsRealTimeCommand(bitmap.rows[index] ?? 0, bitmap.rows[index + 1] ?? 0)) continue
    rows ??= bitmap.rows.slice()
    rows[index] = dle | (dle >> 1)
  }
  return rows === undefined ? bitmap : { ...bitmap, rows }
}
