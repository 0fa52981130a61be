import type { ReactElement } from 'react'
import { Button } from '../../ui-kit/components/button.tsx'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { useSpeech } from './staff-language.tsx'

const secondMs = 1_000
/** What is said at most: the screen's clock ticks once a second and may be a tick behind. */
const secondsMax = 10

interface UndoButtonProps {
  readonly untilMs: number
  readonly nowMs: number
  readonly text?: string
  readonly keyHint?: string
  readonly pending: boolean
  readonly onPress: () => void
}

/** Undo, with the seconds that are left for it; nothing once they are over. */
export function UndoButton(props: UndoButtonProps): ReactElement | null {
  const { common } = useSpeech().messages
  const leftMs = props.untilMs - props.nowMs
  if (leftMs <= 0) return null
  const seconds = Math.min(secondsMax, Math.ceil(leftMs / secondMs))
  return (
    <Button onPress={props.onPress} pending={props.pending} testId="undo" className="undo-button">
      {props.text ?? common.undo}
      {props.keyHint === undefined ? null : <Ltr className="key-hint">{props.keyHint}</Ltr>}
      <span className="figures soft" aria-hidden="true">
        {common.undoneIn(String(seconds))}
      </span>
    </Button>
  )
}
