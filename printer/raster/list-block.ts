import type { Block } from './block.ts'
import type { TextStyle } from './text-block.ts'
import { textBlock } from './text-block.ts'

const indent = 30
const markSide = 9

/** One entry of a list: a square mark at the start edge, and the text beside it. */
export function listBlock(text: string, style: TextStyle, width: number): Block {
  const block = textBlock(text, style, width - indent)
  const fromRight = style.side === 'right'
  return {
    height: block.height,
    draw: (context, left, top) => {
      const markLeft = fromRight ? left + width - markSide - 4 : left + 4
      context.fillRect(markLeft, top + Math.round(style.size * 0.62), markSide, markSide)
      block.draw(context, fromRight ? left : left + indent, top)
    },
  }
}
