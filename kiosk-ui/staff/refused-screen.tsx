import type { ReactElement } from 'react'
import type { Role } from '../../server/contract/primitives.ts'
import { NoticePage } from '../../ui-kit/components/notice-page.tsx'
import { StaffAccess } from './staff-access.tsx'
import { useSpeech } from './staff-language.tsx'

interface RefusedScreenProps {
  readonly roles: readonly Role[]
  readonly linkRole: Role
}

/** The server answers but lets this screen watch no more: asks again why, and says it. */
export function RefusedScreen({ roles, linkRole }: RefusedScreenProps): ReactElement {
  const { common } = useSpeech().messages
  return (
    <StaffAccess roles={roles} linkRole={linkRole}>
      <NoticePage title={common.connecting} testId="connecting" />
    </StaffAccess>
  )
}
