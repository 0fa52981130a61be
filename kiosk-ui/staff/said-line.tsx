import type { ReactElement } from 'react'
import { Message } from '../../ui-kit/components/message.tsx'
import type { Said } from './use-said.ts'

/** Spoken politely: a screen reader finishes its sentence first. */
export function SaidLine(props: { readonly said: Said | null }): ReactElement {
  return (
    <div role="status" aria-live="polite" className="said-line">
      {props.said === null ? null : (
        <Message tone={props.said.tone} testId="said">
          {props.said.text}
        </Message>
      )}
    </div>
  )
}
