import type { ReactElement } from 'react'
import type { TicketResource } from '../../server/contract/ticket-resource.ts'
import { formatClock, formatClockRange } from '../../language/time.ts'
import { stopwatch, wholeMinutes } from '../../ui-kit/text/durations.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import { AskWhy } from './ask-why.tsx'

interface TicketClockProps {
  readonly ticket: TicketResource
  readonly targetWaitMs: number | null
  readonly nowMs: number
  readonly timeZone: string
}

/** How long the citizen has been here, what she was promised, and how that went. */
export function TicketClock({ ticket, targetWaitMs, nowMs, timeZone }: TicketClockProps): ReactElement {
  const { counter, common, ticket: words } = useSpeech().messages
  const { startedAtMs, calledAtMs, firstCalledAtMs, promise, promiseScore } = ticket
  const sinceMs = startedAtMs ?? calledAtMs
  const waitedMs = (firstCalledAtMs ?? nowMs) - ticket.issuedAtMs
  const over = targetWaitMs !== null && waitedMs > targetWaitMs
  return (
    <dl className="ticket-clock">
      <div>
        <dt>{startedAtMs === null ? counter.sinceCall : counter.sinceStart}</dt>
        <dd className="figures running-clock" data-testid="running-clock">
          {sinceMs === null ? '–' : <Ltr>{stopwatch(nowMs - sinceMs)}</Ltr>}
        </dd>
      </div>
      <div>
        <dt>{counter.waited}</dt>
        <dd className={over ? 'over-target' : ''}>
          {common.minutes(wholeMinutes(waitedMs))}
          {targetWaitMs === null ? null : (
            <small>
              {counter.target(String(wholeMinutes(targetWaitMs)))}
              {over ? ` · ${counter.overTarget}` : null}
            </small>
          )}
        </dd>
      </div>
      {promise === null ? null : (
        <div>
          <dt>{counter.promised}</dt>
          <dd>
            <Ltr className="figures">{formatClockRange(promise.notBeforeMs, promise.byMs, timeZone)}</Ltr>
            {promiseScore === null ? null : (
              <small className={`score-${promiseScore}`}>
                {words.score[promiseScore]}
                {firstCalledAtMs === null ? null : (
                  <>
                    {' · '}
                    <Ltr>{formatClock(firstCalledAtMs, timeZone)}</Ltr>
                  </>
                )}
              </small>
            )}
            <AskWhy ticket={ticket} promise={promise} timeZone={timeZone} />
          </dd>
        </div>
      )}
    </dl>
  )
}
