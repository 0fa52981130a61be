import { addCoverage } from './font-coverage.ts'
import { fontFiles } from './fonts.ts'

// Direction isolates and joiners shape the text around them and have no picture of their own.
const invisible = /^[\p{Cf}]$/u
// Marks and pictures without words can go without changing what the text says.
const dispensable = /^[\p{M}\p{Cf}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Co}]$/u

let coveredInBothWeights: ReadonlySet<number> | undefined

function covered(): ReadonlySet<number> {
  if (coveredInBothWeights === undefined) {
    const regular = new Set<number>()
    const bold = new Set<number>()
    for (const file of fontFiles(400)) addCoverage(file, regular)
    for (const file of fontFiles(700)) addCoverage(file, bold)
    coveredInBothWeights = new Set([...regular].filter((code) => bold.has(code)))
  }
  return coveredInBothWeights
}

function isMissing(character: string): boolean {
  return !invisible.test(character) && !covered().has(character.codePointAt(0) ?? 0)
}

/** The characters of a text, each once, that no shipped font can draw in both weights. */
export function missingGlyphs(text: string): string[] {
  return [...new Set(text)].filter(isMissing)
}

/** Drops the pictures and marks that no shipped font can draw, and puts '?' for any other such character. */
export function withoutMissingGlyphs(text: string): string {
  let drawable = ''
  let afterDropped: boolean = false
  for (const character of text) {
    const isDropped: boolean = isMissing(character) || (afterDropped && invisible.test(character))
    if (!isDropped) drawable += character
    else if (!dispensable.test(character)) drawable += '?'
    // What joined or coloured a dropped picture goes with it.
    afterDropped = isDropped && dispensable.test(character)
  }
  return drawable.replaceAll(/ {2,}/gu, ' ').trim()
}
