import { useState, type ReactElement } from 'react'
import { formatClock } from '../../language/time.ts'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import type { TicketResource } from '../../server/contract/ticket-resource.ts'
import { Button } from '../../ui-kit/components/button.tsx'
import { TextField } from '../../ui-kit/components/text-field.tsx'
import { Ltr } from '../../ui-kit/text/ltr.tsx'
import { nameIn } from '../../ui-kit/text/name-in.ts'
import { useSpeech } from '../staff/staff-language.tsx'

const noteLengthMax = 500

interface TicketStoryProps {
  readonly ticket: TicketResource
  readonly hall: HallResource
  readonly saving: boolean
  /** Answers whether the note was kept. */
  readonly onNote: (text: string) => Promise<boolean>
}

/** What was told before: notes, earlier windows today, and the documents of the service. */
export function TicketStory({ ticket, hall, saving, onNote }: TicketStoryProps): ReactElement {
  const { messages, language } = useSpeech()
  const { counter, common, ticket: words } = messages
  const [text, setText] = useState('')
  const serviceOf = (id: string) => hall.services.find((one) => one.id === id)
  const serviceName = (id: string) => nameIn(serviceOf(id)?.names ?? { '': id }, language)
  const clerkName = (id: string | null) =>
    nameIn(hall.clerks.find((one) => one.id === id)?.names ?? {}, language)
  const documents = serviceOf(ticket.service)?.documents ?? []
  const clock = (atMs: number) => <Ltr className="figures">{formatClock(atMs, hall.timeZone)}</Ltr>
  const save = async (): Promise<void> => {
    if (text.trim() !== '' && (await onNote(text.trim()))) setText('')
  }
  return (
    <section className="story panel">
      <h2 className="panel-title">{counter.notes}</h2>
      <ul className="notes" data-testid="notes">
        {ticket.notes.map((note) => (
          <li key={`${note.atMs} ${note.text}`} className="note">
            <span className="soft">{clock(note.atMs)}</span> <span dir="auto">{note.text}</span>
          </li>
        ))}
      </ul>
      <form
        className="note-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          label={counter.addNote}
          labelHidden
          placeholder={counter.addNote}
          value={text}
          onChange={setText}
          maxLength={noteLengthMax}
          testId="note"
        />
        {text.trim() === '' ? null : (
          <Button onPress={() => void save()} pending={saving} testId="save-note">
            {counter.saveNote}
          </Button>
        )}
      </form>
      {ticket.stays.length === 0 ? null : (
        <>
          <h2 className="panel-title">{counter.history}</h2>
          <ul data-testid="stays">
            {ticket.stays.map((stay) => (
              <li key={stay.calledAtMs} className="stay">
                {clock(stay.calledAtMs)} {common.serviceWindowNumber(String(stay.serviceWindow))}{' '}
                {clerkName(stay.clerk)} · {serviceName(stay.service)} · {words.endedBy[stay.endedBy]}
              </li>
            ))}
          </ul>
        </>
      )}
      {documents.length === 0 ? null : (
        <>
          <h2 className="panel-title">{counter.documents}</h2>
          <ul className="story-documents">
            {documents.map((names) => (
              <li key={nameIn(names, language)}>{nameIn(names, language)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
