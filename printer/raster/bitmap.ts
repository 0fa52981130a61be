/** Printer dots per millimetre, at 203 dpi. */
export const dotsPerMm = 8

/** A one-bit picture: a set bit is a black dot; each row starts on a byte, most significant bit first. */
export interface Bitmap {
  /** Dots. */
  readonly width: number
  /** Dots. */
  readonly height: number
  /** `bytesPerRow(width) * height` bytes; the unused bits at the end of a row are 0. */
  readonly rows: Uint8Array
}

export function bytesPerRow(width: number): number {
  return Math.ceil(width / 8)
}

/** Whether the dot at column x and row y is black; outside the picture nothing is. */
export function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) return false
  const byte = bitmap.rows[y * bytesPerRow(bitmap.width) + (x >> 3)] ?? 0
  return (byte & (0x80 >> (x & 7))) !== 0
}

/** Five eighths of white, in the second byte of a pixel: a little more than half, since thin strokes print pale. */
const darkBelow = 0xa000

/**
 * Packs RGBA pixels, drawn black on opaque white, into a bitmap: a dot is black where enough
 * of it is covered. `pixels` holds 4 bytes a pixel for at least `width * height` pixels.
 */
export function packPixels(pixels: Uint8ClampedArray, width: number, height: number): Bitmap {
  const stride = bytesPerRow(width)
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height)
  const rows = new Uint8Array(stride * height)
  for (let y = 0; y < height; y += 1) {
    for (let byte = 0; byte < stride; byte += 1) {
      rows[y * stride + byte] = packByte(words, y * width + byte * 8, Math.min(8, width - byte * 8))
    }
  }
  return { width, height, rows }
}

function packByte(words: Uint32Array, first: number, count: number): number {
  let packed = 0
  for (let bit = 0; bit < count; bit += 1) {
    // The pixel is grey, so that any one of its colours will do; this one is green or blue on any machine.
    if (((words[first + bit] ?? 0xffff) & 0xff00) < darkBelow) packed |= 0x80 >> bit
  }
  return packed
}

/** Unpacks a bitmap into opaque RGBA pixels, 4 bytes each, as canvases and QR readers take them. */
export function unpackPixels(bitmap: Bitmap): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(bitmap.width * bitmap.height * 4).fill(255)
  for (let y = 0; y < bitmap.height; y += 1) {
    for (let x = 0; x < bitmap.width; x += 1) {
      const pixel = (y * bitmap.width + x) * 4
      if (isBlack(bitmap, x, y)) pixels.fill(0, pixel, pixel + 3)
    }
  }
  return pixels
}
