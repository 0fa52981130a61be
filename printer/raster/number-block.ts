import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Block } from './block.ts'
import { fontOf } from './fonts.ts'
import type { Side } from './text-block.ts'
import { textWidth } from './text-width.ts'

/** The height of a capital over the em, in Noto Sans; digits are as tall. */
const capitalShare = 0.714
/** Below this a number would look squeezed; it is then made less tall first. */
const squeezeMin = 0.92

export interface NumberHeights {
  /** Dots. */
  readonly tallest: number
  /** Dots; the number is never less tall, and is squeezed instead. */
  readonly least: number
}

/** The ticket's number, as tall as the width of the column allows within the given heights. */
export function numberBlock(number: string, heights: NumberHeights, side: Side, width: number): Block {
  const widthAt = (height: number) => textWidth(number, 700, height / capitalShare)
  const fittingHeight = Math.floor((heights.tallest * width) / (widthAt(heights.tallest) * squeezeMin))
  const height = Math.min(heights.tallest, Math.max(heights.least, fittingHeight))
  const squeeze = Math.min(1, width / widthAt(height))
  const drawnWidth = widthAt(height) * squeeze
  return {
    height,
    draw: (context, left, top) => {
      const x = left + offsetOf(side, width - drawnWidth)
      drawSqueezed(context, number, x, top + height, height / capitalShare, squeeze)
    },
  }
}

function offsetOf(side: Side, room: number): number {
  if (side === 'left') return 0
  return side === 'right' ? room : room / 2
}

function drawSqueezed(
  context: SKRSContext2D,
  number: string,
  x: number,
  baseline: number,
  size: number,
  squeeze: number,
): void {
  context.save()
  context.translate(x, baseline)
  context.scale(squeeze, 1)
  context.font = fontOf(700, size)
  context.direction = 'ltr'
  context.textAlign = 'left'
  context.fillText(number, 0, 0)
  context.restore()
}
