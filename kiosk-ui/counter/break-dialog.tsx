import { useState, type ReactElement } from 'react'
import { formatClock } from '../../language/time.ts'
import { ChoiceGroup } from '../../ui-kit/components/choice-group.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import { keymap } from './keymap.ts'
import { ReasonDialog } from './reason-dialog.tsx'

const minuteMs = 60_000
const breakMinutes = [5, 10, 15, 30, 45, 60] as const
const usualMinutes = 15

interface BreakDialogProps {
  readonly nowMs: number
  readonly timeZone: string
  readonly pending: boolean
  readonly onClose: () => void
  readonly onConfirm: (reason: string | null, expectedReturnAtMs: number) => void
}

/** A break with its expected return: the forecast for everybody who waits depends on it. */
export function BreakDialog({
  nowMs,
  timeZone,
  pending,
  onClose,
  onConfirm,
}: BreakDialogProps): ReactElement {
  const { counter, common } = useSpeech().messages
  const [minutes, setMinutes] = useState<number>(usualMinutes)
  const returnAtMs = nowMs + minutes * minuteMs
  return (
    <ReasonDialog
      title={counter.startBreak}
      question={counter.breakReason}
      suggestions={counter.breakReasons}
      confirm={counter.startBreak}
      pending={pending}
      testId="break-dialog"
      confirmKey={keymap.break}
      onClose={onClose}
      onConfirm={(reason) => onConfirm(reason, returnAtMs)}
    >
      <ChoiceGroup
        label={counter.backIn}
        choices={breakMinutes.map((count) => ({ id: String(count), content: common.minutes(count) }))}
        chosen={String(minutes)}
        onChoose={(id) => setMinutes(Number(id))}
        testId="break-minutes"
      />
      <p>{counter.backAt(formatClock(returnAtMs, timeZone))}</p>
    </ReasonDialog>
  )
}
