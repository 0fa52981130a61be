import type { ReactElement, RefObject } from 'react'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import { TextField } from '../../ui-kit/components/text-field.tsx'
import { useSpeech } from '../staff/staff-language.tsx'
import { findServices } from './service-search.ts'

const searchLengthMax = 40

interface ServiceSearchFieldProps {
  readonly services: HallResource['services']
  readonly search: string
  readonly onSearch: (search: string) => void
  readonly onChoose: (service: string) => void
  readonly inputRef: RefObject<HTMLInputElement | null>
}

/** Narrows the choices while one types; Enter takes the first that is left. */
export function ServiceSearchField(props: ServiceSearchFieldProps): ReactElement {
  const { triage } = useSpeech().messages
  const { services, search, onSearch, onChoose, inputRef } = props
  return (
    <form
      className="service-search"
      onSubmit={(event) => {
        event.preventDefault()
        const first = findServices(services, search)[0]
        if (first === undefined || search.trim() === '') return
        onChoose(first.id)
        onSearch('')
        inputRef.current?.blur()
      }}
    >
      <TextField
        label={triage.searchServices}
        labelHidden
        placeholder={triage.searchServices}
        value={search}
        onChange={onSearch}
        maxLength={searchLengthMax}
        type="search"
        inputRef={inputRef}
        testId="service-search"
      />
    </form>
  )
}
