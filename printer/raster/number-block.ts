import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Block } from './block.ts'
import { fontOf } from './fonts.ts'
import type { Side } from './text-block.ts'
import { inkBounds } from './text-width.ts'

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
  const tallestInk = inkWidth(number, heights.tallest)
  const fittingHeight = Math.floor((heights.tallest * width) / (tallestInk * squeezeMin))
  const height = Math.min(heights.tallest, Math.max(heights.least, fittingHeight))
  const size = height / capitalShare
  const ink = inkBounds(number, 700, size)
  const squeeze = Math.min(1, width / (ink.right - ink.left))
  const drawnWidth = (ink.right - ink.left) * squeeze
  return {
    // A J or a Q reaches below the line on which the digits stand.
    height: height + Math.ceil(ink.below),
    draw: (context, left, top) => {
      const x = left + offsetOf(side, width - drawnWidth) - ink.left * squeeze
      drawSqueezed(context, number, { x, baseline: top + height }, size, squeeze)
    },
  }
}

/** By its ink and not its advance, since some letters, such as J, begin to the left of where they stand. */
function inkWidth(number: string, height: number): number {
  const { left, right } = inkBounds(number, 700, height / capitalShare)
  return right - left
}

function offsetOf(side: Side, room: number): number {
  if (side === 'left') return 0
  return side === 'right' ? room : room / 2
}

function drawSqueezed(
  context: SKRSContext2D,
  number: string,
  at: { readonly x: number; readonly baseline: number },
  size: number,
  squeeze: number,
): void {
  context.save()
  context.translate(at.x, at.baseline)
  context.scale(squeeze, 1)
  context.font = fontOf(700, size)
  context.direction = 'ltr'
  context.textAlign = 'left'
  context.fillText(number, 0, 0)
  context.restore()
}
