import type { SKRSContext2D } from '@napi-rs/canvas'

/** A piece of the slip that knows its height and can draw itself; all lengths are dots. */
export interface Block {
  readonly height: number
  /** Draws with the upper left corner of the full width at (left, top). */
  readonly draw: (context: SKRSContext2D, left: number, top: number) => void
}

/** Blocks one under the other. */
export function stack(blocks: readonly Block[]): Block {
  return {
    height: blocks.reduce((sum, block) => sum + block.height, 0),
    draw: (context, left, top) => {
      let y = top
      for (const block of blocks) {
        block.draw(context, left, y)
        y += block.height
      }
    },
  }
}

/** White space. */
export function gap(height: number): Block {
  return { height, draw: () => undefined }
}

/** A line across the slip. */
export function rule(width: number, thickness: number): Block {
  return { height: thickness, draw: (context, left, top) => context.fillRect(left, top, width, thickness) }
}
