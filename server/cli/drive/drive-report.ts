import type { Adjustment } from './adjustment.ts'
import type { Difference } from './difference.ts'
import type { Lag } from './lag.ts'

/** What came of a drive: counts, and where the hall's account differs from the record. */
export interface DriveReport {
  readonly trace: string
  readonly day: string
  /** False where the drive was ended before the day was over; then nothing is compared. */
  readonly whole: boolean
  readonly speed: number
  readonly wallSeconds: number
  /** Whether the hall's clock showed the recorded instants. */
  readonly asRecorded: boolean
  readonly arrivals: { readonly served: number; readonly abandoned: number; readonly noShow: number }
  readonly desks: { readonly own: number; readonly further: number; readonly unnamed: number }
  readonly adjustments: readonly Adjustment[]
  readonly tickets: number
  readonly calls: {
    /** Pressed Next. */
    readonly byNext: number
    /** Called by hand, in the recorded order. */
    readonly byHand: number
    /** Ended the desk's last visit as well. */
    readonly completing: number
  }
  readonly requests: {
    readonly answered: number
    /** Sent again, with the same key, for want of an answer. */
    readonly repeated: number
    /** Milliseconds of wall time that a change took, repeats included. */
    readonly changeP50Ms: number | null
    readonly changeP99Ms: number | null
  }
  readonly lag: Lag | null
  /** Tickets of the day by what is recorded of their slip. */
  readonly slips: Readonly<Record<string, number>>
  /** Slips on paper; null where nobody looked. */
  readonly paper: number | null
  readonly promises: {
    readonly kept: number
    readonly early: number
    readonly late: number
    /** Called without a promise having been made. */
    readonly none: number
    /** Left, so that the promise was never put to the test. */
    readonly untested: number
  }
  readonly differences: readonly Difference[]
}
