import type { ReactElement } from 'react'
import { Button } from '../../ui-kit/components/button.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { useSpeech } from '../staff/staff-language.tsx'
import { CounterHeader } from './counter-header.tsx'
import type { CounterScreenProps } from './counter-screen.ts'

interface WindowTakenProps extends CounterScreenProps {
  readonly onJoin: () => void
}

/** The window was opened elsewhere: by a colleague, or by this clerk on another screen. */
export function WindowTaken(props: WindowTakenProps): ReactElement {
  const { messages, language } = useSpeech()
  const { counter } = messages
  const clerk = props.hall.clerks.find(({ id }) => id === props.view.serviceWindow.clerk)
  const name = clerk === undefined ? counter.withoutName : nameIn(clerk.names, language)
  return (
    <div className="counter-page">
      <CounterHeader {...props} />
      <main className="opening">
        <section className="opening-box panel" data-testid="window-taken">
          <h2 className="opening-title">{counter.windowTaken(name)}</h2>
          <p>{counter.windowTakenText}</p>
          <div className="opening-foot">
            <Button onPress={props.onLeave}>{counter.otherWindow}</Button>
            <Button look="primary" size="large" onPress={props.onJoin} testId="join-window">
              {counter.joinWindow}
            </Button>
          </div>
        </section>
      </main>
    </div>
  )
}
