import type { Language } from './languages.ts'
import { localeOf } from './languages.ts'

/** The plural categories that CLDR gives each language for whole numbers and fractions. */
export interface PluralCategories {
  he: 'one' | 'two' | 'other'
  ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
  ru: 'one' | 'few' | 'many' | 'other'
  en: 'one' | 'other'
  am: 'one' | 'other'
}

/** One wording; a function when the number itself is said in it. */
export type PluralForm = string | ((count: number) => string)

/** A wording for each category of the language, no more and no fewer; `none` may speak of exactly 0. */
export type PluralForms<L extends Language> = Readonly<Record<PluralCategories[L], PluralForm>> & {
  readonly none?: string
}

/** A message that depends on a whole number of 0 or more. */
export interface CountedMessage {
  (count: number): string
  /** The CLDR categories it has words for; tests hold them against `Intl.PluralRules`. */
  readonly categories: readonly string[]
}

/** Makes the builder of counted messages of one language. */
export function pluralsOf<L extends Language>(language: L): (forms: PluralForms<L>) => CountedMessage {
  const rules = new Intl.PluralRules(localeOf(language))
  return (forms) => {
    const say = (count: number): string => {
      if (count === 0 && forms.none !== undefined) return forms.none
      // The language's own rules can only answer with one of its own categories.
      const form = forms[rules.select(count) as PluralCategories[L]]
      return typeof form === 'string' ? form : form(count)
    }
    return Object.assign(say, { categories: Object.keys(forms).filter((key) => key !== 'none') })
  }
}
