import { isolateLtr } from '../../language/isolate.ts'
import { messagesIn } from '../../language/messages.ts'
import type { SlipContent } from '../slip/slip-content.ts'
import type { Block } from './block.ts'
import { gap, stack } from './block.ts'
import { drawableText } from './drawable-text.ts'
import type { PaperStyle } from './paper.ts'
import { qrBlock } from './qr-block.ts'
import { quietZoneModules } from './qr-matrix.ts'
import type { TextStyle } from './text-block.ts'
import { fittedBlock, textBlock } from './text-block.ts'

/** How to follow the turn on a phone: the QR, and a code to type. */
export function followBlock(content: SlipContent, style: TextStyle, paper: PaperStyle, width: number): Block {
  const qr = qrBlock(content.url, paper.qrSideMin)
  const quiet = qr.moduleDots * quietZoneModules
  if (!paper.qrBesideText) return under(wording(content, style, width), qr, quiet, width)
  // The paper's own margin is white too, and counts as part of the QR's border.
  const textColumn = width - qr.side - quiet - Math.max(0, quiet - paper.margin)
  return beside(wording(content, style, textColumn), qr, style, {
    width,
    textColumn,
    margin: paper.margin,
    quiet,
  })
}

function wording(content: SlipContent, style: TextStyle, width: number): Block {
  const { slip } = messagesIn(content.language)
  const code = isolateLtr(drawableText(content.shortCode))
  const sizes = { largest: 48, smallest: style.size }
  return stack([
    textBlock(slip.followOnPhone, style, width),
    gap(10),
    textBlock(slip.code, style, width),
    fittedBlock(code, { ...style, weight: 700 }, sizes, width),
  ])
}

interface Columns {
  readonly width: number
  readonly textColumn: number
  readonly margin: number
  readonly quiet: number
}

function beside(
  words: Block,
  qr: Block & { readonly side: number },
  style: TextStyle,
  columns: Columns,
): Block {
  const height = Math.max(words.height, qr.height)
  const inset = Math.max(0, columns.quiet - columns.margin)
  const textOnRight = style.side === 'right'
  return {
    height,
    draw: (context, left, top) => {
      words.draw(context, textOnRight ? left + columns.width - columns.textColumn : left, top)
      qr.draw(context, textOnRight ? left + inset : left + columns.width - inset - qr.side, top)
    },
  }
}

function under(words: Block, qr: Block & { readonly side: number }, quiet: number, width: number): Block {
  const centred: Block = {
    height: qr.height,
    draw: (context, left, top) => qr.draw(context, left + Math.floor((width - qr.side) / 2), top),
  }
  return stack([words, gap(quiet), centred])
}
