import { useState } from 'react'
import type { TicketResource } from '../../server/contract/ticket-resource.ts'
import type { IssueTicketRequest } from '../../server/contract/requests.ts'
import type { Failure } from '../../ui-kit/http/answer.ts'
import { press } from '../../ui-kit/http/request.ts'
import type { Presses } from '../staff/use-presses.ts'

/** The hall's doubt whether the citizen can be served today, for the clerk to pass on. */
export interface ClosingWarning {
  readonly request: IssueTicketRequest
  readonly closesAtMs: number
  readonly expectedAtMs: number
}

export interface Issuing {
  readonly issued: TicketResource | null
  readonly warning: ClosingWarning | null
  readonly issue: (request: IssueTicketRequest) => Promise<void>
  readonly forgetWarning: () => void
}

function warningOf(request: IssueTicketRequest, { code, data }: Failure): ClosingWarning | null {
  const { closesAtMs, expectedAtMs } = data
  if (code !== 'may-not-be-served') return null
  if (typeof closesAtMs !== 'number' || typeof expectedAtMs !== 'number') return null
  return { request, closesAtMs, expectedAtMs }
}

export function useIssue(
  presses: Presses,
  onIssued: (ticket: TicketResource) => void,
  onFailure: (failure: Failure) => void,
): Issuing {
  const [issued, setIssued] = useState<TicketResource | null>(null)
  const [warning, setWarning] = useState<ClosingWarning | null>(null)
  return {
    issued,
    warning,
    forgetWarning: () => setWarning(null),
    issue: async (request) => {
      const answer = await presses.run('issue', () => press<TicketResource>('/tickets', request))
      if (answer === null) return
      if (answer.ok) {
        setWarning(null)
        setIssued(answer.value)
        onIssued(answer.value)
        return
      }
      const doubt = warningOf(request, answer.failure)
      setWarning(doubt)
      if (doubt === null) onFailure(answer.failure)
    },
  }
}
