import type { ReactElement } from 'react'
import { directionOf, localeOf, type Language } from '../../language/languages.ts'
import { messagesIn } from '../../language/messages.ts'
import type { BoardMessages } from '../../language/citizen-messages.ts'

interface TwoLanguagesProps {
  readonly languages: readonly Language[]
  readonly say: (words: BoardMessages, language: Language) => string
  readonly className?: string
}

/** The same in each language, one beside the other; once where both say it alike, as with a number. */
export function TwoLanguages({ languages, say, className }: TwoLanguagesProps): ReactElement {
  const said: { readonly language: Language; readonly text: string }[] = []
  for (const language of languages) {
    const text = say(messagesIn(language).board, language)
    if (text !== '' && said.every((other) => other.text !== text)) said.push({ language, text })
  }
  return (
    <span className={`two-languages ${className ?? ''}`}>
      {said.map(({ language, text }, at) => (
        <span
          key={language}
          className={at === 0 ? 'said-first' : 'said-second'}
          lang={localeOf(language)}
          dir={directionOf(language)}
        >
          {text}
        </span>
      ))}
    </span>
  )
}
