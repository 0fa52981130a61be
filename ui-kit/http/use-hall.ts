import { useEffect, useState } from 'react'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import { read } from './request.ts'

const askAgainMs = 1_500

interface HallRead {
  readonly hall: HallResource
  /** The connection during which it was read. */
  readonly connection: number
}

/** The hall as configured; read again with every new connection, since a server may come back changed. */
export function useHall(connection: number): HallResource | null {
  const [known, setKnown] = useState<HallRead | null>(null)
  const fresh = known?.connection === connection
  useEffect(() => {
    if (fresh) return
    let stopped = false
    let timer: ReturnType<typeof setTimeout>
    const ask = async (): Promise<void> => {
      const answer = await read<HallResource>('/hall')
      if (stopped) return
      if (answer.ok) setKnown({ hall: answer.value, connection })
      else timer = setTimeout(() => void ask(), askAgainMs)
    }
    void ask()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [connection, fresh])
  return known?.hall ?? null
}
