import type { ReactElement } from 'react'
import type { CounterView } from '../../server/contract/counter-view.ts'
import { Button } from '../../ui-kit/components/button.tsx'
import { MenuButton } from '../../ui-kit/components/menu-button.tsx'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import { canAct } from './can-act.ts'
import { actions, keymap, type Action } from './keymap.ts'

interface ActionBarProps {
  readonly view: CounterView
  readonly outcomes: readonly string[]
  readonly recallsNeeded: number
  readonly underWay: string | null
  readonly act: (action: Action) => void
  readonly endWith: (outcome: string) => void
}

const testIds: Readonly<Record<Action, string>> = {
  next: 'call-next',
  recall: 'recall',
  arrived: 'arrived',
  park: 'park',
  transfer: 'transfer',
  end: 'end',
  'no-show': 'no-show',
  break: 'break',
}

/** The presses of a window, each with its key. Those that take a ticket away do not listen to Enter. */
export function ActionBar(props: ActionBarProps): ReactElement {
  const { counter, ticket: words } = useSpeech().messages
  const { view, underWay } = props
  const texts: Readonly<Record<Action, string>> = {
    next: counter.next,
    recall: counter.recall,
    arrived: counter.arrived,
    park: counter.park,
    transfer: counter.transfer,
    end: counter.end,
    'no-show': counter.noShow,
    break: counter.startBreak,
  }
  const waitsForRecalls = view.ticket?.status === 'called' && !view.noShowOffered
  const sayOutcome = (code: string) =>
    Object.entries(words.outcome).find(([known]) => known === code)?.[1] ?? code
  return (
    <div className="action-bar" role="toolbar" aria-label={counter.title}>
      {actions.map((action) => (
        <Button
          key={action}
          className={`action action-${action}`}
          look={action === 'next' ? 'primary' : 'plain'}
          deafToEnter={
            action === 'no-show' || (view.ticket !== null && action !== 'recall' && action !== 'arrived')
          }
          disabled={!canAct(view, action)}
          pending={underWay === action}
          keys={keymap[action]}
          testId={testIds[action]}
          onPress={() => props.act(action)}
        >
          <span>{texts[action]}</span>
          {action === 'no-show' && waitsForRecalls ? (
            <small>{counter.noShowAfterRecalls(props.recallsNeeded)}</small>
          ) : (
            <Ltr className="key-hint">{keymap[action]}</Ltr>
          )}
        </Button>
      ))}
      <MenuButton
        label={counter.endWith}
        className="action action-outcome"
        disabled={!canAct(view, 'end')}
        testId="end-with"
        choices={props.outcomes.filter((code) => code !== 'done').map((id) => ({ id, text: sayOutcome(id) }))}
        onChoose={props.endWith}
      >
        <span>{counter.endWith}</span>
      </MenuButton>
    </div>
  )
}
