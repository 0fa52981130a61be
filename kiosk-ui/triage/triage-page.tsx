import { useEffect, type ReactElement } from 'react'
import { NoticePage } from '../../ui-kit/components/notice-page.tsx'
import { useHall } from '../../ui-kit/http/use-hall.ts'
import { useLiveView } from '../../ui-kit/live/use-live-view.ts'
import { RefusedScreen } from '../staff/refused-screen.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import { TriageDesk } from './triage-desk.tsx'

const watch = { view: 'queue' } as const
const roles = ['triage'] as const

export function TriagePage(): ReactElement {
  const { view, status, refused, connections, clock } = useLiveView<'queue'>(watch)
  const hall = useHall(connections)
  const { messages, offer } = useSpeech()
  const hallLanguage = hall?.languages[0]
  useEffect(() => {
    if (hallLanguage !== undefined) offer(hallLanguage)
  }, [hallLanguage, offer])
  useEffect(() => {
    document.title = messages.triage.title
  }, [messages])
  if (refused) return <RefusedScreen roles={roles} linkRole="triage" />
  if (hall === null || view === null) {
    const { common } = messages
    return status === 'lost' ? (
      <NoticePage
        title={common.noServerConnection}
        text={messages.access.noServerText}
        testId="connection-lost"
      />
    ) : (
      <NoticePage title={common.connecting} testId="connecting" />
    )
  }
  return <TriageDesk hall={hall} view={view} status={status} clock={clock} />
}
