import { en } from './staff/en.ts'
import { he } from './staff/he.ts'
import type { StaffMessages } from './staff/staff-messages.ts'

/** The languages that the staff's own screens speak. */
export const staffLanguages = ['he', 'en'] as const

export type StaffLanguage = (typeof staffLanguages)[number]

const catalogues: Readonly<Record<StaffLanguage, StaffMessages>> = { he, en }

/** The staff's texts in one of the staff's languages. */
export function staffMessagesIn(language: StaffLanguage): StaffMessages {
  return catalogues[language]
}
