import { useCallback, useEffect, useState } from 'react'

const goodNewsMs = 6_000

export interface Said {
  readonly tone: 'good' | 'warn' | 'danger'
  readonly text: string
}

/** The one line in which a screen answers a press: good news goes by itself, a refusal stays. */
export function useSaid(): { readonly said: Said | null; readonly say: (said: Said | null) => void } {
  const [said, setSaid] = useState<Said | null>(null)
  useEffect(() => {
    if (said?.tone !== 'good') return
    const timer = setTimeout(() => setSaid(null), goodNewsMs)
    return () => clearTimeout(timer)
  }, [said])
  return { said, say: useCallback((next: Said | null) => setSaid(next), []) }
}
