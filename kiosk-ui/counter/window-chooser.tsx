import { useEffect, useState, type ReactElement } from 'react'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import type { WindowResource } from '../../server/contract/ticket-resource.ts'
import { Button } from '../../ui-kit/components/button.tsx'
import { read } from '../../ui-kit/http/request.ts'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { LanguageSwitch } from '../staff/language-switch.tsx'
import { useSpeech } from '../staff/staff-language.tsx'

const askAgainMs = 3_000

interface WindowChooserProps {
  readonly hall: HallResource
  readonly onChoose: (serviceWindow: number) => void
}

/** Which window this browser stands at; the state of each is shown, so that a taken one is seen. */
export function WindowChooser({ hall, onChoose }: WindowChooserProps): ReactElement {
  const { messages, language } = useSpeech()
  const { counter } = messages
  const states = useWindowStates()
  const stateOf = (number: number): string => {
    const state = states.find((one) => one.number === number)
    if (state === undefined) return ''
    const clerk = hall.clerks.find((one) => one.id === state.clerk)
    const name = clerk === undefined ? counter.withoutName : nameIn(clerk.names, language)
    if (state.status === 'closed') return counter.windowFree
    return state.status === 'paused' ? `${name} · ${counter.onBreak}` : name
  }
  return (
    <main className="chooser">
      <div className="chooser-head">
        <h1>{counter.chooseWindow}</h1>
        <LanguageSwitch />
      </div>
      <div className="chooser-grid">
        {hall.serviceWindows.map(({ number }) => (
          <Button
            key={number}
            className="chooser-window"
            onPress={() => onChoose(number)}
            testId="choose-window"
          >
            <Ltr className="chooser-number">{number}</Ltr>
            <span className="chooser-state">{stateOf(number)}</span>
          </Button>
        ))}
      </div>
    </main>
  )
}

function useWindowStates(): readonly WindowResource[] {
  const [states, setStates] = useState<readonly WindowResource[]>([])
  useEffect(() => {
    let stopped = false
    const ask = async (): Promise<void> => {
      const answer = await read<{ serviceWindows: readonly WindowResource[] }>('/service-windows')
      if (!stopped && answer.ok) setStates(answer.value.serviceWindows)
    }
    void ask()
    const timer = setInterval(() => void ask(), askAgainMs)
    return () => {
      stopped = true
      clearInterval(timer)
    }
  }, [])
  return states
}
