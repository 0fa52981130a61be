import { useState, type Dispatch, type ReactElement, type RefObject } from 'react'
import { isLanguage, localeOf, nativeName } from '../../language/languages.ts'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import type { QueueView } from '../../server/contract/queue-view.ts'
import { ChoiceGroup } from '../../ui-kit/components/choice-group.tsx'
import { TextField } from '../../ui-kit/components/text-field.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { useSpeech } from '../staff/staff-language.tsx'
import { DocumentsMarker } from './documents-marker.tsx'
import type { Draft, DraftChange } from './draft.ts'
import { ServiceChoices } from './service-choices.tsx'
import { ServiceSearchField } from './service-search-field.tsx'
import { findServices } from './service-search.ts'

const noteLengthMax = 300

interface DraftFormProps {
  readonly hall: HallResource
  readonly view: QueueView
  readonly draft: Draft
  readonly change: Dispatch<DraftChange>
  readonly searchRef: RefObject<HTMLInputElement | null>
}

export function DraftForm({ hall, view, draft, change, searchRef }: DraftFormProps): ReactElement {
  const { messages, language } = useSpeech()
  const { triage } = messages
  const [search, setSearch] = useState('')
  const choose = (id: string): void => {
    change({ type: 'service', service: id })
    setSearch('')
  }
  const service = hall.services.find((one) => one.id === draft.service)
  const priority = hall.priorityClasses.find((one) => one.id === draft.priority)
  const proof = priority?.proof ?? null
  return (
    <>
      <div className="triage-top">
        <ChoiceGroup
          label={triage.citizenLanguage}
          labelHidden
          className="citizen-language"
          choices={hall.languages.map((code) => ({
            id: code,
            content: isLanguage(code) ? nativeName(code) : code,
            lang: isLanguage(code) ? localeOf(code) : code,
          }))}
          chosen={draft.language}
          onChoose={(code) => change({ type: 'language', language: code })}
          testId="citizen-language"
        />
        <ServiceSearchField
          services={hall.services}
          search={search}
          onSearch={setSearch}
          onChoose={choose}
          inputRef={searchRef}
        />
      </div>
      <ServiceChoices
        services={findServices(hall.services, search)}
        states={view.services}
        chosen={draft.service}
        onChoose={choose}
      />
      <div className="details">
        <div className="priority">
          <ChoiceGroup
            label={triage.priority}
            choices={hall.priorityClasses.map(({ id, names }) => ({ id, content: nameIn(names, language) }))}
            chosen={draft.priority}
            onChoose={(id) => change({ type: 'priority', priority: id })}
            testId="priority"
          />
          {proof === null ? null : (
            <p className="proof" data-testid="proof">
              {triage.proof}: <strong>{nameIn(proof, language)}</strong>
            </p>
          )}
          <TextField
            label={triage.noteToWindow}
            placeholder={triage.notePlaceholder}
            value={draft.note}
            onChange={(note) => change({ type: 'note', note })}
            maxLength={noteLengthMax}
            testId="note"
          />
        </div>
        {service === undefined ? null : (
          <DocumentsMarker
            documents={service.documents}
            missing={draft.missing}
            onMark={(at) => change({ type: 'document', at })}
          />
        )}
      </div>
    </>
  )
}
