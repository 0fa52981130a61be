import type { ReactElement } from 'react'
import { isLanguage, localeOf } from '../../language/languages.ts'
import { messagesIn } from '../../language/messages.ts'
import { formatClock } from '../../language/time.ts'
import type { QueueView } from '../../server/contract/queue-view.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { minutesRange } from '../staff/minutes-range.ts'
import { useSpeech } from '../staff/staff-language.tsx'

interface ToldPreviewProps {
  readonly state: QueueView['services'][string] | undefined
  readonly citizenLanguage: string
  /** False where the citizen goes ahead by policy or law: the forecast at hand is not hers. */
  readonly ordinary: boolean
  readonly nowMs: number
  readonly timeZone: string
}

/** What the citizen will be told before the slip prints: in the clerk's words, and in the citizen's. */
export function ToldPreview(props: ToldPreviewProps): ReactElement {
  const { triage } = useSpeech().messages
  const { state } = props
  if (state === undefined) return <p className="told-empty">{triage.chooseService}</p>
  return (
    <div className="told" data-testid="told-preview">
      <p className="panel-title">{triage.citizenWillHear}</p>
      {props.ordinary ? (
        <ForecastLines {...props} state={state} />
      ) : (
        <p className="told-line">{triage.aheadOfOrdinary}</p>
      )}
      {state.windowsOpen === 0 ? <p className="told-warning">{triage.noWindowOpen}</p> : null}
    </div>
  )
}

interface ForecastLinesProps extends ToldPreviewProps {
  readonly state: QueueView['services'][string]
}

function ForecastLines({ state, citizenLanguage, nowMs, timeZone }: ForecastLinesProps): ReactElement {
  const { messages, language } = useSpeech()
  const { triage, common } = messages
  const range = state.arrivingNow
  const clock = (ms: number) => formatClock(nowMs + ms, timeZone)
  const spoken = isLanguage(citizenLanguage) ? citizenLanguage : language
  const words = messagesIn(spoken).common
  return (
    <>
      <p className="told-line">
        <strong>{triage.aheadInService(state.waiting)}</strong>
        {' · '}
        {range === null ? (
          common.noEstimateYet
        ) : (
          <>
            <strong>{common.minutesRange(minutesRange(range))}</strong>{' '}
            <span className="soft">
              (
              <Ltr className="figures">
                {clock(range.fromMs)}–{clock(range.toMs)}
              </Ltr>
              )
            </span>
          </>
        )}
      </p>
      {spoken === language ? null : (
        <p className="soft" lang={localeOf(spoken)} dir="auto">
          {words.peopleAhead(state.waiting)}
          {' · '}
          {range === null ? words.noEstimateYet : words.between(clock(range.fromMs), clock(range.toMs))}
        </p>
      )}
    </>
  )
}
