import { useEffect, type ReactElement } from 'react'
import { isLanguage, languages, type Language } from '../../language/languages.ts'
import { messagesIn } from '../../language/messages.ts'
import { setDocumentLanguage } from '../../ui-kit/text/set-document-language.ts'
import { CodeForm } from './code-form.tsx'
import { PhoneTicket } from './phone-ticket.tsx'
import { useOwnTicket } from './use-own-ticket.ts'
import './phone.css'

/** Before the ticket is known: the first language of the phone that the hall speaks. */
function languageOfPhone(): Language {
  const known = navigator.languages.map((tag) => tag.slice(0, 2)).find((code) => isLanguage(code))
  return known ?? languages[0]
}

export function PhonePage(props: { readonly secret: string }): ReactElement {
  const { ticket, unknown, offline } = useOwnTicket(props.secret)
  const language = ticket !== null && isLanguage(ticket.language) ? ticket.language : languageOfPhone()
  const { phone } = messagesIn(language)
  useEffect(() => setDocumentLanguage(language), [language])
  useEffect(() => {
    document.title = ticket === null ? 'Ashnav' : ticket.number
  }, [ticket])
  return (
    <main className="phone">
      {unknown ? (
        <p className="phone-unknown" data-testid="unknown-ticket">
          {phone.unknownTicket}
        </p>
      ) : null}
      {ticket === null && (unknown || props.secret === '') ? <CodeForm phone={phone} /> : null}
      {ticket === null ? null : <PhoneTicket ticket={ticket} language={language} />}
      <div role="status">
        {offline ? (
          <p className="phone-offline" data-testid="connection-lost">
            {phone.noConnection}
          </p>
        ) : null}
      </div>
    </main>
  )
}
