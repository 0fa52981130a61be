import type { Language } from '../../language/languages.ts'

/** What one slip says. Every text may come from people and is made safe before it is drawn. */
export interface SlipContent {
  /** The citizen's language; the slip is written in it. */
  readonly language: Language
  /** The hall's own language; stands under the key lines where it differs from the citizen's. */
  readonly hallLanguage: Language
  /** IANA name, such as 'Asia/Jerusalem'. */
  readonly timeZone: string
  /** In the citizen's language. */
  readonly hallName: string
  readonly hallNameInHallLanguage: string
  /** A letter and up to three digits, such as 'A134'. */
  readonly number: string
  readonly serviceName: string
  readonly serviceNameInHallLanguage: string
  readonly issuedAtMs: number
  /** Null where there is too little to go on: the slip then gives no minutes (PROMISE-2). */
  readonly promise: SlipPromise | null
  /** How many tickets are before this one. */
  readonly ahead: number
  readonly otherLettersMayBeCalledBefore: boolean
  /** In the citizen's language, in the order in which they are asked for. */
  readonly documents: readonly string[]
  /** For how many minutes a missed number keeps its place. */
  readonly missedCallMinutes: number
  /** The phone page of this ticket, for the QR; empty where the hall has none, and the slip is then without it. */
  readonly url: string
  /** The same, to type by hand. */
  readonly shortCode: string
  /** Set on reprints. */
  readonly copy: boolean
  /** Set while the hall rehearses. */
  readonly rehearsal: boolean
}

/** The range in which the call is promised: two instants, and the expected wait from the issue on. */
export interface SlipPromise {
  readonly notBeforeMs: number
  readonly byMs: number
  readonly aboutMs: number
}
