import { isLanguage, type Language } from '../../language/languages.ts'

/** A board speaks the hall's own language and one more, for those who do not read it. */
export interface BoardLanguages {
  readonly first: Language
  readonly second: Language | null
}

export function boardLanguages(hallLanguages: readonly string[]): BoardLanguages {
  const known = hallLanguages.filter(isLanguage)
  const first = known[0] ?? 'he'
  const others = known.filter((language) => language !== first)
  return { first, second: others.includes('en') ? 'en' : (others[0] ?? null) }
}
