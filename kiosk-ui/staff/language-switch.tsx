import type { ReactElement } from 'react'
import { Button } from 'react-aria-components/Button'
import { localeOf, nativeName } from '../../language/languages.ts'
import { staffLanguages } from '../../language/staff-messages.ts'
import { useSpeech } from './staff-language.tsx'

/** Offers the other language of the screen, in that language's own name. */
export function LanguageSwitch(): ReactElement {
  const { language, choose, messages } = useSpeech()
  const others = staffLanguages.filter((other) => other !== language)
  return (
    <>
      {others.map((other) => (
        <Button
          key={other}
          className="button button-quiet language-switch"
          aria-label={`${messages.common.screenLanguage}: ${nativeName(other)}`}
          data-testid="language-switch"
          onPress={() => choose(other)}
        >
          <span lang={localeOf(other)}>{nativeName(other)}</span>
        </Button>
      ))}
    </>
  )
}
