import type { ReactElement, RefObject } from 'react'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import './text-field.css'

interface TextFieldProps {
  readonly label: string
  readonly labelHidden?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly maxLength: number
  readonly lines?: number
  readonly type?: 'text' | 'search' | 'time'
  readonly inputRef?: RefObject<HTMLInputElement | null>
  readonly testId?: string
}

export function TextField(props: TextFieldProps): ReactElement {
  const shared = {
    className: 'field-input',
    dir: 'auto',
    placeholder: props.placeholder ?? '',
    ...(props.testId === undefined ? {} : { 'data-testid': props.testId }),
  }
  return (
    <AriaTextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      maxLength={props.maxLength}
      type={props.type ?? 'text'}
    >
      <Label className={props.labelHidden === true ? 'visually-hidden' : 'field-label'}>{props.label}</Label>
      {props.lines === undefined ? (
        <Input {...shared} {...(props.inputRef === undefined ? {} : { ref: props.inputRef })} />
      ) : (
        <TextArea {...shared} rows={props.lines} />
      )}
    </AriaTextField>
  )
}
