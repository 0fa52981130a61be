import { useEffect, useRef } from 'react'
import type { HallResource } from '../../server/contract/hall-resource.ts'
import { serviceForKey } from './service-keys.ts'

export interface TriageKeys {
  readonly pickService: (service: string) => void
  readonly pickLanguage: (language: string) => void
  readonly issue: () => void
  readonly clear: () => void
  readonly search: () => void
}

function isTextInput(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox'
}

/** A letter picks its service, a figure the language, Enter issues, Escape begins again, / searches. */
export function useTriageKeys(hall: HallResource, keys: TriageKeys): void {
  const newest = useRef(keys)
  useEffect(() => {
    newest.current = keys
  }, [keys])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return
      if (document.querySelector('[role="dialog"], [role="menu"]') !== null) return
      const { pickService, pickLanguage, issue, clear, search } = newest.current
      if (event.key === 'Escape') return clear()
      if (isTextInput(event.target)) {
        const inNote = event.target instanceof HTMLElement && event.target.dataset['testid'] === 'note'
        if (event.key === 'Enter' && inNote) issue()
        return
      }
      if (event.key === 'Enter') {
        if (event.target instanceof HTMLElement && event.target.closest('button') !== null) return
        event.preventDefault()
        return issue()
      }
      if (event.key === '/') {
        event.preventDefault()
        return search()
      }
      const language = hall.languages[Number(event.key) - 1]
      if (language !== undefined) return pickLanguage(language)
      const service = serviceForKey(hall.services, event)
      if (service !== undefined) pickService(service.id)
    }
    // Before the components see it: a radio button keeps Enter to itself.
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [hall])
}
