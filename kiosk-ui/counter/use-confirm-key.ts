import { useEffect, useRef } from 'react'

/** The key that opened a dialog confirms it when pressed again; `confirm` null: there is nothing to confirm yet. */
export function useConfirmKey(key: string | undefined, confirm: (() => void) | null): void {
  const newest = useRef(confirm)
  useEffect(() => {
    newest.current = confirm
  }, [confirm])
  useEffect(() => {
    if (key === undefined) return
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== key || event.repeat) return
      event.preventDefault()
      newest.current?.()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [key])
}
