import type { HallResource } from '../../server/contract/hall-resource.ts'
import type { IssueTicketRequest } from '../../server/contract/requests.ts'

/** The slip being prepared. */
export interface Draft {
  readonly language: string
  readonly service: string | null
  readonly priority: string | null
  /** Places in the service's list of documents. */
  readonly missing: readonly number[]
  readonly note: string
}

export type DraftChange =
  | { readonly type: 'language'; readonly language: string }
  | { readonly type: 'service'; readonly service: string }
  | { readonly type: 'priority'; readonly priority: string }
  | { readonly type: 'document'; readonly at: number }
  | { readonly type: 'note'; readonly note: string }
  | { readonly type: 'clear'; readonly draft: Draft }
  /** A slip that was not issued comes back, unless another one is being prepared. */
  | { readonly type: 'return'; readonly draft: Draft }

/** Every citizen starts from the hall's own language and its ordinary class. */
export function freshDraft(hall: HallResource): Draft {
  return {
    language: hall.languages[0] ?? 'he',
    service: hall.services.length === 1 ? (hall.services[0]?.id ?? null) : null,
    priority: hall.priorityClasses[0]?.id ?? null,
    missing: [],
    note: '',
  }
}

export function changeDraft(draft: Draft, change: DraftChange): Draft {
  switch (change.type) {
    case 'language':
      return { ...draft, language: change.language }
    case 'service':
      return draft.service === change.service ? draft : { ...draft, service: change.service, missing: [] }
    case 'priority':
      return { ...draft, priority: change.priority }
    case 'document': {
      const marked = draft.missing.includes(change.at)
      const missing = marked ? draft.missing.filter((at) => at !== change.at) : [...draft.missing, change.at]
      return { ...draft, missing }
    }
    case 'note':
      return { ...draft, note: change.note }
    case 'clear':
      return change.draft
    case 'return':
      return draft.service === null ? change.draft : draft
  }
}

/** What is sent for a draft; `note` is the clerk's own words with the documents that were marked missing. */
export function requestFor(draft: Draft, service: string, note: string, told: boolean): IssueTicketRequest {
  return {
    service,
    language: draft.language,
    ...(draft.priority === null ? {} : { priority: draft.priority }),
    ...(note === '' ? {} : { note }),
    ...(told ? { toldMayNotBeServed: true } : {}),
  }
}
