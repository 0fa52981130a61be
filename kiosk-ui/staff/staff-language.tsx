import { createContext, use, useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { localeOf } from '../../language/languages.ts'
import { staffLanguages, staffMessagesIn, type StaffLanguage } from '../../language/staff-messages.ts'
import type { StaffMessages } from '../../language/staff/staff-messages.ts'
import { recall, remember } from '../../ui-kit/remember.ts'
import { setDocumentLanguage } from '../../ui-kit/text/set-document-language.ts'

interface StaffSpeech {
  readonly language: StaffLanguage
  readonly messages: StaffMessages
  readonly choose: (language: StaffLanguage) => void
  /** The hall's own language, spoken until somebody has chosen another one here. */
  readonly offer: (language: string) => void
}

const rememberedAs = 'ashnav.screen-language'
const fallback: StaffLanguage = 'he'

function isStaffLanguage(value: unknown): value is StaffLanguage {
  return staffLanguages.some((language) => language === value)
}

const SpeechContext = createContext<StaffSpeech>({
  language: fallback,
  messages: staffMessagesIn(fallback),
  choose: () => undefined,
  offer: () => undefined,
})

export function StaffLanguageProvider(props: { readonly children: ReactNode }): ReactElement {
  const [chosen, setChosen] = useState<StaffLanguage | null>(() => {
    const remembered = recall(rememberedAs)
    return isStaffLanguage(remembered) ? remembered : null
  })
  const [offered, setOffered] = useState<StaffLanguage>(fallback)
  const language = chosen ?? offered
  useEffect(() => setDocumentLanguage(language), [language])
  const speech = useMemo<StaffSpeech>(
    () => ({
      language,
      messages: staffMessagesIn(language),
      choose: (next) => {
        remember(rememberedAs, next)
        setChosen(next)
      },
      offer: (next) => {
        if (isStaffLanguage(next)) setOffered(next)
      },
    }),
    [language],
  )
  return (
    <SpeechContext value={speech}>
      <I18nProvider locale={localeOf(language)}>{props.children}</I18nProvider>
    </SpeechContext>
  )
}

/** What the screen speaks, and in which words. */
export function useSpeech(): StaffSpeech {
  return use(SpeechContext)
}
