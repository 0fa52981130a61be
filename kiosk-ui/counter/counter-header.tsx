import type { ReactElement, ReactNode } from 'react'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { ScreenHeader } from '../staff/screen-header.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import type { CounterScreenProps } from './counter-screen.ts'

interface CounterHeaderProps extends CounterScreenProps {
  readonly children?: ReactNode
}

export function CounterHeader({ hall, view, status, clock, children }: CounterHeaderProps): ReactElement {
  const { messages, language } = useSpeech()
  const clerk = hall.clerks.find((one) => one.id === view.serviceWindow.clerk)
  return (
    <ScreenHeader
      title={messages.common.serviceWindowNumber(String(view.serviceWindow.number))}
      clock={clock}
      timeZone={hall.timeZone}
      status={status}
    >
      {clerk === undefined ? null : <strong>{nameIn(clerk.names, language)}</strong>}
      {children}
    </ScreenHeader>
  )
}
