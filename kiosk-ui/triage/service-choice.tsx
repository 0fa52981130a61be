import type { ReactElement } from 'react'
import { Radio } from 'react-aria-components/RadioGroup'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import type { QueueView } from '../../server/contract/queue-view.ts'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { minutesRange } from '../staff/minutes-range.ts'
import { useSpeech } from '../staff/staff-language.tsx'

interface ServiceChoiceProps {
  readonly service: HallResource['services'][number]
  readonly state: QueueView['services'][string] | undefined
}

/** One big choice: the letter, the name, and how busy the service is. */
export function ServiceChoice({ service, state }: ServiceChoiceProps): ReactElement {
  const { messages, language } = useSpeech()
  const { common, triage } = messages
  const open = state?.open ?? service.open
  const range = state?.arrivingNow ?? null
  return (
    <Radio
      value={service.id}
      className="service-choice"
      data-testid="service-choice"
      data-service={service.id}
      data-open={open}
    >
      <span className="service-letter">{service.letter}</span>
      <span className="service-name">{nameIn(service.names, language)}</span>
      <span className="service-state figures">
        <span>{open ? common.waiting(state?.waiting ?? 0) : triage.serviceClosed}</span>
        {open && range !== null ? <span>{common.minutesRange(minutesRange(range))}</span> : null}
      </span>
    </Radio>
  )
}
