import type { Bitmap } from '../raster/bitmap.ts'
import { bytesPerRow } from '../raster/bitmap.ts'
import { beginsRealTimeCommand } from './real-time-bytes.ts'

/** Rows in one band at most. Printers take up to 255; a smaller band is printed sooner and resynchronised cheaper. */
export const bandRowsMax = 128
/** Shorter runs of white rows are not worth a band of their own. */
const whiteRunMin = 8

/** Rows of a bitmap that are sent together, cut off after the last byte that holds a dot. */
export interface Band {
  /** At least 1, so that white rows cost a byte each and are still exactly as tall. */
  readonly bytesPerRow: number
  readonly rowCount: number
  readonly data: Uint8Array
}

/**
 * Cuts a bitmap, which holds no real-time command within a row, into bands that hold none at all: where one
 * would begin at the end of a row and end on the next, the rows go into two bands.
 */
export function rasterBands(bitmap: Bitmap): Band[] {
  const usedBytes = Array.from({ length: bitmap.height }, (_, row) => usedBytesOf(bitmap, row))
  const bands: Band[] = []
  let start = 0
  while (start < bitmap.height) {
    const end = endOfBand(usedBytes, start)
    bands.push(...splitAtCommands(bandOf(bitmap, usedBytes, start, end)))
    start = end
  }
  return bands
}

/** How many bytes of a row there are up to the last one with a dot. */
function usedBytesOf(bitmap: Bitmap, row: number): number {
  const stride = bytesPerRow(bitmap.width)
  let used = stride
  while (used > 0 && bitmap.rows[row * stride + used - 1] === 0) used -= 1
  return used
}

function endOfBand(usedBytes: readonly number[], start: number): number {
  const limit = Math.min(usedBytes.length, start + bandRowsMax)
  const whiteRows = whiteRunFrom(usedBytes, start, limit)
  if (whiteRows >= whiteRunMin) return start + whiteRows
  let end = start + 1
  while (end < limit && whiteRunFrom(usedBytes, end, limit) < whiteRunMin) end += 1
  return end
}

function whiteRunFrom(usedBytes: readonly number[], start: number, limit: number): number {
  let end = start
  while (end < limit && usedBytes[end] === 0) end += 1
  return end - start
}

function bandOf(bitmap: Bitmap, usedBytes: readonly number[], start: number, end: number): Band {
  const stride = bytesPerRow(bitmap.width)
  const width = Math.max(1, ...usedBytes.slice(start, end))
  const data = new Uint8Array(width * (end - start))
  for (let row = start; row < end; row += 1) {
    data.set(bitmap.rows.subarray(row * stride, row * stride + width), (row - start) * width)
  }
  return { bytesPerRow: width, rowCount: end - start, data }
}

function splitAtCommands(band: Band): Band[] {
  const width = band.bytesPerRow
  const parts: Band[] = []
  let start = 0
  for (let row = 1; row <= band.rowCount; row += 1) {
    const lastOfRow = band.data[row * width - 1] ?? 0
    const firstOfNext = band.data[row * width] ?? 0
    if (row < band.rowCount && !beginsRealTimeCommand(lastOfRow, firstOfNext)) continue
    const data = band.data.subarray(start * width, row * width)
    parts.push({ bytesPerRow: width, rowCount: row - start, data })
    start = row
  }
  return parts
}
