import type { FontWeight } from './fonts.ts'
import { textWidth } from './text-width.ts'

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** A count stays on the line of what it counts; clock times and dates are no counts. */
function keepNumbers(text: string): string {
  return text.replaceAll(/(?<![\p{L}\d:.,/])(\d+) (?=\p{L})/gu, '$1\u00A0')
}

/** A dot that parts two names has nothing to part at the end of a line. */
function withoutLooseDots(line: string): string {
  return line.replaceAll(/^· | ·$/gu, '')
}

/**
 * Breaks a text into lines no wider than `width` dots at an em of `size` dots. It breaks between words, and
 * within a word only where the word alone is wider than a line.
 */
export function wrapText(text: string, weight: FontWeight, size: number, width: number): string[] {
  const space = textWidth(' ', weight, size)
  const lines: string[] = []
  let line = ''
  let lineWidth = 0
  for (const word of keepNumbers(text)
    .split(' ')
    .flatMap((word) => fittingParts(word, weight, size, width))) {
    const wordWidth = textWidth(word, weight, size)
    if (line !== '' && lineWidth + space + wordWidth <= width) {
      line += ` ${word}`
      lineWidth += space + wordWidth
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    lineWidth = wordWidth
  }
  if (line !== '') lines.push(line)
  return lines.map(withoutLooseDots)
}

/** As `wrapText`, with lines of like length: the narrowest setting that needs no more lines. */
export function wrapBalanced(text: string, weight: FontWeight, size: number, width: number): string[] {
  let lines = wrapText(text, weight, size, width)
  const count = lines.length
  if (count === 1) return lines
  // Narrower than its longest word, a text would be broken within that word.
  const words = keepNumbers(text).split(' ')
  const narrowest = Math.max(width / 3, ...words.map((word) => textWidth(word, weight, size)))
  for (let narrower = width - size / 2; narrower >= narrowest; narrower -= size / 2) {
    const candidate = wrapText(text, weight, size, narrower)
    if (candidate.length > count) break
    lines = candidate
  }
  return lines
}

function fittingParts(word: string, weight: FontWeight, size: number, width: number): string[] {
  if (textWidth(word, weight, size) <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const { segment } of graphemes.segment(word)) {
    if (part !== '' && textWidth(part + segment, weight, size) > width) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return [...parts, part]
}
