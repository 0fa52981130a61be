import type { ReactElement } from 'react'
import { isLanguage, localeOf } from '../../language/languages.ts'
import { messagesIn } from '../../language/messages.ts'
import { formatClock } from '../../language/time.ts'
import type { QueueView } from '../../server/contract/queue-view.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { useSpeech } from '../staff/staff-language.tsx'

type ServiceState = QueueView['services'][string]

interface ToldPreviewProps {
  readonly state: ServiceState | undefined
  readonly citizenLanguage: string
  readonly priorityClass: string | null
  readonly timeZone: string
}

/** What the slip will say if it is issued now: in the clerk's words, and in the citizen's. */
export function ToldPreview(props: ToldPreviewProps): ReactElement {
  const { triage } = useSpeech().messages
  const { state, priorityClass } = props
  if (state === undefined) return <p className="told-empty">{triage.chooseService}</p>
  const told = priorityClass === null ? undefined : state.told[priorityClass]
  return (
    <div className="told" data-testid="told-preview">
      <p className="panel-title">{triage.citizenWillHear}</p>
      {told === undefined ? null : <ToldLines {...props} told={told} />}
      {state.windowsOpen === 0 ? <p className="told-warning">{triage.noWindowOpen}</p> : null}
    </div>
  )
}

interface ToldLinesProps extends ToldPreviewProps {
  readonly told: ServiceState['told'][string]
}

function ToldLines({ told, citizenLanguage, timeZone }: ToldLinesProps): ReactElement {
  const { messages, language } = useSpeech()
  const { triage, common } = messages
  const { ahead, promise } = told
  const clock = (atMs: number) => formatClock(atMs, timeZone)
  const spoken = isLanguage(citizenLanguage) ? citizenLanguage : language
  const words = messagesIn(spoken).common
  return (
    <>
      <p className="told-line">
        <strong>{triage.aheadInService(ahead)}</strong>
        {' · '}
        {promise === null ? (
          common.noEstimateYet
        ) : (
          <Ltr className="figures">
            <strong data-testid="told-range">
              {clock(promise.notBeforeMs)}–{clock(promise.byMs)}
            </strong>
          </Ltr>
        )}
      </p>
      {spoken === language ? null : (
        <p className="soft told-spoken" lang={localeOf(spoken)} dir="auto">
          {words.peopleAhead(ahead)}
          {' · '}
          {promise === null
            ? words.noEstimateYet
            : words.between(clock(promise.notBeforeMs), clock(promise.byMs))}
        </p>
      )}
    </>
  )
}
