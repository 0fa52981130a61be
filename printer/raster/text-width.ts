import type { SKRSContext2D } from '@napi-rs/canvas'
import { createCanvas } from '@napi-rs/canvas'
import type { FontWeight } from './fonts.ts'
import { fontOf, registerFonts } from './fonts.ts'

/** Widths are measured once at this em and scaled, since the outlines are not hinted. */
const referenceSize = 100
/** A hall's slips use a few hundred words; the bound keeps odd names from filling the memory. */
const cachedWidthsMax = 4_000

const widths = new Map<string, number>()
let measuring: SKRSContext2D | undefined

function measuringContext(): SKRSContext2D {
  if (measuring === undefined) {
    registerFonts()
    measuring = createCanvas(1, 1).getContext('2d')
  }
  return measuring
}

/** The width in dots of a word or line in the shipped fonts; `size` is the em in dots. */
export function textWidth(text: string, weight: FontWeight, size: number): number {
  const key = `${weight} ${text}`
  let width = widths.get(key)
  if (width === undefined) {
    const context = measuringContext()
    context.font = fontOf(weight, referenceSize)
    width = context.measureText(text).width
    if (widths.size >= cachedWidthsMax) widths.clear()
    widths.set(key, width)
  }
  return (width * size) / referenceSize
}

/** How far the ink of a line reaches from the point on the baseline where it begins, in dots. */
export interface InkBounds {
  /** 0, or less where the ink begins to the left of that point. */
  readonly left: number
  readonly right: number
  /** Below the baseline. */
  readonly below: number
}

/** The ink of a line that is set left to right; `size` is the em in dots. */
export function inkBounds(text: string, weight: FontWeight, size: number): InkBounds {
  const context = measuringContext()
  context.font = fontOf(weight, size)
  context.direction = 'ltr'
  context.textAlign = 'left'
  const metrics = context.measureText(text)
  // Of a text with letters of both directions Skia gives the box of a part only; its advance covers the rest.
  return {
    left: Math.min(0, -metrics.actualBoundingBoxLeft),
    right: Math.max(metrics.width, metrics.actualBoundingBoxRight),
    below: Math.max(0, metrics.actualBoundingBoxDescent),
  }
}
