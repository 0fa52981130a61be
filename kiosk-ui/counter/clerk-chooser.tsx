import { useState, type ReactElement } from 'react'
import { Button } from '../../ui-kit/components/button.tsx'
import { ChoiceGroup } from '../../ui-kit/components/choice-group.tsx'
import { recall, remember } from '../../ui-kit/remember.ts'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { press } from '../../ui-kit/http/request.ts'
import { SaidLine } from '../staff/said-line.tsx'
import { sayFailure } from '../staff/say-failure.ts'
import { useSpeech } from '../staff/staff-language.tsx'
import { usePresses } from '../staff/use-presses.ts'
import { useSaid } from '../staff/use-said.ts'
import { CounterHeader } from './counter-header.tsx'
import type { CounterScreenProps } from './counter-screen.ts'

const rememberedAs = 'ashnav.clerk'

interface ClerkChooserProps extends CounterScreenProps {
  readonly onOpened: () => void
}

/** A closed window, and who opens it. */
export function ClerkChooser(props: ClerkChooserProps): ReactElement {
  const { hall, view, status, onLeave, onOpened } = props
  const { messages, language } = useSpeech()
  const { counter, problem } = messages
  const [clerk, setClerk] = useState(() => {
    const last = recall(rememberedAs)
    return hall.clerks.some(({ id }) => id === last) ? last : null
  })
  const presses = usePresses(status === 'live')
  const { said, say } = useSaid()
  const number = view.serviceWindow.number
  const nobodyToName = hall.clerks.length === 0

  const open = async (): Promise<void> => {
    const body = clerk === null ? {} : { clerk }
    const answer = await presses.run('open', () => press(`/service-windows/${number}/open`, body))
    if (answer === null) return
    if (!answer.ok) return say({ tone: 'danger', text: sayFailure(problem, answer.failure, hall.timeZone) })
    if (clerk !== null) remember(rememberedAs, clerk)
    onOpened()
  }

  return (
    <div className="counter-page">
      <CounterHeader {...props} />
      <main className="opening">
        <section className="opening-box panel">
          <h2 className="opening-title">{nobodyToName ? counter.closedWindow : counter.chooseClerk}</h2>
          {nobodyToName ? null : (
            <ChoiceGroup
              label={counter.chooseClerk}
              labelHidden
              className="clerk-choices"
              choices={hall.clerks.map(({ id, names }) => ({ id, content: nameIn(names, language) }))}
              chosen={clerk}
              onChoose={setClerk}
              testId="clerk-choice"
            />
          )}
          {view.dayOpen ? null : <p className="soft">{counter.dayNotOpen}</p>}
          <SaidLine said={said} />
          <div className="opening-foot">
            <Button onPress={onLeave} look="quiet">
              {counter.otherWindow}
            </Button>
            <Button
              look="primary"
              size="large"
              testId="open-window"
              disabled={!nobodyToName && clerk === null}
              pending={presses.underWay === 'open'}
              onPress={() => void open()}
            >
              {counter.openWindow}
            </Button>
          </div>
        </section>
      </main>
    </div>
  )
}
