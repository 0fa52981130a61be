import { createRequire } from 'node:module'
import { GlobalFonts } from '@napi-rs/canvas'

/** One file of the fonts that ship with the house: a script's subset of Noto Sans. */
interface FontSubset {
  readonly family: string
  readonly packageName: string
  readonly subset: string
}

export type FontWeight = 400 | 700

const weights: readonly FontWeight[] = [400, 700]

// Latin comes first, so that digits and punctuation look the same in all five languages.
const subsets: readonly FontSubset[] = [
  { family: 'Ashnav Latin', packageName: 'noto-sans', subset: 'latin' },
  { family: 'Ashnav Hebrew', packageName: 'noto-sans-hebrew', subset: 'hebrew' },
  { family: 'Ashnav Arabic', packageName: 'noto-sans-arabic', subset: 'arabic' },
  { family: 'Ashnav Cyrillic', packageName: 'noto-sans', subset: 'cyrillic' },
  { family: 'Ashnav Ethiopic', packageName: 'noto-sans-ethiopic', subset: 'ethiopic' },
  { family: 'Ashnav Latin Extended', packageName: 'noto-sans', subset: 'latin-ext' },
  { family: 'Ashnav Cyrillic Extended', packageName: 'noto-sans', subset: 'cyrillic-ext' },
]

const familyStack = subsets.map(({ family }) => `"${family}"`).join(', ')
const require = createRequire(import.meta.url)
let registered = false

function fileOf({ packageName, subset }: FontSubset, weight: FontWeight): string {
  return require.resolve(`@fontsource/${packageName}/files/${packageName}-${subset}-${weight}-normal.woff2`)
}

/** The paths of the shipped font files of one weight. */
export function fontFiles(weight: FontWeight): string[] {
  return subsets.map((subset) => fileOf(subset, weight))
}

/** Makes the shipped fonts known to Skia, once. Throws if one cannot be read: without it slips would lie. */
export function registerFonts(): void {
  if (registered) return
  for (const subset of subsets) {
    for (const weight of weights) {
      if (GlobalFonts.registerFromPath(fileOf(subset, weight), subset.family) === null) {
        throw new Error(`The font ${subset.family} (${weight}) could not be read`)
      }
    }
  }
  registered = true
}

/** The value for a canvas context's `font`; the size is the em in dots. */
export function fontOf(weight: FontWeight, size: number): string {
  return `${weight} ${size}px ${familyStack}`
}
