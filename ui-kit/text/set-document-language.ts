import { directionOf, localeOf, type Language } from '../../language/languages.ts'

/** Tells the browser, and with it every screen reader and every logical property, what the page speaks. */
export function setDocumentLanguage(language: Language): void {
  document.documentElement.lang = localeOf(language)
  document.documentElement.dir = directionOf(language)
}
