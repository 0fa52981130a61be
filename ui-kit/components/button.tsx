import type { ReactElement, ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import './button.css'

interface ButtonProps {
  readonly children: ReactNode
  readonly onPress: () => void
  readonly look?: 'plain' | 'primary' | 'danger' | 'quiet'
  readonly size?: 'usual' | 'large'
  /** Enter does nothing here; Space, a touch and the key of its own do. */
  readonly deafToEnter?: boolean
  readonly disabled?: boolean
  readonly pending?: boolean
  readonly className?: string
  readonly label?: string
  readonly testId?: string
  readonly keys?: string
  readonly autoFocus?: boolean
}

export function Button(props: ButtonProps): ReactElement {
  const { look = 'plain', size = 'usual', deafToEnter = false } = props
  return (
    <AriaButton
      className={`button button-${look} button-${size} ${props.className ?? ''}`}
      isDisabled={props.disabled ?? false}
      isPending={props.pending ?? false}
      autoFocus={props.autoFocus ?? false}
      onPress={(event) => {
        if (!(deafToEnter && event.key === 'Enter')) props.onPress()
      }}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      {...(props.testId === undefined ? {} : { 'data-testid': props.testId })}
      {...(props.keys === undefined ? {} : { 'aria-keyshortcuts': props.keys })}
    >
      {props.children}
    </AriaButton>
  )
}
