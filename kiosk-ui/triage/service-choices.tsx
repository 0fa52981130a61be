import { useState, type ReactElement, type RefObject } from 'react'
import { Label } from 'react-aria-components/Label'
import { RadioGroup } from 'react-aria-components/RadioGroup'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import type { QueueView } from '../../server/contract/queue-view.ts'
import { Button } from '../../ui-kit/components/button.tsx'
import { TextField } from '../../ui-kit/components/text-field.tsx'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import { ServiceChoice } from './service-choice.tsx'
import { findServices } from './service-search.ts'

const inSightMax = 8
const searchLengthMax = 40

interface ServiceChoicesProps {
  readonly services: HallResource['services']
  readonly states: QueueView['services']
  readonly chosen: string | null
  readonly onChoose: (service: string) => void
  readonly searchRef: RefObject<HTMLInputElement | null>
}

export function ServiceChoices(props: ServiceChoicesProps): ReactElement {
  const { triage } = useSpeech().messages
  const [search, setSearch] = useState('')
  const [turned, setTurned] = useState<Turned>({ page: 0, chosen: null })
  const found = findServices(props.services, search)
  const pages = Math.max(1, Math.ceil(found.length / inSightMax))
  const shownPage = pageWith(turned, props.chosen, found, pages)
  const inSight = found.slice(shownPage * inSightMax, (shownPage + 1) * inSightMax)

  return (
    <section className="purpose">
      <div className="purpose-head">
        <h2 className="panel-title">{triage.purpose}</h2>
        {pages > 1 ? (
          <Button
            onPress={() => setTurned({ page: (shownPage + 1) % pages, chosen: props.chosen })}
            testId="more-services"
          >
            {triage.moreServices}{' '}
            <Ltr>
              {shownPage + 1}/{pages}
            </Ltr>
          </Button>
        ) : null}
        <form
          className="purpose-search"
          onSubmit={(event) => {
            event.preventDefault()
            const first = found[0]
            if (first === undefined || search.trim() === '') return
            props.onChoose(first.id)
            setSearch('')
            props.searchRef.current?.blur()
          }}
        >
          <TextField
            label={triage.searchServices}
            labelHidden
            placeholder={triage.searchServices}
            value={search}
            onChange={setSearch}
            maxLength={searchLengthMax}
            type="search"
            inputRef={props.searchRef}
            testId="service-search"
          />
        </form>
      </div>
      <RadioGroup
        value={props.chosen ?? ''}
        onChange={(id) => {
          props.onChoose(id)
          setSearch('')
        }}
      >
        <Label className="visually-hidden">{triage.purpose}</Label>
        <div className="service-grid">
          {inSight.map((service) => (
            <ServiceChoice key={service.id} service={service} state={props.states[service.id]} />
          ))}
        </div>
      </RadioGroup>
      {found.length === 0 ? <p className="soft">{triage.noServiceFound}</p> : null}
    </section>
  )
}

type Service = HallResource['services'][number]

/** The page that was turned to, and what was chosen at that time. */
interface Turned {
  readonly page: number
  readonly chosen: string | null
}

/** The page turned to; but a service that was picked since, by its letter, is shown wherever it is. */
function pageWith(turned: Turned, chosen: string | null, found: readonly Service[], pages: number): number {
  const at = found.findIndex((service) => service.id === chosen)
  if (chosen !== turned.chosen && at >= 0) return Math.floor(at / inSightMax)
  return chosen === null && turned.chosen !== null ? 0 : Math.min(turned.page, pages - 1)
}
