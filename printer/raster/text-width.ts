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

/** How far the ink of a line reaches from the point where it begins, in dots; negative is to the left. */
export function inkBounds(text: string, weight: FontWeight, size: number): { left: number; right: number } {
  const context = measuringContext()
  context.font = fontOf(weight, size)
  const { actualBoundingBoxLeft, actualBoundingBoxRight } = context.measureText(text)
  return { left: -actualBoundingBoxLeft, right: actualBoundingBoxRight }
}
