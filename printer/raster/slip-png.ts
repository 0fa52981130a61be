import { createCanvas, ImageData } from '@napi-rs/canvas'
import type { Bitmap } from './bitmap.ts'
import { unpackPixels } from './bitmap.ts'

/** A bitmap as a PNG file, dot for pixel: what the preview shows is what the printer prints. */
export function bitmapPng(bitmap: Bitmap): Buffer {
  const canvas = createCanvas(bitmap.width, bitmap.height)
  const pixels = unpackPixels(bitmap)
  canvas.getContext('2d').putImageData(new ImageData(pixels, bitmap.width, bitmap.height), 0, 0)
  return canvas.toBuffer('image/png')
}
