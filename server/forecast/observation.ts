/** One line of a work profile as the forecaster is told of it. */
export interface CalledService {
  readonly service: string
  readonly rank: number
}

/** A stretch of a day in which a service window is planned to be open, and who sits there. */
export interface PlannedShift {
  readonly serviceWindow: string
  readonly clerk: string | null
  /** Null: the window's own profile, as far as it is known. */
  readonly workProfile: readonly CalledService[] | null
  readonly fromMs: number
  readonly toMs: number
  /** Breaks inside the shift, in order. */
  readonly breaks: readonly { readonly fromMs: number; readonly toMs: number }[]
}

/** How a class of citizens is ordered; see the calling rule of the hall. */
export interface ClassRule {
  readonly priorityClass: string
  readonly headStartMs: number
  readonly rate: number
}

/**
 * What the forecaster is told, in order of time. Both a live hall and a recorded day are told in these
 * words, so that a replay runs exactly the code that a hall runs. Names are plain texts, instants integer
 * milliseconds; whatever a hall does not know (who serves, when a service ended) is simply never said.
 */
export type Observation = { readonly atMs: number } & (
  | {
      /** What is fixed in a hall's configuration; a recorded day does not say it. */
      readonly type: 'configured'
      readonly services: readonly { readonly service: string; readonly typicalServiceMs: number | null }[]
      readonly classes: readonly ClassRule[]
      readonly overdueAfterMs: number
      readonly serviceWindows: readonly {
        readonly serviceWindow: string
        readonly workProfile: readonly CalledService[]
      }[]
    }
  | {
      /** A new day: nobody waits, every window is closed. */
      readonly type: 'day-began'
      readonly day: string
      /** Local midnight of the day, from which hours are counted. */
      readonly midnightMs: number
    }
  | {
      /** Who is planned to be where today; replaces what was said before. Null: there is no plan. */
      readonly type: 'planned'
      readonly shifts: readonly PlannedShift[] | null
    }
  | {
      /** When no more are called for a service today; null: not known. */
      readonly type: 'closing-known'
      readonly service: string
      readonly closesAtMs: number | null
    }
  | {
      readonly type: 'arrived'
      readonly ticket: string
      readonly service: string
      readonly priorityClass: string
      /** The range on the slip; null where it carried none, left out where the forecaster itself is to say one. */
      readonly promised?: { readonly notBeforeMs: number; readonly byMs: number } | null
    }
  | {
      readonly type: 'called'
      readonly ticket: string
      readonly serviceWindow: string | null
      readonly clerk: string | null
    }
  | { readonly type: 'started'; readonly ticket: string }
  | {
      /** The stay at the window is over. */
      readonly type: 'ended'
      readonly ticket: string
      readonly how: 'completed' | 'no-show' | 'transferred' | 'parked' | 'taken-over' | 'other'
    }
  | {
      /** Waits no more, and was not called: left, cancelled, expired. */
      readonly type: 'left'
      readonly ticket: string
    }
  | {
      /**
       * Waits, with the arrival it had: transferred, resumed, reinstated, or put back by an undo.
       * Whatever the ticket was doing before is over without being learned from.
       */
      readonly type: 'put-back'
      readonly ticket: string
      readonly service: string
      readonly priorityClass: string
      readonly arrivedAtMs: number
      /** Waits for this window alone; null: for any that calls its service. */
      readonly line: string | null
      /** First in that line. */
      readonly resumed: boolean
    }
  | {
      /** Is at a window, as it was before an undone press or a take-over. */
      readonly type: 'put-at-window'
      readonly ticket: string
      readonly service: string
      readonly priorityClass: string
      readonly arrivedAtMs: number
      readonly serviceWindow: string
      readonly clerk: string | null
      readonly calledAtMs: number
      readonly startedAtMs: number | null
    }
  | {
      readonly type: 'window-opened'
      readonly serviceWindow: string
      readonly clerk: string | null
      readonly workProfile: readonly CalledService[] | null
    }
  | { readonly type: 'window-paused'; readonly serviceWindow: string; readonly returnAtMs: number | null }
  | { readonly type: 'window-closed'; readonly serviceWindow: string }
  | {
      /** A public feed's word: windows open for a service, and the minutes that its office typed in. */
      readonly type: 'told-open'
      readonly service: string
      readonly open: number
      readonly waiting: number | null
      readonly typicalServiceMs: number | null
    }
)

export type ObservationOf<Type extends Observation['type']> = Extract<Observation, { readonly type: Type }>
