import { useEffect, useRef, useState } from 'react'
import type { TicketResource } from '../../server/contract/ticket-resource.ts'
import type { IssueTicketRequest } from '../../server/contract/requests.ts'
import { failed, type Answer, type Failure } from '../../ui-kit/http/answer.ts'
import { press } from '../../ui-kit/http/request.ts'
import type { Draft } from './draft.ts'

/** The hall's doubt whether the citizen can be served today, for the clerk to pass on. */
export interface ClosingWarning {
  readonly request: IssueTicketRequest
  readonly draft: Draft
  readonly closesAtMs: number
  readonly expectedAtMs: number
}

export interface Issuing {
  readonly issued: TicketResource | null
  readonly warning: ClosingWarning | null
  /** Whether a request is on its way. */
  readonly underWay: boolean
  /** Sends a request after those before it: the form is free for the next citizen at once. */
  readonly issue: (request: IssueTicketRequest, draft: Draft) => void
  readonly forgetWarning: () => void
}

interface Listeners {
  readonly onIssued: (ticket: TicketResource) => void
  /** The draft comes back, so that nothing that was typed is lost. */
  readonly onFailure: (failure: Failure, draft: Draft) => void
}

const lineFailures: ReadonlySet<string> = new Set(['not-sent', 'no-answer'])

function warningOf(
  request: IssueTicketRequest,
  draft: Draft,
  { code, data }: Failure,
): ClosingWarning | null {
  const { closesAtMs, expectedAtMs } = data
  if (code !== 'may-not-be-served') return null
  if (typeof closesAtMs !== 'number' || typeof expectedAtMs !== 'number') return null
  return { request, draft, closesAtMs, expectedAtMs }
}

export function useIssue(live: boolean, { onIssued, onFailure }: Listeners): Issuing {
  const [issued, setIssued] = useState<TicketResource | null>(null)
  const [warning, setWarning] = useState<ClosingWarning | null>(null)
  const [waiting, setWaiting] = useState(0)
  const last = useRef<Promise<void>>(Promise.resolve())
  const line = useRef({ live, breaks: 0 })
  useEffect(() => {
    line.current.live = live
  }, [live])

  // A press that waited behind one that found the line broken is not sent: it must not fire when the line is back.
  const attempt = async (request: IssueTicketRequest, breaks: number): Promise<Answer<TicketResource>> => {
    if (!line.current.live || line.current.breaks !== breaks) return failed('not-sent')
    const answer = await press<TicketResource>('/tickets', request)
    if (!answer.ok && lineFailures.has(answer.failure.code)) line.current.breaks += 1
    return answer
  }
  const send = async (request: IssueTicketRequest, draft: Draft, breaks: number): Promise<void> => {
    const answer = await attempt(request, breaks)
    if (answer.ok) {
      setIssued(answer.value)
      onIssued(answer.value)
      return
    }
    const doubt = warningOf(request, draft, answer.failure)
    if (doubt === null) onFailure(answer.failure, draft)
    else setWarning(doubt)
  }
  return {
    issued,
    warning,
    underWay: waiting > 0,
    forgetWarning: () => setWarning(null),
    issue: (request, draft) => {
      setWarning(null)
      setWaiting((count) => count + 1)
      const { breaks } = line.current
      last.current = last.current
        .then(() => send(request, draft, breaks))
        .finally(() => setWaiting((count) => count - 1))
    },
  }
}
