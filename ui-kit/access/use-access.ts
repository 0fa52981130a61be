import { useEffect, useState } from 'react'
import type { Role } from '../../server/contract/primitives.ts'
import { read } from '../http/request.ts'

const askAgainMs = 1_500
/** An enrolled browser that is asked to wait for its link asks less often. */
const askAgainRefusedMs = 5_000

/** Whether this browser may show this page. */
export type Access = 'asking' | 'granted' | 'not-enrolled' | 'not-allowed' | 'no-server'

async function ask(needed: readonly Role[]): Promise<Access> {
  const answer = await read<{ roles: readonly Role[] }>('/session')
  if (answer.ok) {
    const may = answer.value.roles.some((role) => role === 'manager' || needed.includes(role))
    return may ? 'granted' : 'not-allowed'
  }
  const { code, data } = answer.failure
  if (code === 'not-enrolled' || data['status'] === 401) return 'not-enrolled'
  if (code === 'not-allowed' || data['status'] === 403) return 'not-allowed'
  return 'no-server'
}

/** Asks until the answer is yes; again whenever `doubt` turns true. `needed` must be a constant. */
export function useAccess(needed: readonly Role[], doubt = false): Access {
  const [access, setAccess] = useState<Access>('asking')
  const settled = access === 'granted' && !doubt
  useEffect(() => {
    if (settled) return
    let stopped = false
    let timer: ReturnType<typeof setTimeout>
    const again = async (): Promise<void> => {
      const answer = await ask(needed)
      if (stopped) return
      setAccess((before) => (before === 'granted' && answer === 'no-server' ? before : answer))
      if (answer === 'granted' && !doubt) return
      timer = setTimeout(() => void again(), answer === 'no-server' ? askAgainMs : askAgainRefusedMs)
    }
    void again()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [needed, settled, doubt])
  return access
}
