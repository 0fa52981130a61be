import type { Messages } from './citizen-messages.ts'
import type { Language } from './languages.ts'
import { am } from './messages/am.ts'
import { ar } from './messages/ar.ts'
import { en } from './messages/en.ts'
import { he } from './messages/he.ts'
import { ru } from './messages/ru.ts'

const catalogues: Readonly<Record<Language, Messages>> = { he, ar, ru, en, am }

/** The citizens' texts in one language. */
export function messagesIn(language: Language): Messages {
  return catalogues[language]
}
