import type { ReactElement, ReactNode } from 'react'
import type { Role } from '../../server/contract/primitives.ts'
import { useAccess } from '../../ui-kit/access/use-access.ts'
import { NoticePage } from '../../ui-kit/components/notice-page.tsx'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { useSpeech } from './staff-language.tsx'

interface StaffAccessProps {
  readonly roles: readonly Role[]
  /** The role that a link for this page is made for. */
  readonly linkRole: Role
  readonly children: ReactNode
}

/** Shows the page to a browser that may see it; to any other, why not and whom to ask. */
export function StaffAccess(props: StaffAccessProps): ReactElement {
  const access = useAccess(props.roles)
  const { messages } = useSpeech()
  const { access: words, common } = messages
  switch (access) {
    case 'granted':
      return <>{props.children}</>
    case 'asking':
      return <NoticePage title={common.connecting} testId="access-asking" />
    case 'no-server':
      return (
        <NoticePage title={common.noServerConnection} text={words.noServerText} testId="connection-lost">
          <LanguageSwitch />
        </NoticePage>
      )
    case 'not-enrolled':
    case 'not-allowed': {
      const enrolled = access === 'not-allowed'
      return (
        <NoticePage
          title={enrolled ? words.notAllowed : words.notEnrolled}
          text={enrolled ? words.notAllowedText : words.notEnrolledText}
          testId={access}
        >
          <div>{words.managerRuns}</div>
          <code>
            <Ltr>npx ashnav link create --role {props.linkRole}</Ltr>
          </code>
          <LanguageSwitch />
        </NoticePage>
      )
    }
  }
}
