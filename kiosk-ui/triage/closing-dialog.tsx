import type { ReactElement } from 'react'
import { formatClock } from '../../language/time.ts'
import { Button } from '../../ui-kit/components/button.tsx'
import { Dialog } from '../../ui-kit/components/dialog.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import type { Issuing } from './use-issue.ts'

interface ClosingDialogProps {
  readonly issuing: Issuing
  readonly timeZone: string
  readonly pending: boolean
}

/** ISSUE-4: a ticket that will probably not be served is issued only after the citizen was told. */
export function ClosingDialog({ issuing, timeZone, pending }: ClosingDialogProps): ReactElement {
  const { triage, common } = useSpeech().messages
  const { warning } = issuing
  const clock = (atMs: number) => formatClock(atMs, timeZone)
  return (
    <Dialog
      title={triage.mayNotBeServedTitle}
      open={warning !== null}
      onClose={issuing.forgetWarning}
      testId="closing-warning"
      foot={
        <>
          <Button onPress={issuing.forgetWarning} autoFocus>
            {common.cancel}
          </Button>
          <Button
            look="primary"
            pending={pending}
            testId="issue-anyway"
            onPress={() => {
              if (warning !== null) void issuing.issue({ ...warning.request, toldMayNotBeServed: true })
            }}
          >
            {triage.issueAnyway}
          </Button>
        </>
      }
    >
      {warning === null ? null : (
        <p>{triage.mayNotBeServedText(clock(warning.closesAtMs), clock(warning.expectedAtMs))}</p>
      )}
    </Dialog>
  )
}
