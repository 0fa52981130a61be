import { useEffect, useState } from 'react'
import type { PhoneView } from '../../server/contract/phone-view.ts'
import { read } from '../../ui-kit/http/request.ts'

const pollMs = 5_000
const pollMsMax = 60_000

export interface OwnTicket {
  readonly ticket: PhoneView | null
  /** True once the server has said that there is no such ticket. */
  readonly unknown: boolean
  readonly offline: boolean
}

/** The citizen's ticket, asked for every five seconds, and less and less often while nobody answers. */
export function useOwnTicket(secret: string): OwnTicket {
  const [own, setOwn] = useState<OwnTicket>({ ticket: null, unknown: false, offline: false })
  useEffect(() => {
    let stopped = false
    let timer: ReturnType<typeof setTimeout>
    let waitMs = pollMs
    const ask = async (): Promise<void> => {
      clearTimeout(timer)
      const answer = await read<PhoneView>(`/phone/${encodeURIComponent(secret)}`)
      if (stopped) return
      const gone = !answer.ok && answer.failure.data['status'] === 404
      if (answer.ok) setOwn({ ticket: answer.value, unknown: false, offline: false })
      else if (gone) setOwn({ ticket: null, unknown: true, offline: false })
      else setOwn((before) => ({ ...before, offline: true }))
      if (gone) return
      waitMs = answer.ok ? pollMs : Math.min(pollMsMax, waitMs * 2)
      timer = setTimeout(() => void ask(), waitMs)
    }
    const hurry = (): void => {
      if (secret !== '' && document.visibilityState === 'visible') void ask()
    }
    if (secret !== '') void ask()
    document.addEventListener('visibilitychange', hurry)
    addEventListener('online', hurry)
    return () => {
      stopped = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', hurry)
      removeEventListener('online', hurry)
    }
  }, [secret])
  return own
}
