import type { ReactElement, ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import './menu-button.css'

export interface MenuChoice {
  readonly id: string
  readonly text: string
  readonly disabled?: boolean
}

interface MenuButtonProps {
  readonly children: ReactNode
  readonly label: string
  readonly choices: readonly MenuChoice[]
  readonly onChoose: (id: string) => void
  readonly disabled?: boolean
  readonly className?: string
  readonly testId?: string
}

export function MenuButton(props: MenuButtonProps): ReactElement {
  const disabledKeys = props.choices.filter((choice) => choice.disabled === true).map((choice) => choice.id)
  return (
    <MenuTrigger>
      <AriaButton
        className={`button button-plain ${props.className ?? ''}`}
        aria-label={props.label}
        isDisabled={props.disabled ?? false}
        {...(props.testId === undefined ? {} : { 'data-testid': props.testId })}
      >
        {props.children}
      </AriaButton>
      <Popover className="menu-popover" placement="bottom end">
        <Menu className="menu" disabledKeys={disabledKeys} onAction={(key) => props.onChoose(String(key))}>
          {props.choices.map(({ id, text }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={text}
              className="menu-item"
              {...(props.testId === undefined ? {} : { 'data-testid': `${props.testId}-${id}` })}
            >
              {text}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
