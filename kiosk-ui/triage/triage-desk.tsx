import { useReducer, useRef, type ReactElement } from 'react'
import { formatClock } from '../../language/time.ts'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import type { QueueView } from '../../server/contract/queue-view.ts'
import { Button } from '../../ui-kit/components/button.tsx'
import type { Failure } from '../../ui-kit/http/answer.ts'
import type { HallClock } from '../../ui-kit/live/hall-clock.ts'
import type { LiveStatus } from '../../ui-kit/live/live-view.ts'
import { useNow } from '../../ui-kit/live/use-now.ts'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { SaidLine } from '../staff/said-line.tsx'
import { sayFailure } from '../staff/say-failure.ts'
import { ScreenHeader } from '../staff/screen-header.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import { usePresses } from '../staff/use-presses.ts'
import { useSaid } from '../staff/use-said.ts'
import { ClosingDialog } from './closing-dialog.tsx'
import { changeDraft, freshDraft, requestFor } from './draft.ts'
import { DraftForm } from './draft-form.tsx'
import { IssuedCard } from './issued-card.tsx'
import { LastSlips } from './last-slips.tsx'
import { ToldPreview } from './told-preview.tsx'
import { useIssue } from './use-issue.ts'
import { useSlipActions } from './use-slip-actions.ts'
import { useTriageKeys } from './use-triage-keys.ts'
import { WindowsStrip } from './windows-strip.tsx'
import './triage.css'

interface TriageDeskProps {
  readonly hall: HallResource
  readonly view: QueueView
  readonly status: LiveStatus
  readonly clock: HallClock
}

export function TriageDesk({ hall, view, status, clock }: TriageDeskProps): ReactElement {
  const { messages, language } = useSpeech()
  const { triage, common, problem } = messages
  const nowMs = useNow(clock)
  const [draft, change] = useReducer(changeDraft, hall, freshDraft)
  const searchRef = useRef<HTMLInputElement>(null)
  const presses = usePresses(status === 'live')
  const { said, say } = useSaid()

  const fail = (failure: Failure, letter = ''): void => {
    const text = `${letter}${sayFailure(problem, failure, hall.timeZone)}`
    say({ tone: 'danger', text: failure.code === 'no-answer' ? `${text}. ${triage.lookAtLastSlips}` : text })
  }
  const clear = (): void => {
    change({ type: 'clear', draft: freshDraft(hall) })
    say(null)
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }
  const issuing = useIssue(status === 'live', {
    onIssued: () => say(null),
    onFailure: (failure, sent) => {
      const letter = hall.services.find(({ id }) => id === sent.service)?.letter
      fail(failure, letter === undefined ? '' : `${letter} · `)
      // What the clerk has begun for the next citizen stays; an empty form takes back what was not issued.
      change({ type: 'return', draft: sent })
    },
  })
  const slipActions = useSlipActions(
    presses,
    (what, row) => {
      const text = { reprint: triage.reprintSent, cancel: triage.cancelled, undo: triage.undone }[what]
      say({ tone: 'good', text: text(row.number) })
    },
    fail,
  )

  const service = hall.services.find((one) => one.id === draft.service)
  const issue = (): void => {
    if (service === undefined) return
    const missing = draft.missing.map((at) => nameIn(service.documents[at] ?? {}, language)).join(', ')
    const note = [draft.note.trim(), missing === '' ? '' : `${triage.missingDocuments}: ${missing}`]
    issuing.issue(requestFor(draft, service.id, note.filter(Boolean).join(' · '), false), draft)
    clear()
  }
  useTriageKeys(hall, {
    pickService: (id) => change({ type: 'service', service: id }),
    pickLanguage: (code) => change({ type: 'language', language: code }),
    issue,
    clear,
    search: () => searchRef.current?.focus(),
  })

  const { issued } = issuing
  const { closesAtMs, opensAtMs, issuing: issuingNow } = view.day
  return (
    <div className="triage">
      <ScreenHeader
        title={nameIn(hall.names, language)}
        clock={clock}
        timeZone={hall.timeZone}
        status={status}
      >
        {issuingNow && closesAtMs !== null ? (
          <span>{common.closesAt(formatClock(closesAtMs, hall.timeZone))}</span>
        ) : null}
        <span className="figures">{common.waiting(view.waitingTotal)}</span>
        <WindowsStrip windows={view.serviceWindows} hall={hall} />
      </ScreenHeader>
      {issuingNow ? null : (
        <div className="not-issuing" role="status" data-testid="not-issuing">
          <strong>{view.day.open ? triage.notIssuing : common.hallClosed}</strong>
          {opensAtMs === null ? null : ` · ${common.opensAt(formatClock(opensAtMs, hall.timeZone))}`}
        </div>
      )}
      <main className="triage-desk">
        <div className="triage-form">
          <DraftForm hall={hall} view={view} draft={draft} change={change} searchRef={searchRef} />
          <div className="issue-bar">
            <SaidLine said={said} />
            <div className="issue-row">
              <ToldPreview
                state={draft.service === null ? undefined : view.services[draft.service]}
                citizenLanguage={draft.language}
                priorityClass={draft.priority ?? hall.priorityClasses[0]?.id ?? null}
                timeZone={hall.timeZone}
              />
              <Button onPress={clear} look="quiet" disabled={draft.service === null}>
                {triage.startAgain}
              </Button>
              <Button
                look="primary"
                size="large"
                className="issue-button"
                testId="issue"
                keys="Enter"
                disabled={service === undefined}
                onPress={issue}
              >
                {triage.issue}
                {service === undefined ? null : <span className="issue-letter">{service.letter}</span>}
              </Button>
            </div>
          </div>
        </div>
        <aside className="triage-side">
          <div aria-live="polite" className="issued-place">
            {issued === null ? null : (
              <IssuedCard
                key={issued.id}
                ticket={issued}
                listed={view.issued.find((row) => row.id === issued.id)}
                hall={hall}
              />
            )}
          </div>
          <LastSlips
            view={view}
            hall={hall}
            nowMs={nowMs}
            underWay={presses.underWay}
            actions={slipActions}
          />
        </aside>
      </main>
      <ClosingDialog
        issuing={issuing}
        timeZone={hall.timeZone}
        pending={issuing.underWay}
        onCancel={() => {
          if (issuing.warning !== null) change({ type: 'return', draft: issuing.warning.draft })
          issuing.forgetWarning()
        }}
      />
    </div>
  )
}
