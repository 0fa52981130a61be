import { useEffect, useState } from 'react'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import { read } from './request.ts'

const askAgainMs = 1_500

/** The hall as configured; read again whenever `connections` grows, since a server may come back changed. */
export function useHall(connections: number): HallResource | null {
  const [hall, setHall] = useState<HallResource | null>(null)
  useEffect(() => {
    let stopped = false
    let timer: ReturnType<typeof setTimeout>
    const ask = async (): Promise<void> => {
      const answer = await read<HallResource>('/hall')
      if (stopped) return
      if (answer.ok) setHall(answer.value)
      else timer = setTimeout(() => void ask(), askAgainMs)
    }
    void ask()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [connections])
  return hall
}
