import { useEffect, useState, type ReactElement } from 'react'
import { staffMessagesIn } from '../../language/staff-messages.ts'
import { messagesIn } from '../../language/messages.ts'
import { useAccess } from '../../ui-kit/access/use-access.ts'
import { NoticePage } from '../../ui-kit/components/notice-page.tsx'
import { recall, remember } from '../../ui-kit/remember.ts'
import { useLiveView } from '../../ui-kit/live/use-live-view.ts'
import { setDocumentLanguage } from '../../ui-kit/text/set-document-language.ts'
import { boardLanguages } from './board-languages.ts'
import { BoardNotEnrolled } from './board-not-enrolled.tsx'
import { Board } from './board.tsx'
import './board.css'

const watch = { view: 'board' } as const
const anyRole = ['screen', 'triage', 'clerk'] as const
const rememberedAs = 'ashnav.board-languages'

export function BoardPage(): ReactElement {
  const { view, status, refused, clock } = useLiveView<'board'>(watch)
  const access = useAccess(anyRole, refused)
  // Known from the last time, so that a board without a server says so in the hall's own language.
  const [remembered] = useState(() => recall(rememberedAs)?.split(' ') ?? [])
  const languages = boardLanguages(view?.hall.languages ?? remembered)
  const hallLanguages = view?.hall.languages.join(' ')
  useEffect(() => setDocumentLanguage(languages.first), [languages.first])
  useEffect(() => {
    if (hallLanguages !== undefined) remember(rememberedAs, hallLanguages)
  }, [hallLanguages])

  if (view !== null) return <Board view={view} status={status} clock={clock} languages={languages} />
  if (access === 'not-enrolled' || access === 'not-allowed') return <BoardNotEnrolled />
  if (status === 'lost') {
    return (
      <NoticePage title={messagesIn(languages.first).board.noServerConnection} testId="connection-lost" />
    )
  }
  const { connecting } = staffMessagesIn(languages.first === 'he' ? 'he' : 'en').common
  return <NoticePage title={connecting} testId="connecting" />
}
