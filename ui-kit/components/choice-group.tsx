import type { ReactElement, ReactNode } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import './choice-group.css'

export interface Choice {
  readonly id: string
  readonly content: ReactNode
  readonly lang?: string
  readonly disabled?: boolean
}

interface ChoiceGroupProps {
  readonly label: string
  readonly labelHidden?: boolean
  readonly choices: readonly Choice[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
  readonly className?: string
  readonly testId?: string
}

/** One of a few: arrows move, a touch picks. */
export function ChoiceGroup(props: ChoiceGroupProps): ReactElement {
  return (
    <RadioGroup
      className={`choices ${props.className ?? ''}`}
      value={props.chosen ?? ''}
      onChange={props.onChoose}
      orientation="horizontal"
    >
      <Label className={props.labelHidden === true ? 'visually-hidden' : 'choices-label'}>
        {props.label}
      </Label>
      <div className="choices-row">
        {props.choices.map(({ id, content, lang, disabled }) => (
          <Radio
            key={id}
            value={id}
            className="choice"
            isDisabled={disabled ?? false}
            {...(lang === undefined ? {} : { lang })}
            {...(props.testId === undefined ? {} : { 'data-testid': props.testId, 'data-choice': id })}
          >
            {content}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
