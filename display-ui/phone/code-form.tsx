import { useId, useState, type ReactElement } from 'react'
import type { Messages } from '../../language/citizen-messages.ts'

const codeLengthMax = 16

/** Where the QR cannot be read: the short code of the slip, typed. */
export function CodeForm({ phone }: { readonly phone: Messages['phone'] }): ReactElement {
  const [code, setCode] = useState('')
  const field = useId()
  return (
    <form
      className="phone-code"
      data-testid="code-form"
      onSubmit={(event) => {
        event.preventDefault()
        const typed = code.trim().toUpperCase()
        if (typed !== '') location.assign(`/t/${encodeURIComponent(typed)}`)
      }}
    >
      <label htmlFor={field}>{phone.typeCode}</label>
      <input
        id={field}
        dir="ltr"
        placeholder="A134-BCDFGH"
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        maxLength={codeLengthMax}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <button type="submit">{phone.showTicket}</button>
    </form>
  )
}
