import type { ReactElement } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { formatClock } from '../../language/time.ts'
import type { CounterView } from '../../server/contract/counter-view.ts'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import { Button } from '../../ui-kit/components/button.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import { OtherWindows, type TicketElsewhere } from './other-windows.tsx'
import { QueuedRow } from './queued-row.tsx'

export interface SideActions {
  readonly callByHand: (ticket: CounterView['next'][number]) => void
  readonly resume: (id: string) => void
  readonly reinstate: (id: string) => void
  readonly takeOver: (ticket: TicketElsewhere) => void
}

interface SideListsProps {
  readonly view: CounterView
  readonly hall: HallResource
  readonly nowMs: number
  readonly underWay: string | null
  readonly actions: SideActions
}

/** Who comes next, who is held aside, who missed the call, and the other windows. */
export function SideLists({ view, hall, nowMs, underWay, actions }: SideListsProps): ReactElement {
  const { counter } = useSpeech().messages
  const { next, parked, missed } = view
  const open = view.serviceWindow.status === 'open'
  const clock = (atMs: number) => formatClock(atMs, hall.timeZone)
  return (
    <Tabs className="side-lists panel">
      <TabList className="tabs" aria-label={counter.nextInLine}>
        <Tab id="next" className="tab" data-testid="tab-next">
          {counter.nextInLine} <span className="tab-count figures">{view.waitingTotal}</span>
        </Tab>
        <Tab id="parked" className="tab" data-testid="tab-parked">
          {counter.parked} <span className="tab-count figures">{parked.length}</span>
        </Tab>
        <Tab id="missed" className="tab" data-testid="tab-missed">
          {counter.missed} <span className="tab-count figures">{missed.length}</span>
        </Tab>
        <Tab id="windows" className="tab" data-testid="tab-windows">
          {counter.otherWindows}
        </Tab>
      </TabList>
      <TabPanel id="next" className="tab-panel">
        {next.length === 0 ? <p className="soft empty-list">{counter.nobodyWaits}</p> : null}
        <ul>
          {next.map((ticket) => (
            <QueuedRow key={ticket.id} ticket={ticket} hall={hall} nowMs={nowMs}>
              <Button
                disabled={!open}
                deafToEnter
                testId="call-by-hand"
                onPress={() => actions.callByHand(ticket)}
              >
                {counter.call}
              </Button>
            </QueuedRow>
          ))}
        </ul>
      </TabPanel>
      <TabPanel id="parked" className="tab-panel">
        {parked.length === 0 ? <p className="soft empty-list">{counter.nobodyParked}</p> : null}
        <ul>
          {parked.map((ticket) => (
            <QueuedRow
              key={ticket.id}
              ticket={ticket}
              hall={hall}
              nowMs={nowMs}
              fact={`${counter.since(clock(ticket.parkedAtMs))}${ticket.reason === null ? '' : ` · ${ticket.reason}`}`}
            >
              <Button
                pending={underWay === `resume ${ticket.id}`}
                testId="resume"
                onPress={() => actions.resume(ticket.id)}
              >
                {counter.resume}
              </Button>
            </QueuedRow>
          ))}
        </ul>
      </TabPanel>
      <TabPanel id="missed" className="tab-panel">
        {missed.length === 0 ? <p className="soft empty-list">{counter.nobodyMissed}</p> : null}
        <ul>
          {missed.map((ticket) => (
            <QueuedRow
              key={ticket.id}
              ticket={ticket}
              hall={hall}
              nowMs={nowMs}
              fact={counter.until(clock(ticket.reinstateUntilMs))}
            >
              <Button
                pending={underWay === `reinstate ${ticket.id}`}
                disabled={nowMs > ticket.reinstateUntilMs}
                testId="reinstate"
                onPress={() => actions.reinstate(ticket.id)}
              >
                {counter.reinstate}
              </Button>
            </QueuedRow>
          ))}
        </ul>
      </TabPanel>
      <TabPanel id="windows" className="tab-panel">
        <OtherWindows view={view} hall={hall} onTakeOver={actions.takeOver} />
      </TabPanel>
    </Tabs>
  )
}
