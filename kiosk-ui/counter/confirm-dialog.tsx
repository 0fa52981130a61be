import type { ReactElement } from 'react'
import { Button } from '../../ui-kit/components/button.tsx'
import { Dialog } from '../../ui-kit/components/dialog.tsx'
import { useSpeech } from '../staff/staff-language.tsx'

interface ConfirmDialogProps {
  /** Also the word on the button that does it. */
  readonly title: string
  readonly text: string
  readonly pending: boolean
  readonly testId: string
  readonly onClose: () => void
  readonly onConfirm: () => void
}

/** Asks once more; the focus begins on the button that changes nothing. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  const { common } = useSpeech().messages
  return (
    <Dialog
      title={props.title}
      open
      onClose={props.onClose}
      testId={props.testId}
      foot={
        <>
          <Button onPress={props.onClose} autoFocus>
            {common.cancel}
          </Button>
          <Button
            look="primary"
            pending={props.pending}
            testId={`${props.testId}-confirm`}
            onPress={props.onConfirm}
          >
            {props.title}
          </Button>
        </>
      }
    >
      <p>{props.text}</p>
    </Dialog>
  )
}
