import { useRef, useState } from 'react'
import { failed, type Answer } from '../../ui-kit/http/answer.ts'

export interface Presses {
  /** The name of the press that is on its way. */
  readonly underWay: string | null
  /** Sends a press, unless another one is on its way; offline it is refused here and never sent. */
  readonly run: <Value>(name: string, send: () => Promise<Answer<Value>>) => Promise<Answer<Value> | null>
}

/** One press at a time: a second touch while the first is on its way does nothing. */
export function usePresses(live: boolean): Presses {
  const busy = useRef(false)
  const [underWay, setUnderWay] = useState<string | null>(null)
  return {
    underWay,
    run: async (name, send) => {
      if (busy.current) return null
      if (!live) return failed('not-sent')
      busy.current = true
      setUnderWay(name)
      try {
        return await send()
      } finally {
        busy.current = false
        setUnderWay(null)
      }
    },
  }
}
