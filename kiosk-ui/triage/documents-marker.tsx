import type { ReactElement } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { useSpeech } from '../staff/staff-language.tsx'

interface DocumentsMarkerProps {
  readonly documents: HallResource['services'][number]['documents']
  readonly missing: readonly number[]
  readonly onMark: (at: number) => void
}

/** The documents of the service; a touch marks one as missing, and the window will know. */
export function DocumentsMarker(props: DocumentsMarkerProps): ReactElement | null {
  const { messages, language } = useSpeech()
  const { triage } = messages
  if (props.documents.length === 0) return null
  return (
    <section className="documents" aria-label={triage.documents}>
      <h2 className="panel-title">
        {triage.documents} · {triage.documentsHint}
      </h2>
      <div className="documents-list">
        {props.documents.map((names, at) => (
          <ToggleButton
            // A list from the configuration, never reordered while it is shown.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            className="document"
            isSelected={props.missing.includes(at)}
            onChange={() => props.onMark(at)}
            data-testid="document"
          >
            {nameIn(names, language)}
            {props.missing.includes(at) ? <strong> · {triage.missingDocuments}</strong> : null}
          </ToggleButton>
        ))}
      </div>
    </section>
  )
}
