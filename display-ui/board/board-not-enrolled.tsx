import type { ReactElement } from 'react'
import { directionOf, localeOf } from '../../language/languages.ts'
import { staffLanguages, staffMessagesIn } from '../../language/staff-messages.ts'
import { NoticePage } from '../../ui-kit/components/notice-page.tsx'
import { Ltr } from '../../ui-kit/text/ltr.tsx'

/** For whoever sets the screen up: nobody knows yet which language the hall speaks, so it is said in each. */
export function BoardNotEnrolled(): ReactElement {
  const [first, ...others] = staffLanguages.map((language) => ({
    language,
    words: staffMessagesIn(language).access,
  }))
  return (
    <NoticePage
      title={first?.words.notEnrolled ?? ''}
      text={first?.words.notEnrolledText ?? ''}
      testId="not-enrolled"
    >
      {others.map(({ language, words }) => (
        <div key={language} lang={localeOf(language)} dir={directionOf(language)}>
          <h2>{words.notEnrolled}</h2>
          <p>{words.notEnrolledText}</p>
        </div>
      ))}
      <code>
        <Ltr>npx ashnav link create --role screen</Ltr>
      </code>
    </NoticePage>
  )
}
