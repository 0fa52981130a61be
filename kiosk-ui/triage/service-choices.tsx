import { useState, type ReactElement } from 'react'
import { Label } from 'react-aria-components/Label'
import { RadioGroup } from 'react-aria-components/RadioGroup'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import type { QueueView } from '../../server/contract/queue-view.ts'
import { Button } from '../../ui-kit/components/button.tsx'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import { ServiceChoice } from './service-choice.tsx'

const inSightMax = 8

type Service = HallResource['services'][number]

interface ServiceChoicesProps {
  /** Those that the search has left. */
  readonly services: readonly Service[]
  readonly states: QueueView['services']
  readonly chosen: string | null
  readonly onChoose: (service: string) => void
}

/** The services as big choices, at most eight in sight. */
export function ServiceChoices({ services, states, chosen, onChoose }: ServiceChoicesProps): ReactElement {
  const { triage } = useSpeech().messages
  const [turned, setTurned] = useState<Turned>({ page: 0, chosen: null })
  const pages = Math.max(1, Math.ceil(services.length / inSightMax))
  const page = pageWith(turned, chosen, services, pages)
  const inSight = services.slice(page * inSightMax, (page + 1) * inSightMax)
  return (
    <section className="purpose">
      <RadioGroup value={chosen ?? ''} onChange={onChoose}>
        <Label className="visually-hidden">{triage.purpose}</Label>
        <div className="service-grid">
          {inSight.map((service) => (
            <ServiceChoice key={service.id} service={service} state={states[service.id]} />
          ))}
        </div>
      </RadioGroup>
      {services.length === 0 ? <p className="soft">{triage.noServiceFound}</p> : null}
      {pages === 1 ? null : (
        <Button onPress={() => setTurned({ page: (page + 1) % pages, chosen })} testId="more-services">
          {triage.moreServices}{' '}
          <Ltr>
            {page + 1}/{pages}
          </Ltr>
        </Button>
      )}
    </section>
  )
}

/** The page that was turned to, and what was chosen at that time. */
interface Turned {
  readonly page: number
  readonly chosen: string | null
}

/** The page turned to; but a service that was picked since, by its letter, is shown wherever it is. */
function pageWith(
  turned: Turned,
  chosen: string | null,
  services: readonly Service[],
  pages: number,
): number {
  const at = services.findIndex((service) => service.id === chosen)
  if (chosen !== turned.chosen && at >= 0) return Math.floor(at / inSightMax)
  return chosen === null && turned.chosen !== null ? 0 : Math.min(turned.page, pages - 1)
}
