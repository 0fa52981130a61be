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
  readonly onCancel: () => void
}

/** ISSUE-4: a ticket that will probably not be served is issued only after the citizen was told. */
export function ClosingDialog({ issuing, timeZone, pending, onCancel }: ClosingDialogProps): ReactElement {
  const { triage, common } = useSpeech().messages
  const { warning } = issuing
  const clock = (atMs: number) => formatClock(atMs, timeZone)
  return (
    <Dialog
      title={triage.mayNotBeServedTitle}
      open={warning !== null}
      onClose={onCancel}
      testId="closing-warning"
      foot={
        <>
          <Button onPress={onCancel} autoFocus>
            {common.cancel}
          </Button>
          <Button
            look="primary"
            pending={pending}
            testId="issue-anyway"
            onPress={() => {
              if (warning === null) return
              issuing.issue({ ...warning.request, toldMayNotBeServed: true }, warning.draft)
            }}
          >
            {triage.issueAnyway}
          </Button>
        </>
      }
    >
      {warning === null ? null : (
        <p>
          {warning.expectedAtMs > warning.closesAtMs
            ? triage.mayNotBeServedText(clock(warning.closesAtMs), clock(warning.expectedAtMs))
            : triage.mayNotBeCalledText(clock(warning.closesAtMs))}
        </p>
      )}
    </Dialog>
  )
}
