import { isBlack, type Bitmap } from '../../../printer/raster/bitmap.ts'

/** Modules of a finder pattern, the square in three corners of a QR symbol. */
const finderModules = 7
const smallestSide = 21
const largestSide = 177
const moduleDotsMin = 2

/** Whether the dots at a place, `moduleDots` a module, are a finder pattern to the last module. */
function isFinder(bitmap: Bitmap, left: number, top: number, moduleDots: number): boolean {
  const middle = moduleDots >> 1
  for (let row = 0; row < finderModules; row += 1)
    for (let column = 0; column < finderModules; column += 1) {
      const ring = Math.max(Math.abs(row - 3), Math.abs(column - 3))
      if (
        isBlack(bitmap, left + column * moduleDots + middle, top + row * moduleDots + middle) !==
        (ring !== 2)
      )
        return false
    }
  return true
}

/** How many dots are black from a place to the right. */
function runLength(bitmap: Bitmap, x: number, y: number): number {
  let end = x
  while (isBlack(bitmap, end, y)) end += 1
  return end - x
}

function sideOf(bitmap: Bitmap, left: number, top: number, moduleDots: number): number | null {
  for (let side = smallestSide; side <= largestSide; side += 4) {
    const far = (side - finderModules) * moduleDots
    if (isFinder(bitmap, left + far, top, moduleDots) && isFinder(bitmap, left, top + far, moduleDots))
      return side
  }
  return null
}

/**
 * The modules of the first QR symbol in a picture drawn dot for dot and upright, row after row as `0` and `1`;
 * null where there is none. This is no reader for photographs.
 */
export function findQr(bitmap: Bitmap): string | null {
  for (let top = 0; top < bitmap.height; top += 1)
    for (let x = 0; x < bitmap.width; x += 1) {
      if (!isBlack(bitmap, x, top)) continue
      const run = runLength(bitmap, x, top)
      const moduleDots = run / finderModules
      const side =
        Number.isInteger(moduleDots) && moduleDots >= moduleDotsMin && isFinder(bitmap, x, top, moduleDots)
          ? sideOf(bitmap, x, top, moduleDots)
          : null
      if (side !== null) return readModules(bitmap, x, top, moduleDots, side)
      x += run
    }
  return null
}

function readModules(bitmap: Bitmap, left: number, top: number, moduleDots: number, side: number): string {
  const middle = moduleDots >> 1
  let modules = ''
  for (let row = 0; row < side; row += 1)
    for (let column = 0; column < side; column += 1)
      modules += isBlack(bitmap, left + column * moduleDots + middle, top + row * moduleDots + middle)
        ? '1'
        : '0'
  return modules
}
