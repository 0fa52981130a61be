import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import { createCanvas } from '@napi-rs/canvas'
import type { SlipContent } from '../slip/slip-content.ts'
import type { Bitmap } from './bitmap.ts'
import { packPixels } from './bitmap.ts'
import type { Block } from './block.ts'
import { registerFonts } from './fonts.ts'
import type { PaperDots } from './paper.ts'
import { paperStyle } from './paper.ts'
import { slipLayout } from './slip-layout.ts'

const marginTop = 8
const marginBottom = 8
/** Most slips are shorter, so that one surface per paper serves them all. */
const surfaceHeight = 2_048

const surfaces = new Map<PaperDots, Canvas>()

/** Draws what a slip says, as black and white dots. `dots` is the width of the paper. */
export function drawSlip(content: SlipContent, dots: PaperDots): Bitmap {
  registerFonts()
  const paper = paperStyle(dots)
  const layout = slipLayout(content, paper)
  const height = marginTop + layout.height + marginBottom
  return drawBlock(layout, paper.margin, dots, height)
}

function drawBlock(block: Block, margin: number, width: PaperDots, height: number): Bitmap {
  const context = surfaceFor(width, height).getContext('2d')
  clear(context, width, height)
  block.draw(context, margin, marginTop)
  const { data } = context.getImageData(0, 0, width, height)
  return packPixels(data, width, height)
}

function surfaceFor(width: PaperDots, height: number): Canvas {
  if (height > surfaceHeight) return createCanvas(width, height)
  const known = surfaces.get(width)
  if (known !== undefined) return known
  const made = createCanvas(width, surfaceHeight)
  surfaces.set(width, made)
  return made
}

function clear(context: SKRSContext2D, width: number, height: number): void {
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.fillStyle = 'black'
  context.textBaseline = 'alphabetic'
}
