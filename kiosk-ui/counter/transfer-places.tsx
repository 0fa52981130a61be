import type { ReactElement } from 'react'
import type { CounterView } from '../../server/contract/counter-view.ts'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import { Button } from '../../ui-kit/components/button.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { useSpeech } from '../staff/staff-language.tsx'

export type Place =
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'window'; readonly serviceWindow: number }

interface TransferPlacesProps {
  readonly hall: HallResource
  readonly view: CounterView
  readonly service: string
  readonly onChoose: (place: Place) => void
}

/** The services with how many wait, and the open windows with who sits there. */
export function TransferPlaces({ hall, view, service, onChoose }: TransferPlacesProps): ReactElement {
  const { messages, language } = useSpeech()
  const { counter, common } = messages
  const windows = Object.entries(view.others).filter(([, { status }]) => status !== 'closed')
  const clerkName = (id: string | null) =>
    nameIn(hall.clerks.find((one) => one.id === id)?.names ?? {}, language)
  return (
    <>
      <section className="places">
        <h3 className="panel-title">{counter.toService}</h3>
        <div className="places-grid">
          {hall.services
            .filter(({ id }) => id !== service)
            .map(({ id, letter, names }) => (
              <Button
                key={id}
                className="place"
                testId="transfer-service"
                onPress={() => onChoose({ kind: 'service', service: id })}
              >
                <span>
                  <strong>{letter}</strong> {nameIn(names, language)}
                </span>
                <small className="soft">{common.waiting(view.services[id]?.waiting ?? 0)}</small>
              </Button>
            ))}
        </div>
      </section>
      {windows.length === 0 ? null : (
        <section className="places">
          <h3 className="panel-title">{counter.toWindow}</h3>
          <div className="places-grid">
            {windows.map(([number, { clerk, status }]) => (
              <Button
                key={number}
                className="place"
                testId="transfer-window"
                onPress={() => onChoose({ kind: 'window', serviceWindow: Number(number) })}
              >
                <strong>{common.serviceWindowNumber(number)}</strong>
                <small className="soft">
                  {clerkName(clerk)}
                  {status === 'paused' ? ` · ${counter.onBreak}` : null}
                </small>
              </Button>
            ))}
          </div>
        </section>
      )}
    </>
  )
}
