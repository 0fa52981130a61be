import type { ReactElement, ReactNode } from 'react'
import './message.css'

interface MessageProps {
  readonly tone: 'good' | 'warn' | 'danger' | 'plain'
  readonly children: ReactNode
  readonly testId?: string
}

/** A line that tells how something went, or what is wrong. Put it inside a live region to have it spoken. */
export function Message(props: MessageProps): ReactElement {
  return (
    <div
      className={`message message-${props.tone}`}
      {...(props.testId === undefined ? {} : { 'data-testid': props.testId })}
    >
      {props.children}
    </div>
  )
}
