import { useEffect, useRef } from 'react'
import { actionOfKey, type Action } from './keymap.ts'

/** Function keys act wherever the focus is, but not while a dialog asks something, and never on repeat. */
export function useActionKeys(act: (action: Action) => void, undo: () => void): void {
  const newest = useRef({ act, undo })
  useEffect(() => {
    newest.current = { act, undo }
  }, [act, undo])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const action = actionOfKey(event.key)
      const undoing = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === 'KeyZ'
      const inText = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
      if (action === undefined && (!undoing || inText)) return
      // The browser's own meaning of these keys, such as search on F3, has no place here.
      event.preventDefault()
      if (event.repeat || document.querySelector('[role="dialog"]') !== null) return
      // A dialog that this press opens must not hear the same press as its answer.
      event.stopPropagation()
      if (action === undefined) newest.current.undo()
      else newest.current.act(action)
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [])
}
