import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Language } from '../../language/languages.ts'
import { directionOf } from '../../language/languages.ts'
import type { Block } from './block.ts'
import { stack } from './block.ts'
import type { FontWeight } from './fonts.ts'
import { fontOf } from './fonts.ts'
import { textWidth } from './text-width.ts'
import { wrapBalanced } from './wrap-text.ts'

/** Where the lines stand in their column, as seen on paper. */
export type Side = 'left' | 'center' | 'right'

export interface TextStyle {
  readonly language: Language
  readonly side: Side
  readonly weight: FontWeight
  /** The em in dots. */
  readonly size: number
  readonly colour?: 'black' | 'white'
}

/** Sizes to try from the largest to the smallest, all ems in dots. */
export interface SizeRange {
  readonly largest: number
  readonly smallest: number
}

const sizeStep = 2
/** Line height over em, per language: Arabic marks and Ethiopic letters stand taller and deeper. */
const lineHeights: Readonly<Record<Language, number>> = { he: 1.24, ar: 1.36, ru: 1.24, en: 1.24, am: 1.3 }
/** From the upper edge of a line to its baseline, over the line's height. */
const baselineShare = 0.79

/** A text in as many lines as it needs, all of like length. `width` is that of the column, in dots. */
export function textBlock(text: string, style: TextStyle, width: number): Block {
  return linesBlock(wrapBalanced(text, style.weight, style.size, width), style, width)
}

/** Two texts on one line with a dot between them, or one under the other where the line is too short. */
export function pairBlock(first: string, second: string, style: TextStyle, width: number): Block {
  const together = `${first} · ${second}`
  if (textWidth(together, style.weight, style.size) <= width) return linesBlock([together], style, width)
  return stack([textBlock(first, style, width), textBlock(second, style, width)])
}

/** A text at the largest size at which it stands in one line, or else in balanced lines at the smallest. */
export function fittedBlock(text: string, style: TextStyle, sizes: SizeRange, width: number): Block {
  for (let size = sizes.largest; size >= sizes.smallest; size -= sizeStep) {
    if (textWidth(text, style.weight, size) <= width) return linesBlock([text], { ...style, size }, width)
  }
  return balancedBlock(text, style, sizes, width)
}

/** A text in two balanced lines at the largest size that allows it, or in more at the smallest. */
function balancedBlock(text: string, style: TextStyle, sizes: SizeRange, width: number): Block {
  for (let size = sizes.largest; size > sizes.smallest; size -= sizeStep) {
    const lines = wrapBalanced(text, style.weight, size, width)
    if (lines.length <= 2) return linesBlock(lines, { ...style, size }, width)
  }
  const lines = wrapBalanced(text, style.weight, sizes.smallest, width)
  return linesBlock(lines, { ...style, size: sizes.smallest }, width)
}

/** Lines already broken; each is drawn whole, so that Skia orders its words by itself. */
function linesBlock(lines: readonly string[], style: TextStyle, width: number): Block {
  const lineHeight = Math.round(style.size * lineHeights[style.language])
  return {
    height: lineHeight * lines.length,
    draw: (context, left, top) => {
      setStyle(context, style)
      const x = left + anchorOf(style.side, width)
      lines.forEach((line, index) => {
        context.fillText(line, x, top + Math.round(lineHeight * (index + baselineShare)))
      })
      context.fillStyle = 'black'
    },
  }
}

function setStyle(context: SKRSContext2D, style: TextStyle): void {
  context.font = fontOf(style.weight, style.size)
  context.direction = directionOf(style.language)
  context.textAlign = style.side
  context.fillStyle = style.colour ?? 'black'
}

function anchorOf(side: Side, width: number): number {
  if (side === 'left') return 0
  return side === 'right' ? width : width / 2
}
