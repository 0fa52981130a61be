import { plainText } from '../../language/plain-text.ts'
import { withoutMissingGlyphs } from './missing-glyphs.ts'

/** No text on a slip is longer; what is beyond is a mistake in the set-up, and would make a slip of a metre. */
const charactersMax = 240

/** Makes a text typed by people fit to be drawn: no control characters, no glyph boxes, of bounded length. */
export function drawableText(text: string): string {
  const clean = withoutMissingGlyphs(plainText(text.slice(0, charactersMax * 4)))
  const characters = [...clean]
  if (characters.length <= charactersMax) return clean
  return `${characters.slice(0, charactersMax).join('').trimEnd()}…`
}
