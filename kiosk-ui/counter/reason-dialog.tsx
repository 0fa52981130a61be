import { useState, type ReactElement, type ReactNode } from 'react'
import { Button } from '../../ui-kit/components/button.tsx'
import { Dialog } from '../../ui-kit/components/dialog.tsx'
import { TextField } from '../../ui-kit/components/text-field.tsx'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import { useConfirmKey } from './use-confirm-key.ts'

const reasonLengthMax = 200

interface ReasonDialogProps {
  readonly title: string
  readonly question: string
  readonly suggestions: readonly string[]
  readonly confirm: string
  readonly pending: boolean
  readonly testId: string
  /** The key that opened the dialog confirms it when pressed again. */
  readonly confirmKey?: string
  readonly children?: ReactNode
  readonly onClose: () => void
  readonly onConfirm: (reason: string | null) => void
}

/** Asks why, with the usual answers a touch away; an empty answer is one too. */
export function ReasonDialog(props: ReasonDialogProps): ReactElement {
  const { counter, common } = useSpeech().messages
  const [reason, setReason] = useState('')
  const { confirmKey, onConfirm } = props
  const trimmed = reason.trim()
  useConfirmKey(confirmKey, () => onConfirm(trimmed === '' ? null : trimmed))
  return (
    <Dialog
      title={props.title}
      open
      onClose={props.onClose}
      testId={props.testId}
      foot={
        <>
          <Button onPress={props.onClose}>{common.cancel}</Button>
          <Button
            look="primary"
            pending={props.pending}
            testId={`${props.testId}-confirm`}
            onPress={() => onConfirm(trimmed === '' ? null : trimmed)}
          >
            {props.confirm}
            {confirmKey === undefined ? null : <Ltr className="key-hint">{confirmKey}</Ltr>}
          </Button>
        </>
      }
    >
      {props.suggestions.length === 0 ? null : (
        <div className="suggestions">
          {props.suggestions.map((text) => (
            <Button key={text} onPress={() => setReason(text)} className={reason === text ? 'suggested' : ''}>
              {text}
            </Button>
          ))}
        </div>
      )}
      <TextField
        label={props.question}
        placeholder={counter.reasonOptional}
        value={reason}
        onChange={setReason}
        maxLength={reasonLengthMax}
        testId={`${props.testId}-reason`}
      />
      {props.children}
    </Dialog>
  )
}
