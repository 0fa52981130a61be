/** The languages a citizen can be served in, in the order in which screens offer them. */
export const languages = ['he', 'ar', 'ru', 'en', 'am'] as const

export type Language = (typeof languages)[number]

/** Whether a value from outside names a language of the house. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}

interface LanguageFacts {
  readonly direction: 'rtl' | 'ltr'
  readonly locale: string
  readonly nativeName: string
}

// Arabic needs its numbering system spelled out: the bare locale would print ١٢٣ where the board prints 123.
const facts: Readonly<Record<Language, LanguageFacts>> = {
  he: { direction: 'rtl', locale: 'he-IL', nativeName: 'עברית' },
  ar: { direction: 'rtl', locale: 'ar-IL-u-nu-latn', nativeName: 'العربية' },
  ru: { direction: 'ltr', locale: 'ru-IL', nativeName: 'Русский' },
  en: { direction: 'ltr', locale: 'en-GB', nativeName: 'English' },
  am: { direction: 'ltr', locale: 'am-ET', nativeName: 'አማርኛ' },
}

/** The direction in which the language is written. */
export function directionOf(language: Language): 'rtl' | 'ltr' {
  return facts[language].direction
}

/** The BCP 47 tag to give to `Intl` and to `lang` attributes; its digits are always Latin. */
export function localeOf(language: Language): string {
  return facts[language].locale
}

/** What the language calls itself, for a language picker. */
export function nativeName(language: Language): string {
  return facts[language].nativeName
}
