import type { Language } from '../../language/languages.ts'
import type { Block } from './block.ts'
import type { PaperStyle } from './paper.ts'
import { fittedBlock } from './text-block.ts'

const padding = 6

/** White words on a black bar across the slip, for what must not be overlooked: a copy, a rehearsal. */
export function markBlock(text: string, language: Language, paper: PaperStyle, width: number): Block {
  const style = { language, side: 'center', weight: 700, size: paper.body, colour: 'white' } as const
  const words = fittedBlock(text, style, { largest: 44, smallest: paper.body }, width - 2 * padding)
  const height = words.height + 2 * padding
  return {
    height,
    draw: (context, left, top) => {
      context.fillRect(left, top, width, height)
      words.draw(context, left + padding, top + padding)
    },
  }
}
